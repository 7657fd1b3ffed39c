// Every run cuts its clips with ffmpeg; without one nothing comes out.
import { say } from '#shared/i18n/say.ts';
import type { EngineCheck } from '../engines/index.ts';
import type { Ffmpeg } from '../media/index.ts';

export function checkFfmpeg(ffmpeg: Pick<Ffmpeg, 'version' | 'source'> | null): EngineCheck {
  if (ffmpeg !== null) {
    return { findings: [], looked: [{ what: 'ffmpeg', result: say`${ffmpeg.version}, from ${ffmpeg.source}` }] };
  }
  return {
    findings: [
      {
        severity: 'problem',
        code: 'ffmpeg-missing',
        message: say`No ffmpeg was found.`,
        remedy: say`Install ffmpeg, or name its path in Settings or in LONGTAKE_FFMPEG.`,
      },
    ],
    looked: [{ what: 'ffmpeg', result: say`not found` }],
  };
}
