// What the deck plays, and what it tells of it.
import type { Playlist } from './playlist.ts';
import type { LoopRange } from './relay.ts';

export interface DeckState {
  /** Number of the frame that is seen, counted through the whole playlist. */
  readonly frame: number;
  /** How fast and which way: 0 stands, 1 plays, 2 is twice as fast, negative backwards. */
  readonly speed: number;
  readonly clipIndex: number;
  /** What plays over and over; null: the list plays to its end. */
  readonly loop: LoopRange | null;
  /** The clip on the screen could not be played. */
  readonly failed: boolean;
  /** A clip with sound was played; until then nobody knows. */
  readonly hasSound: boolean;
}

export interface DeckProgramme {
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
  /** Address of each clip, in the playlist's order. */
  readonly urls: readonly string[];
}

export const STANDING: DeckState = {
  frame: 0,
  speed: 0,
  clipIndex: 0,
  loop: null,
  failed: false,
  hasSound: false,
};

export const NO_PROGRAMME: DeckProgramme = { playlist: { clips: [], frames: 0 }, framesPerSecond: 25, urls: [] };
