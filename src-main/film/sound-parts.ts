// What of a film is heard, and where. Pure.
import type { FilmSettings } from '#shared/model/film.ts';
import { type FilmEdit, withHandle } from './film-edit.ts';
import { fadeFrames } from './film-pieces.ts';
import type { FilmSound, SoundPart } from './piece.ts';

export interface SoundOptions {
  readonly framesPerSecond: number;
  readonly settings: Pick<FilmSettings, 'fadeInSeconds' | 'fadeOutSeconds' | 'keepClipAudio' | 'loudnessLufs'>;
  /** null: none, or a shot by itself. */
  readonly bed: FilmSound['bed'];
  readonly fades: boolean;
  /** By shot id: the sound file of its voice-over, absolute. */
  readonly voices?: ReadonlyMap<string, string>;
}

/** null: nothing in it can be heard. */
export function filmSound(edit: FilmEdit, options: SoundOptions): FilmSound | null {
  const { framesPerSecond, settings, bed, voices = new Map() } = options;
  const parts = [
    ...(settings.keepClipAudio ? soundParts(edit, framesPerSecond) : []),
    ...voiceParts(edit, voices, framesPerSecond),
  ];
  if (parts.length === 0 && bed === null) return null;
  const { fadeIn, fadeOut } = fadeFrames(edit, options);
  return {
    parts,
    bed,
    fadeInFrames: fadeIn,
    fadeOutFrames: fadeOut,
    loudnessLufs: settings.loudnessLufs,
  };
}

function soundParts({ shots }: FilmEdit, framesPerSecond: number): SoundPart[] {
  return shots.flatMap((shot, index) =>
    shot.segments.flatMap((one, at): SoundPart[] => {
      if (!one.source.hasAudio) return [];
      const isLast = at === shot.segments.length - 1;
      const fadeOutFrames = isLast ? shot.crossfadeFrames : 0;
      return [
        {
          footage: withHandle(one, fadeOutFrames, framesPerSecond),
          at: one.at,
          frames: one.segment.clipFrames + fadeOutFrames,
          fadeInFrames: at === 0 ? (shots[index - 1]?.crossfadeFrames ?? 0) : 0,
          fadeOutFrames,
        },
      ];
    }),
  );
}

/** From the first frame of its shot to the last: what is longer is not heard over the next one. */
function voiceParts({ shots }: FilmEdit, voices: ReadonlyMap<string, string>, framesPerSecond: number): SoundPart[] {
  return shots.flatMap(({ shot, segments, firstFrame }): SoundPart[] => {
    const takePath = voices.get(shot.shotId);
    if (takePath === undefined) return [];
    const frames = segments.reduce((sum, { segment }) => sum + segment.clipFrames, 0);
    const footage = { takePath, firstFrame: 0, frameCount: frames, sourceFramesPerSecond: framesPerSecond };
    return [
      {
        ...{ footage: { ...footage, filmFrames: frames }, at: firstFrame, frames, fadeInFrames: 0, fadeOutFrames: 0 },
        isSoundFile: true,
      },
    ];
  });
}
