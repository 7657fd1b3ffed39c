// The voice-overs of a film's shots, as files: where the storyboard names them, else by their names in the project's folder of sounds.
import { stat } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { ok } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import { resolveInside } from '../storage/index.ts';

export interface FoundVoices {
  /** By shot id, absolute. */
  readonly voices: ReadonlyMap<string, string>;
  /** Those that are not there. */
  readonly findings: readonly Finding[];
}

/** @param shotId null: of all shots */
export async function findVoices(
  { folderPath, storyboard }: Pick<ProjectView, 'folderPath' | 'storyboard'>,
  shotId: string | null,
): Promise<FoundVoices> {
  const voices = new Map<string, string>();
  const findings: Finding[] = [];
  for (const shot of storyboard?.shots ?? []) {
    if (shot.voiceOver === null || (shotId !== null && shot.shotId !== shotId)) continue;
    const path = await findVoice(folderPath, shot.voiceOver);
    if (path === null) findings.push(missing(shot, shot.voiceOver, storyboard?.filePath));
    else voices.set(shot.shotId, path);
  }
  return { voices, findings };
}

async function findVoice(folderPath: string, named: string): Promise<string | null> {
  // Paths may come from Windows or from a Mac, whatever this machine is.
  const fileName = named.split(/[\\/]/).at(-1) ?? named;
  const inFolder = (path: string) => resolveInside(folderPath, path);
  const candidates = [
    isAbsolute(named) ? ok(named) : await inFolder(named),
    await inFolder(`${layout.audioFolder}/${fileName}`),
  ];
  for (const candidate of candidates) {
    if (candidate.ok && (await isFile(candidate.value))) return candidate.value;
  }
  return null;
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (facts) => facts.isFile(),
    () => false,
  );

const missing = ({ shotId, rawIndex }: Shot, named: string, filePath: string | undefined): Finding => ({
  severity: 'problem',
  code: 'file-missing',
  message: say`The voice-over ${named} of shot ${shotId} is not there.`,
  remedy: say`Put it into the folder ${layout.audioFolder} of the project, or remove "voice_over" from the shot.`,
  filePath,
  jsonPath: `$.shots[${rawIndex}].voice_over`,
  shotId,
});
