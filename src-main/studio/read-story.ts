// A story with what lies around it on disk: the pictures of its folder, and the product's picture.
import { readdir, stat } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';
import { builtInStyles } from '#shared/built-in-styles.ts';
import { say } from '#shared/i18n/say.ts';
import type { StorySource } from '#shared/model/story.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError } from '../storage/index.ts';
import {
  isPictureFile,
  matchPictures,
  NO_PICTURES,
  type PictureFile,
  readStory,
  type Story,
  type StoryPictures,
} from '../story/index.ts';
import { typedPath } from './typed-path.ts';

export interface ReadStory {
  readonly story: Story;
  readonly pictures: StoryPictures;
  /** Where they lie; null: nowhere. */
  readonly picturesFolder: string | null;
  /** Absolute; null: there is none, or it was not found. */
  readonly productImagePath: string | null;
  /** Absent: one is drawn. */
  readonly baseSeed?: number;
}

export async function readSource(source: StorySource): Promise<Result<ReadStory>> {
  const story = readStory(source, builtInStyles());
  if (!story.ok) return story;
  const seed = source.baseSeed === undefined ? {} : { baseSeed: source.baseSeed };
  const given = 'picturesFolder' in source ? (source.picturesFolder ?? null) : null;
  const picturesFolder = given === null ? null : typedPath(given);
  const pictures = picturesFolder === null ? ok(NO_PICTURES) : await picturesFor(story.value, picturesFolder);
  if (!pictures.ok) return pictures;
  const named = story.value.productImagePath ?? null;
  const productImagePath = named === null ? null : await findImage(named, picturesFolder);
  if (named !== null && productImagePath === null) {
    // Asked for by name just now; what an old script names may long be gone.
    if (source.kind === 'product') return err(noImage(named));
    const notes = [
      ...pictures.value.notes,
      say`The product image ${named} is not there: its scenes begin from their prompts.`,
    ];
    return ok({
      story: story.value,
      pictures: { ...pictures.value, notes },
      picturesFolder,
      productImagePath,
      ...seed,
    });
  }
  return ok({ story: story.value, pictures: pictures.value, picturesFolder, productImagePath, ...seed });
}

async function picturesFor(story: Story, folderPath: string): Promise<Result<StoryPictures>> {
  try {
    const names = (await readdir(folderPath)).filter(isPictureFile);
    const files = await Promise.all(names.map((name) => pictureFile(folderPath, name)));
    return ok(matchPictures(story, files.flat()));
  } catch (cause) {
    return err(diskError('read', folderPath, cause));
  }
}

/** None where the name is a folder's, or leads nowhere. */
async function pictureFile(folderPath: string, name: string): Promise<PictureFile[]> {
  const facts = await stat(join(folderPath, name)).catch(() => null);
  return facts?.isFile() ? [{ name, modifiedMs: facts.mtimeMs }] : [];
}

/** As it is named, or by its file name among the pictures. */
export async function findImage(path: string, picturesFolder: string | null): Promise<string | null> {
  const whole = /^~[\\/]/.test(path) ? typedPath(path) : path;
  const candidates = [
    ...(isAbsolute(whole) ? [whole] : []),
    ...(picturesFolder === null ? [] : [join(picturesFolder, basename(path.replaceAll('\\', '/')))]),
  ];
  for (const candidate of candidates) {
    if ((await stat(candidate).catch(() => null))?.isFile()) return candidate;
  }
  return null;
}

export const noImage = (filePath: string): StudioError => ({
  code: 'file-missing',
  message: say`The product image is not there.`,
  remedy: say`Name it with its whole path, or leave it out: then every scene begins from its prompt.`,
  filePath,
});
