// A project that was not there before: one storyboard and project.json in a new or empty folder. What cannot be finished is
// taken away again.
import { randomBytes, randomInt } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout, safeName } from '#shared/model/project-layout.ts';
import { DEFAULT_SETTINGS, type ProjectDefaults } from '#shared/model/settings.ts';
import { HIGHEST_SEED } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, writeJsonAtomically } from '../storage/index.ts';
import { emptyDocument, type Story, storyboardDocument } from '../story/index.ts';

/** @param story null: a storyboard without shots */
export async function createProjectFolder(
  folderPath: string,
  story: Story | null,
  defaults: ProjectDefaults,
): Promise<Result<void>> {
  const name = basename(folderPath) || 'Longtake';
  const document =
    story === null ? emptyDocument(name) : storyboardDocument(story, { name, baseSeed: randomInt(HIGHEST_SEED) });
  let made: string | undefined;
  try {
    made = await mkdir(folderPath, { recursive: true });
    if ((await readdir(folderPath)).some((entry) => !LEFT_BY_FILE_MANAGERS.has(entry)))
      return err(notEmpty(folderPath));
  } catch (cause) {
    return err(diskError('write', folderPath, cause));
  }
  const storyboardPath = join(folderPath, layout.storyboardsFolder, `${safeName(name)}_storyboard.json`);
  const project = { id: randomBytes(8).toString('hex'), name, ...projectKeysOf(defaults) };
  const writes = [
    () => writeJsonAtomically(storyboardPath, document),
    // Last: with it the folder is a project.
    () => writeJsonAtomically(join(folderPath, layout.projectFile), project),
  ];
  for (const write of writes) {
    const written = await write();
    if (written.ok) continue;
    const ours = made === undefined ? [join(folderPath, layout.storyboardsFolder)] : [made];
    await Promise.all(ours.map((path) => rm(path, { recursive: true, force: true }).catch(() => undefined)));
    return written;
  }
  return ok(undefined);
}

/** They appear in folders that a person has only looked at. */
const LEFT_BY_FILE_MANAGERS: ReadonlySet<string> = new Set(['.DS_Store', 'Thumbs.db', 'desktop.ini', '.directory']);

const notEmpty = (folderPath: string) => ({
  code: 'bad-request' as const,
  message: say`The folder for the new project is not empty.`,
  remedy: say`Choose a new or an empty folder, or open this one.`,
  filePath: folderPath,
});

/** What the settings want of a new project, in the keys of project.json; what is not chosen is not written. */
export function projectKeysOf(defaults: ProjectDefaults): Readonly<Record<string, unknown>> {
  const { engine, workflowFile, resolution, maxSegmentSeconds, useSageAttention } = defaults;
  return {
    ...(resolution && { resolution }),
    ...(engine && { engine }),
    ...(workflowFile !== null && { workflow: workflowFile }),
    ...(maxSegmentSeconds !== DEFAULT_SETTINGS.defaults.maxSegmentSeconds && {
      max_segment_seconds: maxSegmentSeconds,
    }),
    ...(useSageAttention && { use_sage_attention: true }),
  };
}

/**
 * The same for a folder that has no project.json, as older tools leave it. Not the size: its shots name their own, and a
 * project's would win over them.
 */
export function projectKeysForOlderFolder(defaults: ProjectDefaults): Readonly<Record<string, unknown>> {
  return projectKeysOf({ ...defaults, resolution: null });
}
