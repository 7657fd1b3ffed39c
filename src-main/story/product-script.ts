// The script of the product tool: scenes with templates, a style, a product, a call to action.
import { formatList, say } from '#shared/i18n/say.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { EntryKeys, isObject, type RawObject } from './entry-keys.ts';
import { productProject } from './product-project.ts';
import type { SceneKind } from './scene-list.ts';

export const SCRIPT_KEYS = ['video_prompt_template', 'use_product_image'];

export const productSceneKind = (style: StylePreset | null, styles: readonly StylePreset[]): SceneKind => ({
  promptKeys: ['video_prompt_template', 'prompt_template', 'video_prompt', 'prompt'],
  durationKeys: ['duration', 'duration_seconds'],
  defaultSeconds: style?.durationSeconds ?? DEFAULT_SECONDS,
  numberKeys: ['id', 'scene_id', 'scene_number'],
  continues: false,
  more(keys, number, findings) {
    const type = keys.text('type').toLowerCase();
    if (type !== '' && type !== 'video') {
      findings.add('not-video', number);
      return null;
    }
    if (type === '') findings.add('no-type', number);
    const own = keys.text('style').toLowerCase();
    const isKnown = styles.some(({ id }) => id === own);
    if (own !== '' && !isKnown) findings.add('wrong-style', number);
    return {
      showsProduct: keys.take('use_product_image') === true,
      ...(isKnown && { stylePreset: own }),
    };
  },
});

/** Every style of the product tool has it. */
const DEFAULT_SECONDS = 5;

export interface ScriptHead {
  readonly title: string;
  readonly style: StylePreset | null;
  readonly project: Readonly<Record<string, unknown>>;
  readonly productImagePath: string | null;
  readonly variables: Readonly<Record<string, string>>;
  readonly notes: readonly string[];
}

/** What stands beside the scenes. @param entries the scenes: a card among them may hold the call to action */
export function readScriptHead(
  script: RawObject,
  keys: EntryKeys,
  entries: readonly unknown[],
  styles: readonly StylePreset[],
): ScriptHead {
  const product = productOf(keys);
  const given = keys.text('style', 'style_name').toLowerCase();
  const style = styles.find(({ id }) => id === given) ?? null;
  const callToAction = keys.text('cta_text', 'call_to_action', 'cta') || cardText(entries);
  const image = keys.text('product_image_path', 'product_image', 'image_path') || product.image;
  const { project, variables } = productProject({
    productName: product.name,
    style,
    callToAction,
    more: isObject(script.variables) ? textsOf(script.variables) : {},
  });
  keys.take('variables', 'id', 'job_id');
  return {
    ...{ style, project, variables },
    title: product.name,
    productImagePath: image === '' ? null : image,
    notes: [
      ...(product.name === '' ? [say`The script names no product: {product_name} stands for nothing yet.`] : []),
      ...styleNotes(given, style, styles),
      ...(callToAction === ''
        ? [say`There is no call to action, so the film has no end card.`]
        : [say`The film ends with a card: ${callToAction}`]),
    ],
  };
}

function productOf(keys: EntryKeys): { readonly name: string; readonly image: string } {
  const product = keys.take('product');
  const inside = isObject(product) ? new EntryKeys(product) : null;
  const name = keys.text('product_name') || (typeof product === 'string' ? product.trim() : '');
  return {
    name: name || (inside?.text('name', 'product_name', 'title') ?? ''),
    image: inside?.text('image', 'image_path', 'product_image_path') ?? '',
  };
}

/** The text of the first scene that is a card. */
function cardText(entries: readonly unknown[]): string {
  for (const entry of entries) {
    if (!isObject(entry)) continue;
    const keys = new EntryKeys(entry);
    if (/^(cta|call_to_action|end_?card|card)$/i.test(keys.text('type'))) {
      return keys.text('text', 'cta_text', 'call_to_action', 'cta', 'title');
    }
  }
  return '';
}

const textsOf = (values: RawObject): Record<string, string> =>
  Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, String(value)]] : [],
    ),
  );

function styleNotes(given: string, style: StylePreset | null, styles: readonly StylePreset[]): string[] {
  if (style !== null) return [say`Style: ${style.name}. Its words are added to every prompt.`];
  const known = formatList(
    styles.map(({ id }) => id),
    'disjunction',
  );
  return given === ''
    ? [say`The script names no style.`]
    : [say`There is no style "${given}" (it can be ${known}): the project has none.`];
}
