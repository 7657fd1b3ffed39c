// The clips as Final Cut Pro wants them: one after another without overlap, each transition over the middle of its cut.
import type { TimelineClip, TimelineMarker } from './timeline.ts';
import type { PlacedClip } from './timeline-frames.ts';

export interface SpineClip {
  readonly clip: TimelineClip;
  /** Film frame, and how many. */
  readonly at: number;
  readonly frames: number;
  /** Film frames from the media's beginning. */
  readonly sourceStart: number;
  /** By film frame, counted from the beginning of the film. */
  readonly markers: readonly { readonly at: number; readonly marker: TimelineMarker }[];
  /** The dissolve into the clip, drawn before it; null: a cut. */
  readonly dissolve: { readonly at: number; readonly frames: number } | null;
}

/**
 * Longtake's crossfade of D frames begins at the cut: the earlier clip goes on over the later one's first frames. Final Cut Pro
 * puts a transition over the middle of a cut and takes frames behind and before it from the media. So the cut is moved D/2 frames
 * back: the earlier clip lasts longer, the later one begins later and hands its own first frames to the transition. Same pictures
 * at the same frames, same length. Of an odd D the longer half lies behind the cut.
 */
export function spineClips(placed: readonly PlacedClip[]): readonly SpineClip[] {
  const shifts = placed.map(({ crossfadeBefore }) => Math.floor(crossfadeBefore / 2));
  const all = placed.flatMap(({ clip, at }) => clip.markers.map((marker) => ({ at: at + marker.frame, marker })));
  return placed.map(({ clip, at, sourceStart, crossfadeBefore }, index) => {
    const shift = shifts[index] ?? 0;
    const first = at + shift;
    const end = at + clip.frames + (shifts[index + 1] ?? 0);
    return {
      clip,
      at: first,
      frames: end - first,
      sourceStart: sourceStart + shift,
      // A marker stays at its film frame: in a moved cut's first frames it is the earlier clip's.
      markers: all.filter((each) => each.at >= first && each.at < end),
      dissolve: crossfadeBefore > 0 ? { at, frames: crossfadeBefore } : null,
    };
  });
}
