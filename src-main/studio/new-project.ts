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
import type { Ffmpeg } from '../media/index.ts';
import { diskError, writeJsonAtomically } from '../storage/index.ts';
import { emptyDocument, selectionDocument, storyboardDocument } from '../story/index.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { ReadStory } from './read-story.ts';
import { type KeptPictures, keepStoryPictures } from './story-pictures.ts';

export interface NewProjectSurroundings {
  readonly defaults: ProjectDefaults;
  /** null: pictures that only it can read are refused. */
  readonly ffmpeg: Ffmpeg | null;
  readonly now: () => Date;
}

export const surroundingsOf = ({ settings, ffmpeg, now }: StudioParts): NewProjectSurroundings => ({
  ...{ ffmpeg, now },
  defaults: settings.get().defaults,
});

/** @param read null: a storyboard without shots */
export async function createProjectFolder(
  folderPath: string,
  read: ReadStory | null,
  surroundings: NewProjectSurroundings,
): Promise<Result<void>> {
  let made: string | undefined;
  try {
    made = await mkdir(folderPath, { recursive: true });
    if ((await readdir(folderPath)).some((entry) => !LEFT_BY_FILE_MANAGERS.has(entry)))
      return err(notEmpty(folderPath));
  } catch (cause) {
    return err(diskError('write', folderPath, cause));
  }
  const written = await fillProjectFolder(folderPath, read, surroundings);
  if (written.ok) return written;
  const ours = made === undefined ? OUR_FOLDERS.map((name) => join(folderPath, name)) : [made];
  await Promise.all(ours.map((path) => rm(path, { recursive: true, force: true }).catch(() => undefined)));
  return written;
}

const OUR_FOLDERS = [layout.storyboardsFolder, layout.selectedFolder];

async function fillProjectFolder(
  folderPath: string,
  read: ReadStory | null,
  { defaults, ffmpeg, now }: NewProjectSurroundings,
): Promise<Result<void>> {
  const name = basename(folderPath) || 'Longtake';
  const kept = read === null ? ok(NOTHING_KEPT) : await keepStoryPictures(folderPath, read, ffmpeg);
  if (!kept.ok) return kept;
  const { chosen, productFile } = kept.value;
  const pictured = new Set(chosen.filter(({ filePath }) => filePath !== productFile).map(({ shotId }) => shotId));
  const document =
    read === null
      ? emptyDocument(name)
      : storyboardDocument(read.story, {
          ...{ name, pictured, baseSeed: read.baseSeed ?? randomInt(HIGHEST_SEED) },
          ...(productFile !== undefined && { productFile }),
        });
  const project = {
    ...{ id: randomBytes(8).toString('hex'), name },
    ...projectKeysOf(defaults),
    ...read?.story.project,
  };
  const files: [string, unknown][] = [
    [join(layout.storyboardsFolder, `${safeName(name)}_storyboard.json`), document],
    ...(read === null || chosen.length === 0
      ? []
      : [
          [layout.selectionFile, selectionDocument(read.story, name, chosen, now().toISOString())] as [string, unknown],
        ]),
    // Last: with it the folder is a project.
    [layout.projectFile, project],
  ];
  for (const [filePath, content] of files) {
    const written = await writeJsonAtomically(join(folderPath, filePath), content);
    if (!written.ok) return written;
  }
  return ok(undefined);
}

const NOTHING_KEPT: KeptPictures = { chosen: [], productFile: undefined };

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
