// What of a film is heard, and where. Pure.
import { framesInDuration } from '#shared/frame-math.ts';
import type { FilmSettings } from '#shared/model/film.ts';
import { type FilmEdit, withHandle } from './film-edit.ts';
import type { FilmSound, SoundPart } from './piece.ts';

export interface SoundOptions {
  readonly framesPerSecond: number;
  readonly settings: Pick<FilmSettings, 'fadeInSeconds' | 'fadeOutSeconds' | 'keepClipAudio' | 'loudnessLufs'>;
  /** null: none, or a shot by itself. */
  readonly bed: FilmSound['bed'];
  readonly fades: boolean;
}

/** null: nothing in it can be heard. */
export function filmSound(edit: FilmEdit, { framesPerSecond, settings, bed, fades }: SoundOptions): FilmSound | null {
  const parts = settings.keepClipAudio ? soundParts(edit) : [];
  if (parts.length === 0 && bed === null) return null;
  const frames = (seconds: number) => (fades ? framesInDuration(seconds, framesPerSecond) : 0);
  return {
    parts,
    bed,
    fadeInFrames: frames(settings.fadeInSeconds),
    fadeOutFrames: frames(settings.fadeOutSeconds),
    loudnessLufs: settings.loudnessLufs,
  };
}

function soundParts({ shots }: FilmEdit): SoundPart[] {
  return shots.flatMap((shot, index) =>
    shot.segments.flatMap((one, at): SoundPart[] => {
      if (!one.source.hasAudio) return [];
      const isLast = at === shot.segments.length - 1;
      const fadeOutFrames = isLast ? shot.crossfadeFrames : 0;
      return [
        {
          footage: withHandle(one, fadeOutFrames),
          at: one.at,
          frames: one.segment.clipFrames + fadeOutFrames,
          fadeInFrames: at === 0 ? (shots[index - 1]?.crossfadeFrames ?? 0) : 0,
          fadeOutFrames,
        },
      ];
    }),
  );
}
