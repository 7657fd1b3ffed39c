// The script generator: a product, a style and a call to action become scenes and a card at the end. Pure.
import { formatList, formatNumber, say } from '#shared/i18n/say.ts';
import type { StorySource } from '#shared/model/story.ts';
import type { StylePreset } from '#shared/model/style.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { phasesOfScenes } from './arcs.ts';
import { productArc } from './arcs-of-things.ts';
import { productProject } from './product-project.ts';
import { SEED_STEP, type Story, type StoryScene, shotIdOf } from './story.ts';
import { productImageNote } from './story-words.ts';

type ProductSource = Extract<StorySource, { kind: 'product' }>;

/** As many scenes as the product tool's own scripts had. */
const USUAL_SCENES = 3;

/** Where the product is shown, by style; other styles: nothing is said of it. English: written for models. */
const SETTINGS: Readonly<Record<string, string>> = {
  luxury: 'on dark marble in a single beam of soft light',
  energetic: 'in the middle of a busy street in bright daylight',
  minimal: 'on a plain pale surface with much empty space',
  bold: 'before a wall of one saturated colour with hard shadows',
};

/** Added from the second scene of a phase on, so that no two scenes ask for the same picture. */
const ANGLES = [
  '',
  'seen from above',
  'seen from low beside it',
  'from the other side, mirrored in glass',
  'very near, filling the frame',
  'from a distance, small in the frame',
  'through the foreground, out of focus',
  'from behind, against the light',
];

/** Phases whose first frame may be the picture of the product itself: it is shown alone there. */
const SHOWN_ALONE = [1, 3, 4];

export function storyFromProduct(source: ProductSource, styles: readonly StylePreset[]): Result<Story> {
  const style = styles.find(({ id }) => id === source.style);
  if (style === undefined) return err(noSuchStyle(source.style, styles));
  const { productName, callToAction, productImage } = source;
  const scenes = scenesOf(source, style);
  const showing = scenes.filter(({ showsProduct }) => showsProduct).map(({ number }) => number);
  const { project } = productProject({ productName, style, callToAction });
  return ok({
    kind: 'scenes',
    title: productName,
    description: '',
    scenes,
    project,
    ...(productImage !== null && { productImagePath: productImage }),
    notes: [
      say`Style: ${style.name}. Its words are added to every prompt.`,
      say`Each scene lasts ${formatNumber(style.durationSeconds)} s; the film is ${style.aspectRatio} at ${formatNumber(style.framesPerSecond)} fps, as the style has it.`,
      say`In prompts, {product_name} stands for ${productName}.`,
      callToAction === ''
        ? say`There is no call to action, so the film has no end card.`
        : say`The film ends with a card: ${callToAction}`,
      productImage === null
        ? say`There is no product image: every scene begins from its prompt, and each may show another product.`
        : productImageNote(showing),
    ],
  });
}

function scenesOf({ scenes: count = USUAL_SCENES }: ProductSource, style: StylePreset): StoryScene[] {
  const arc = productArc();
  const seen = new Map<string, number>();
  return phasesOfScenes(arc, count).map((found, index) => {
    // One scene alone is the reveal.
    const phase = found ?? arc.phases[arc.climax] ?? null;
    const name = phase?.name ?? '';
    const times = seen.get(name) ?? 0;
    seen.set(name, times + 1);
    const words = [SETTINGS[style.id], phase?.words, ANGLES[times % ANGLES.length]].filter(Boolean);
    return {
      shotId: shotIdOf(index + 1, count),
      number: index + 1,
      prompt: ['{product_name}', ...words].join(', '),
      durationSeconds: style.durationSeconds,
      seedOffset: index * SEED_STEP,
      phase,
      start: 'keyframe',
      showsProduct: phase !== null && SHOWN_ALONE.includes(arc.phases.findIndex((one) => one.name === phase.name)),
    };
  });
}

export const noSuchStyle = (style: string, styles: readonly StylePreset[]): StudioError => ({
  code: 'bad-request',
  message: say`There is no style "${style}".`,
  remedy: say`Choose one of these: ${formatList(
    styles.map(({ id }) => id),
    'disjunction',
  )}.`,
});
