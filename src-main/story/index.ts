// The door of the story room: what a story becomes. Pure; nothing is read or written here.
import { assertNever } from '#shared/assert-never.ts';
import type { StorySource } from '#shared/model/story.ts';
import type { StylePreset } from '#shared/model/style.ts';
import type { Result } from '#shared/result.ts';
import { storyFromFile } from './file-story.ts';
import { storyFromProduct } from './product-story.ts';
import { storyFromPrompt } from './prompt-story.ts';
import type { Story } from './story.ts';

export { isPictureFile, matchPictures, type PictureFile } from './match-pictures.ts';
export { isProductList, type ProductList, type ProductStory, readProducts } from './product-list.ts';
export { listArcs } from './prompt-story.ts';
export { NO_PICTURES, picturedShots, previewOf, type Story, type StoryPictures } from './story.ts';
export { type ChosenPicture, emptyDocument, selectionDocument, storyboardDocument } from './storyboard-document.ts';

/** @param styles those that a story may name */
export function readStory(source: StorySource, styles: readonly StylePreset[]): Result<Story> {
  switch (source.kind) {
    case 'prompt':
      return storyFromPrompt(source);
    case 'story-file':
      return storyFromFile(source, styles);
    case 'product':
      return storyFromProduct(source, styles);
    default:
      return assertNever(source);
  }
}
