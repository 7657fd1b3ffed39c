// A list of products: a story for each. Everything is looked at before anything is made.
import { say } from '#shared/i18n/say.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { parseJsonText } from '../storage/index.ts';
import { EntryKeys, haveKey, isObject } from './entry-keys.ts';
import { noSuchStyle, storyFromProduct } from './product-story.ts';
import { folderOfFile, fromFolder } from './scene-kinds.ts';
import type { Story } from './story.ts';
import { listed, noteOn } from './story-words.ts';

/** More in one go is a mistake: each is a folder. */
const MOST_PRODUCTS = 1000;
const NAME_KEYS = ['name', 'product_name', 'product'];
/** What makes an entry a scene, not a product. */
const SCENE_SIGNS = ['prompt', 'video_prompt', 'video_prompt_template', 'scenes'];

export interface ProductStory {
  readonly name: string;
  readonly story: Story;
}

export interface ProductList {
  readonly products: readonly ProductStory[];
  readonly notes: readonly string[];
}

function entriesOf(value: unknown): readonly unknown[] | null {
  if (Array.isArray(value)) return value;
  return isObject(value) && Array.isArray(value.products) ? value.products : null;
}

/** Whether this JSON is a list of products: names with styles, and no scenes. */
export function isProductList(value: unknown): boolean {
  const entries = entriesOf(value);
  return entries !== null && haveKey(entries, NAME_KEYS) && !haveKey(entries, SCENE_SIGNS);
}

export function readProducts(text: string, fileName: string, styles: readonly StylePreset[]): Result<ProductList> {
  const parsed = parseJsonText(text, fileName);
  if (!parsed.ok) return parsed;
  const entries = entriesOf(parsed.value);
  if (entries === null || entries.length === 0 || !isProductList(parsed.value)) {
    return err(wrong(fileName, '$', say`This is no list of products.`));
  }
  if (entries.length > MOST_PRODUCTS) {
    return err(
      wrong(fileName, '$', say`These are ${entries.length} products; at most ${MOST_PRODUCTS} are made at once.`),
    );
  }
  const products: ProductStory[] = [];
  const withoutCard: number[] = [];
  const unknown = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const read = readProduct(
      entry,
      Array.isArray(parsed.value) ? `$[${index}]` : `$.products[${index}]`,
      fileName,
      styles,
    );
    if (!read.ok) return read;
    products.push(read.value.product);
    if (!read.value.hasCard) withoutCard.push(index + 1);
    for (const key of read.value.unknown) unknown.add(key);
  }
  return ok({
    products,
    notes: [
      ...noteOn(withoutCard, (list) => say`Products without a call to action, whose films have no end card: ${list}.`),
      ...noteOn(
        unknown.size === 0 ? [] : [0],
        () => say`Keys that mean nothing here and are left out: ${listed([...unknown])}.`,
      ),
    ],
  });
}

interface ReadProduct {
  readonly product: ProductStory;
  readonly hasCard: boolean;
  readonly unknown: readonly string[];
}

function readProduct(
  entry: unknown,
  jsonPath: string,
  fileName: string,
  styles: readonly StylePreset[],
): Result<ReadProduct> {
  const keys = new EntryKeys(isObject(entry) ? entry : {});
  const name = keys.text(...NAME_KEYS);
  if (name === '') return err(wrong(fileName, `${jsonPath}.name`, say`This product has no "name".`));
  const style = keys.text('style').toLowerCase();
  const callToAction = keys.text('cta_text', 'call_to_action', 'cta');
  const image = keys.text('image', 'product_image', 'product_image_path', 'image_path');
  const story = storyFromProduct(
    {
      kind: 'product',
      productName: name,
      style,
      callToAction,
      productImage: image === '' ? null : fromFolder(image, folderOfFile(fileName)),
    },
    styles,
  );
  if (!story.ok) {
    const { message, remedy } = noSuchStyle(style, styles);
    const said = style === '' ? say`The product "${name}" names no style.` : message;
    return err({ ...wrong(fileName, `${jsonPath}.style`, said), remedy });
  }
  return ok({ product: { name, story: story.value }, hasCard: callToAction !== '', unknown: keys.unknown() });
}

const wrong = (filePath: string, jsonPath: string, message: string): StudioError => ({
  code: 'bad-file',
  message,
  remedy: say`A list of products is such as [{"name": "Watch", "style": "luxury", "cta_text": "Shop now"}].`,
  filePath,
  jsonPath,
});
