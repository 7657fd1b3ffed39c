// What is said about stories in more than one place.
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import type { StudioError } from '#shared/studio-error.ts';

export const tooManyScenes = (count: number, most: number): StudioError => ({
  code: 'bad-request',
  message: say`That would be ${formatNumber(count, 0)} scenes; a story has at most ${formatNumber(most, 0)}.`,
  remedy: say`Choose longer scenes, or a shorter film.`,
});

/** How scenes without a picture begin, and what the draft shows of them. */
export const withoutPictures = (sceneCount: number): string[] => [
  many(
    sceneCount,
    'The scene has no picture: it begins from its prompt, so ComfyUI needs a workflow that can begin from text.',
    'The scenes have no pictures: the first begins from its prompt, so ComfyUI needs a workflow that can begin from text; every other one continues from the last frame of the one before.',
  ),
  say`The built-in draft draws a landscape in their place, with the words of the scene on it; a picture can be given to any shot later.`,
];
