// The request that gives a shot the length of its voice-over.
import { isAbsolute, relative, sep } from 'node:path';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { shotPatch } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { probeSound } from '../media/index.ts';
import { shotGone } from '../project/index.ts';
import { isInside, resolveInside } from '../storage/index.ts';
import type { Handlers } from './answer-request.ts';
import type { WithDesk } from './desk-holder.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { ProjectDesk } from './project-desk.ts';
import { ffmpegMissing } from './refusals.ts';
import { typedPath } from './typed-path.ts';

interface Follow {
  readonly revision: number;
  readonly shotId: string;
  readonly filePath: string;
}

export function soundHandlers({ ffmpeg }: Pick<StudioParts, 'ffmpeg'>, withDesk: WithDesk) {
  return {
    'shots.followVoice': (follow) =>
      withDesk(async ({ store }) => {
        if (ffmpeg === null) return err(ffmpegMissing());
        const followed = await followVoice(store, ffmpeg, follow);
        return followed.ok ? ok(store.view()) : followed;
      }),
  } satisfies Partial<Handlers>;
}

async function followVoice(
  store: ProjectDesk['store'],
  ffmpeg: NonNullable<StudioParts['ffmpeg']>,
  { revision, shotId, filePath }: Follow,
): Promise<Result<void>> {
  const { storyboard } = store.view();
  if (storyboard !== null && !storyboard.shots.some((shot) => shot.shotId === shotId)) return err(shotGone(shotId));
  const isWhole = isAbsolute(filePath.trim()) || filePath.trim().startsWith('~');
  const path = isWhole ? ok(typedPath(filePath)) : await resolveInside(store.folderPath, filePath);
  if (!path.ok) return err({ ...path.error, shotId });
  const facts = await probeSound(ffmpeg, path.value);
  if (!facts.ok) return err({ ...facts.error, shotId });
  const duration = Math.max(0.001, Math.round(facts.value.durationSeconds * 1000) / 1000);
  if (!shotPatch.shape.duration.safeParse(duration).success) return err(tooLong(path.value, duration, shotId));
  const patch = { duration, voice_over: storedPath(store.folderPath, path.value) };
  const label = say`give shot ${shotId} the length of its voice-over`;
  return store.edit(revision, { kind: 'shots.change', shotIds: [shotId], patch }, undefined, label);
}

/** In the project as everything there is named, so that the folder can be moved. */
const storedPath = (folderPath: string, path: string): string =>
  isInside(folderPath, path) ? relative(folderPath, path).split(sep).join('/') : path;

const tooLong = (filePath: string, seconds: number, shotId: string): StudioError => ({
  code: 'bad-request',
  message: say`The sound is ${formatNumber(seconds)} seconds long, and a shot may be an hour long.`,
  remedy: say`Cut it into a file for each shot.`,
  filePath,
  shotId,
});
