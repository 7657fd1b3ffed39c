// What is said about stories in more than one place.
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import type { StudioError } from '#shared/studio-error.ts';

export const MOST_SCENES = 10_000;

export const tooManyScenes = (count: number): StudioError => ({
  code: 'bad-request',
  message: say`That would be ${formatNumber(count, 0)} scenes; a story has at most ${formatNumber(MOST_SCENES, 0)}.`,
  remedy: say`Choose longer scenes, or a shorter film.`,
});

/** How scenes without a picture begin, and what the draft shows of them. */
export const withoutPictures = (scenes: readonly { readonly start: 'keyframe' | 'previous' }[]): string[] => [
  scenes.slice(1).every(({ start }) => start === 'previous')
    ? many(
        scenes.length,
        'The scene has no picture: it begins from its prompt, so ComfyUI needs a workflow that can begin from text.',
        'The scenes have no pictures: the first begins from its prompt, so ComfyUI needs a workflow that can begin from text; every other one continues from the last frame of the one before.',
      )
    : say`The scenes have no pictures: each begins from its prompt, which an engine that needs a first frame cannot render.`,
  say`The built-in draft draws a landscape in their place, with the words of the scene on it; a picture can be given to any shot later.`,
];

export const productImageNote = (showing: readonly number[]): string =>
  many(
    showing.length,
    'The product image is the first frame of scene {{list}}; where the scene has a picture of its own, it is laid over that.',
    'The product image is the first frame of scenes {{list}}; where such a scene has a picture of its own, it is laid over that.',
    { list: listed(showing) },
  );

const SHOWN = 12;

/** "1, 2, 3 …": not more than a line of them. */
export const listed = (items: readonly (number | string)[]): string =>
  items.slice(0, SHOWN).join(', ') + (items.length > SHOWN ? ' …' : '');

/** @returns nothing where there is nothing to be said of */
export const noteOn = (numbers: readonly number[], note: (list: string) => string): string[] =>
  numbers.length === 0 ? [] : [note(listed(numbers))];
