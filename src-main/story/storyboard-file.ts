// A storyboard that somebody gave in the place of a story: taken over as it is.
import { many, say } from '#shared/i18n/say.ts';
import { isObject, type RawObject } from './entry-keys.ts';
import type { Story } from './story.ts';

const DEFAULT_SHOT_SECONDS = 3;

type StoryboardStory = Extract<Story, { kind: 'storyboard' }>;

export function storyFromStoryboard(
  document: RawObject,
  rawShots: readonly unknown[],
  fallbackTitle: string,
  hasPicturesFolder: boolean,
): StoryboardStory {
  const shots = rawShots.flatMap((shot, index) => shownShot(shot, index) ?? []);
  const unusable = rawShots.length - shots.length;
  const title =
    typeof document.project === 'string' && document.project.trim() !== '' ? document.project : fallbackTitle;
  return {
    kind: 'storyboard',
    title,
    document,
    shots,
    notes: [
      say`This is a storyboard already: it is taken over as it is.`,
      ...(unusable === 0
        ? []
        : [
            many(
              unusable,
              '{{count}} of its shots cannot be read and is not shown; it stays in the file.',
              '{{count}} of its shots cannot be read and are not shown; they stay in the file.',
            ),
          ]),
      ...(hasPicturesFolder
        ? []
        : [say`Its keyframes do not come along: give each shot its picture, or put them into the folder "selected".`]),
    ],
  };
}

/** As the preview shows it; the opened project tells what is wrong with it. */
function shownShot(raw: unknown, index: number): StoryboardStory['shots'][number] | null {
  if (!isObject(raw) || typeof raw.shot_id !== 'string' || raw.shot_id.trim() === '') return null;
  const { duration, prompt, shot_id: shotId, filename_base: fileBase } = raw;
  return {
    shotId,
    prompt: typeof prompt === 'string' ? prompt : '',
    durationSeconds: typeof duration === 'number' && duration > 0 ? duration : DEFAULT_SHOT_SECONDS,
    phase: null,
    filenameBase: typeof fileBase === 'string' && fileBase.trim() !== '' ? fileBase : shotId,
    number: Number(/^\D*(\d{1,6})\D*$/.exec(shotId)?.[1] ?? index + 1),
    goesOn: raw.start === 'previous',
  };
}
