// What a product and its style make of a new project: its variables, its style, its size and rate, the card at its end. Pure.
import { many } from '#shared/i18n/say.ts';
import { sizeForAspect } from '#shared/model/aspect-size.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { listed } from './story-words.ts';

/** Long enough to read a line; the page's own length of a card. */
const CARD_SECONDS = 3;
/** As the card itself allows. */
const LONGEST_CARD = 500;

export interface ProductFacts {
  readonly productName: string;
  readonly style: StylePreset | null;
  readonly callToAction: string;
  /** Of the script's own. */
  readonly more?: Readonly<Record<string, string>>;
}

export interface ProductProject {
  /** Keys of project.json. */
  readonly project: Readonly<Record<string, unknown>>;
  readonly variables: Readonly<Record<string, string>>;
}

export function productProject({ productName, style, callToAction, more = {} }: ProductFacts): ProductProject {
  const named = {
    product_name: productName,
    style: style?.id ?? '',
    call_to_action: callToAction,
    cta_text: callToAction,
  };
  const given = Object.entries({ ...more, ...named }).filter(
    ([name, value]) => value !== '' && /^[a-z][a-z0-9_]*$/i.test(name),
  );
  const variables = Object.fromEntries(given);
  const project = {
    ...(given.length > 0 && { variables }),
    ...(style && { style_preset: style.id, fps: style.framesPerSecond, ...sizeOf(style) }),
    ...(callToAction !== '' && {
      film: { end_card: { text: callToAction.slice(0, LONGEST_CARD), duration: CARD_SECONDS } },
    }),
  };
  return { project, variables };
}

function sizeOf({ aspectRatio }: StylePreset) {
  const resolution = sizeForAspect(aspectRatio);
  return resolution && { resolution };
}

/** `{colour}` and the like that nothing stands for, with the scenes they are in. */
export function missingVariableNotes(
  scenes: readonly { readonly number: number; readonly prompt: string }[],
  variables: Readonly<Record<string, string>>,
): string[] {
  const missing = new Map<string, number[]>();
  for (const { number, prompt } of scenes) {
    for (const name of new Set([...prompt.matchAll(/\{([a-z][a-z0-9_]*)\}/gi)].map(([, inside = '']) => inside))) {
      if (Object.hasOwn(variables, name)) continue;
      const numbers = missing.get(name) ?? [];
      numbers.push(number);
      missing.set(name, numbers);
    }
  }
  return [...missing].map(([name, numbers]) =>
    many(
      numbers.length,
      'The variable {{name}} has no value yet, in scene {{list}}: give it one in the project before rendering.',
      'The variable {{name}} has no value yet, in scenes {{list}}: give it one in the project before rendering.',
      { name, list: listed(numbers) },
    ),
  );
}
