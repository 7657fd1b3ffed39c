// A project for each product of a list, in folders named after them. All is looked at before the first is made; nothing that is
// there is touched.
import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { builtInStyles } from '#shared/built-in-styles.ts';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { NO_PICTURES, type ProductStory, readProducts } from '../story/index.ts';
import { isFolderName } from './create-folder.ts';
import { createProjectFolder, type NewProjectSurroundings } from './new-project.ts';
import { findImage, noImage } from './read-story.ts';

export interface MadeProjects {
  readonly folderPaths: string[];
  readonly notes: string[];
}

export async function createProductProjects(
  parentPath: string,
  file: { readonly fileName: string; readonly text: string },
  surroundings: NewProjectSurroundings,
): Promise<Result<MadeProjects>> {
  const list = readProducts(file.text, file.fileName, builtInStyles());
  if (!list.ok) return list;
  const images = await imagesOf(list.value.products);
  if (!images.ok) return images;
  const folderPaths: string[] = [];
  const notes = [...list.value.notes];
  for (const [index, { name, story }] of list.value.products.entries()) {
    const wanted = folderNameFor(name, index + 1);
    const folderPath = await freeFolder(parentPath, wanted);
    const read = { story, pictures: NO_PICTURES, picturesFolder: null, productImagePath: images.value[index] ?? null };
    const made = await createProjectFolder(folderPath, read, surroundings);
    if (!made.ok) return err({ ...made.error, remedy: `${made.error.remedy} ${madeBefore(folderPaths)}` });
    folderPaths.push(folderPath);
    if (folderPath !== join(parentPath, wanted)) {
      notes.push(say`There is a folder ${wanted} already: ${name} is in ${folderPath}.`);
    }
  }
  return ok({ folderPaths, notes });
}

async function imagesOf(products: readonly ProductStory[]): Promise<Result<(string | null)[]>> {
  const images: (string | null)[] = [];
  for (const { story, name } of products) {
    const named = story.productImagePath ?? null;
    const found = named === null ? null : await findImage(named, null);
    if (named !== null && found === null) {
      return err({ ...noImage(named), message: say`The image of the product "${name}" is not there.` });
    }
    images.push(found);
  }
  return ok(images);
}

const madeBefore = (folderPaths: readonly string[]): string =>
  folderPaths.length === 0
    ? say`No project was made.`
    : say`These were made before and stay: ${folderPaths.join(', ')}.`;

const LONGEST_NAME = 80;

/** What no system can hold becomes a blank: `AC/DC: "Live"` → `AC DC Live`. */
export function folderNameFor(product: string, place: number): string {
  const plain = product.normalize('NFC').replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ');
  const short = [...plain].slice(0, LONGEST_NAME).join('');
  const name = short.replace(/\s+/g, ' ').replace(/^[.\s]+|[.\s]+$/g, '');
  return isFolderName(name) ? name : say`Product ${place}`;
}

async function freeFolder(parentPath: string, name: string): Promise<string> {
  for (let count = 1; ; count += 1) {
    const folderPath = join(parentPath, count === 1 ? name : `${name} ${count}`);
    if ((await lstat(folderPath).catch(() => null)) === null) return folderPath;
  }
}
