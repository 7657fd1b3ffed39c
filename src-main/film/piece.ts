// A film as a row of pieces: most are copied from clips, only what an effect touches is encoded anew, from the takes.
// All counts are frames of the film, but where a source's own rate is named.
import type { Levels } from '#shared/model/seam.ts';

/** The frames of a clip as they are cut from its take, with or without a handle behind them. */
export interface Footage {
  readonly takePath: string;
  /** First kept frame of the take, and how many, at the take's own rate. */
  readonly firstFrame: number;
  readonly frameCount: number;
  readonly sourceFramesPerSecond: number;
  /** What these frames become at the film's rate. */
  readonly filmFrames: number;
}

/** A run of frames inside a footage. */
export interface FootageRange {
  readonly footage: Footage;
  /** Counted in film frames from the footage's beginning. */
  readonly from: number;
  readonly frames: number;
}

/** Copied packet by packet. `from` is a key frame of the clip: 0 or a multiple of its key interval. */
export interface CopyPiece {
  readonly kind: 'copy';
  readonly clipPath: string;
  readonly from: number;
  readonly frames: number;
  /** Where the same frames come from if the clip's stream cannot be joined to the others. */
  readonly range: FootageRange;
}

/** An 8-bit offset for one frame of a piece, counted from the piece's beginning. */
export interface FrameOffset extends Levels {
  readonly frame: number;
}

export interface RenderPiece {
  readonly kind: 'render';
  readonly range: FootageRange;
  /** Seam corrections; frames that are not named stay as they are. */
  readonly offsets: readonly FrameOffset[];
  /** The handle of the shot before, laid over the first frames of this piece, of which frame i shows `(i + at) / total`. */
  readonly crossfade: { readonly over: FootageRange; readonly at: number; readonly total: number } | null;
  readonly fade: PieceFade | null;
  /** Burnt in; null: nothing. Any text. */
  readonly label: string | null;
}

/** Through black: how much of the picture is seen on the first frame and on the one after the last, 0 to 1. */
export interface PieceFade {
  readonly from: number;
  readonly to: number;
}

/** White words on black. */
export interface CardPiece {
  readonly kind: 'card';
  readonly text: string;
  readonly frames: number;
  readonly fade: PieceFade | null;
}

export type Piece = CopyPiece | RenderPiece | CardPiece;

/** What is the same for all pieces of a film. Width and height are even. */
export interface FilmFormat {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** What is heard: the sound of one take, or of a sound file such as a voice-over, at its place. Overlapping ones are mixed; a crossfade's two sides fade. */
export interface SoundPart {
  readonly footage: Footage;
  /** First film frame, from the start of the film. */
  readonly at: number;
  /** Film frames of the footage that are heard, from its beginning, handle included. */
  readonly frames: number;
  readonly fadeInFrames: number;
  readonly fadeOutFrames: number;
  /** The footage is no film but a sound file. */
  readonly isSoundFile?: true;
}

/** The sound of a whole film. */
export interface FilmSound {
  readonly parts: readonly SoundPart[];
  readonly bed: { readonly filePath: string; readonly gainDb: number } | null;
  readonly fadeInFrames: number;
  readonly fadeOutFrames: number;
  /** Integrated, LUFS; null: as it is. */
  readonly loudnessLufs: number | null;
}

export interface FilmPlan {
  readonly format: FilmFormat;
  readonly frames: number;
  readonly pieces: readonly Piece[];
  /** null: a silent film. */
  readonly sound: FilmSound | null;
}
