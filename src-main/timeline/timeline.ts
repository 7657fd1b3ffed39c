// A film as editors see it: clips one after another, with what lies behind them. What the writers turn into files.
import type { TakeSidecar } from '#shared/model/take.ts';
import type { Finding } from '#shared/studio-error.ts';

/** A film file on disk and what of it is used. Frames at its own rate. */
export interface TimelineMedia {
  /** Absolute. */
  readonly filePath: string;
  readonly framesPerSecond: number;
  /** All the frames it has. */
  readonly frames: number;
  /** Which of them is the clip's first. */
  readonly firstFrame: number;
  readonly hasAudio: boolean;
}

export interface TimelineTake {
  readonly media: TimelineMedia;
  readonly sidecar: TakeSidecar;
  readonly isActive: boolean;
}

export interface TimelineClip {
  /** Such as "001" or "001 seg 2"; unique in the timeline. Any text. */
  readonly name: string;
  readonly shotId: string;
  /** null: a whole shot. */
  readonly segmentIndex: number | null;
  /** Film frames it lasts. */
  readonly frames: number;
  readonly media: TimelineMedia;
  readonly width: number;
  readonly height: number;
  readonly prompt: string;
  readonly negativePrompt: string;
  readonly seed: number | null;
  readonly model: string;
  /** Every take of the segment, oldest first; none of a whole shot. */
  readonly takes: readonly TimelineTake[];
  /** A crossfade into the next clip that lies over that clip's first frames: the media goes on for so many frames. 0: a cut. */
  readonly crossfadeFrames: number;
  readonly markers: readonly TimelineMarker[];
}

export interface TimelineMarker {
  readonly kind: 'seam' | 'warning';
  /** Film frame, counted from the clip's beginning. */
  readonly frame: number;
  readonly name: string;
  readonly comment: string;
  /** A seam's grade or a warning's weight. */
  readonly colour: 'GREEN' | 'YELLOW' | 'ORANGE' | 'RED';
}

/** Nothing is there for so many frames: a card that only the film has. */
export interface TimelineGap {
  readonly name: string;
  readonly frames: number;
}

export interface Timeline {
  readonly name: string;
  readonly framesPerSecond: number;
  readonly width: number;
  readonly height: number;
  readonly clips: readonly TimelineClip[];
  /** After the last clip; null: none. */
  readonly tail: TimelineGap | null;
  /** The music under it all, from the start; null: none. */
  readonly bed: { readonly filePath: string; readonly gainDb: number; readonly seconds: number } | null;
}

/** How media is named in the file. */
export type MediaNaming = (filePath: string) => string;

/** What a writer gives: warnings name what the format could not carry. */
export interface TimelineText {
  readonly text: string;
  readonly warnings: readonly Finding[];
}
