// The clips that play one after the other, and where each stands in the whole.
import type { PlanView } from '#shared/contract/shapes.ts';

export interface Clip {
  readonly key: string;
  readonly shotId: string;
  readonly segmentIndex: number;
  readonly segmentCount: number;
  readonly mediaPath: string;
  readonly thumbnailPath: string | null;
  readonly version: string;
  readonly stale: boolean;
  /** The user keeps it although the plan asks for something else. */
  readonly kept: boolean;
  readonly frames: number;
  /** Number of its first frame within the list it is in. */
  readonly firstFrame: number;
  /** Segments without a clip between the one before and this one. */
  readonly missingBefore: number;
}

export interface Playlist {
  readonly clips: readonly Clip[];
  readonly frames: number;
}

/** Every segment that has a clip, in film order; of one shot where a shot is given. */
export function playlistOf({ plan, standings }: PlanView, shotId: string | null): Playlist {
  const clips: Clip[] = [];
  let frames = 0;
  let missing = 0;
  for (const segment of plan.segments) {
    if (shotId !== null && segment.shotId !== shotId) continue;
    const standing = standings[segment.key];
    if (!standing?.clip) {
      missing += 1;
      continue;
    }
    const { mediaPath, thumbnailPath, version } = standing.clip;
    clips.push({
      key: segment.key,
      shotId: segment.shotId,
      segmentIndex: segment.segmentIndex,
      segmentCount: segment.segmentCount,
      mediaPath,
      thumbnailPath,
      version,
      stale: standing.status === 'stale',
      kept: standing.kept,
      frames: segment.clipFrames,
      firstFrame: frames,
      missingBefore: missing,
    });
    frames += segment.clipFrames;
    missing = 0;
  }
  return { clips, frames };
}

/** Where a frame of the whole list lies; past either end, the first or last frame there is. */
export function locateFrame({ clips, frames }: Playlist, frame: number): { index: number; frameInClip: number } | null {
  if (clips.length === 0) return null;
  const wanted = Math.min(Math.max(frame, 0), frames - 1);
  let low = 0;
  let high = clips.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((clips[middle]?.firstFrame ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return { index: low, frameInClip: wanted - (clips[low]?.firstFrame ?? 0) };
}

/** A frame by the clip it is in: stays what it is when clips come in before it. */
export interface FilmPlace {
  readonly key: string;
  readonly frameInClip: number;
}

export function placeOfFrameIn(playlist: Playlist, frame: number): FilmPlace | null {
  const found = locateFrame(playlist, frame);
  const clip = found && playlist.clips[found.index];
  return clip ? { key: clip.key, frameInClip: found.frameInClip } : null;
}

/** null: its clip is not in this list. */
export function frameOfPlace({ clips }: Playlist, place: FilmPlace | null): number | null {
  const clip = place && clips.find(({ key }) => key === place.key);
  return clip ? clip.firstFrame + Math.min(place.frameInClip, clip.frames - 1) : null;
}
