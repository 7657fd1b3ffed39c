// The pictures of a story on their way into a new project: any format that can be read, each upright and of a kind that every
// engine takes, one after the other so that a thousand of them fit into memory.
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout, safeName } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Ffmpeg, loadSharp, runFfmpeg, STOP_AT_DAMAGE } from '../media/index.ts';
import type { NewPicture } from '../project/index.ts';
import { diskError, writeFileAtomically } from '../storage/index.ts';
import { type ChosenPicture, picturedShots } from '../story/index.ts';
import { usablePicture } from './picture-to-keep.ts';
import type { ReadStory } from './read-story.ts';

export interface KeptPictures {
  readonly chosen: readonly ChosenPicture[];
  /** Relative to the project folder; undefined: the story shows no product image. */
  readonly productFile: string | undefined;
}

export async function keepStoryPictures(
  folderPath: string,
  { story, pictures, picturesFolder, productImagePath }: ReadStory,
  ffmpeg: Ffmpeg | null,
): Promise<Result<KeptPictures>> {
  const chosen: ChosenPicture[] = [];
  const freeName = namesWithoutRepeats();
  for (const { shotId, filenameBase } of picturesFolder === null ? [] : picturedShots(story)) {
    const name = pictures.fileByShotId.get(shotId);
    if (picturesFolder === null || name === undefined) continue;
    const sourcePath = join(picturesFolder, name);
    const kept = await keep(folderPath, sourcePath, freeName(safeName(filenameBase)), ffmpeg);
    if (!kept.ok) return err({ ...kept.error, shotId });
    chosen.push({ shotId, filePath: kept.value, sourcePath });
  }
  if (productImagePath === null) return ok({ chosen, productFile: undefined });
  const product = await keep(folderPath, productImagePath, freeName('product_image'), ffmpeg);
  if (!product.ok) return product;
  return ok({
    chosen: [...chosen, ...productStarts(chosen, product.value, productImagePath, story)],
    productFile: product.value,
  });
}

/** Scenes that show the product and have no picture of their own begin with the product's. */
function productStarts(
  chosen: readonly ChosenPicture[],
  filePath: string,
  sourcePath: string,
  story: ReadStory['story'],
): ChosenPicture[] {
  const pictured = new Set(chosen.map(({ shotId }) => shotId));
  const scenes = story.kind === 'scenes' ? story.scenes : [];
  return scenes
    .filter(({ showsProduct, shotId }) => showsProduct === true && !pictured.has(shotId))
    .map(({ shotId }) => ({ shotId, filePath, sourcePath }));
}

/** `scene_001` → `scene_001_v1`, as the variants of a keyframe are called; where two shots share a name, `_v2`. */
function namesWithoutRepeats(): (base: string) => string {
  const used = new Map<string, number>();
  return (base) => {
    const key = base.toLowerCase();
    const count = (used.get(key) ?? 0) + 1;
    used.set(key, count);
    return `${base}_v${count}`;
  };
}

async function keep(
  folderPath: string,
  sourcePath: string,
  stem: string,
  ffmpeg: Ffmpeg | null,
): Promise<Result<string>> {
  const picture = await readAnyPicture(sourcePath, ffmpeg);
  if (!picture.ok) return err({ ...picture.error, filePath: sourcePath });
  const filePath = `${layout.selectedFolder}/${stem}${picture.value.extension}`;
  const written = await writeFileAtomically(join(folderPath, filePath), picture.value.bytes);
  return written.ok ? ok(filePath) : written;
}

async function readAnyPicture(filePath: string, ffmpeg: Ffmpeg | null): Promise<Result<NewPicture>> {
  let bytes: Buffer;
  try {
    bytes = await readFile(filePath);
  } catch (cause) {
    return err(diskError('read', filePath, cause));
  }
  const usable = await usablePicture(bytes, basename(filePath));
  if (usable.ok) return usable;
  const isForFfmpeg = ffmpeg !== null && !(await isKnown(bytes));
  const converted = isForFfmpeg ? await convertedBy(ffmpeg, filePath) : Buffer.alloc(0);
  if (converted.length > 0) return usablePicture(converted, basename(filePath));
  const remedy = say`Use a whole PNG, JPEG or WebP, or take it out of the folder: then its scene begins from its prompt.`;
  return err({ ...usable.error, remedy });
}

/** Whether the usual reader knows this format: what it then cannot read is damaged, and is not patched up. HEIC it knows by name only. */
async function isKnown(bytes: Buffer): Promise<boolean> {
  const sharp = await loadSharp();
  const format = await sharp(bytes)
    .metadata()
    .then((facts) => facts.format)
    .catch(() => 'heif' as const);
  return format !== 'heif';
}

/** As PNG, by a program that knows more formats: BMP, Targa, JPEG 2000. Empty: it does not know this one either. */
async function convertedBy(ffmpeg: Ffmpeg, filePath: string): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  const args = [
    ...STOP_AT_DAMAGE,
    '-i',
    `file:${filePath}`,
    '-frames:v',
    '1',
    '-f',
    'image2pipe',
    '-c:v',
    'png',
    'pipe:1',
  ];
  const done = await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => chunks.push(chunk) });
  return done.ok ? Buffer.concat(chunks) : Buffer.alloc(0);
}
