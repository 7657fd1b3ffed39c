// What a file of an older tool is for, from its content: the command line is given any of them.
import { builtInStyles } from '#shared/built-in-styles.ts';
import { ok, type Result } from '#shared/result.ts';
import { isConfiguration } from '../imports/index.ts';
import { parseJsonText } from '../storage/index.ts';
import { isProductList, readProducts } from '../story/index.ts';

/** `story`: everything that becomes one storyboard, and what is nothing known. */
export type ImportKind = 'configuration' | 'products' | 'story';

export function importKindOf(text: string, fileName: string): ImportKind {
  if (isConfiguration(text, fileName)) return 'configuration';
  const json = parseJsonText(text, fileName);
  return json.ok && isProductList(json.value) ? 'products' : 'story';
}

/** Names of the projects that a list of products would become. */
export function productsIn(text: string, fileName: string): Result<{ names: string[]; notes: readonly string[] }> {
  const list = readProducts(text, fileName, builtInStyles());
  if (!list.ok) return list;
  return ok({ names: list.value.products.map(({ name }) => name), notes: list.value.notes });
}
