// The door of the story room: what a story becomes. Pure; nothing is read or written here.
import { assertNever } from '#shared/assert-never.ts';
import type { StorySource } from '#shared/model/story.ts';
import type { Result } from '#shared/result.ts';
import { storyFromFile } from './file-story.ts';
import { storyFromPrompt } from './prompt-story.ts';
import type { Story } from './story.ts';

export { previewOf, type Story } from './story.ts';
export { emptyDocument, storyboardDocument } from './storyboard-document.ts';

export function readStory(source: StorySource): Result<Story> {
  switch (source.kind) {
    case 'prompt':
      return storyFromPrompt(source);
    case 'story-file':
      return storyFromFile(source);
    default:
      return assertNever(source);
  }
}
