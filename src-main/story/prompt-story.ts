// One prompt and a length become scenes along an arc.
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { StorySource } from '#shared/model/story.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { arcFor, phasesOfScenes } from './arcs.ts';
import { rounded, SEED_STEP, type Story } from './story.ts';
import { tooManyScenes, withoutPictures } from './story-words.ts';

export const MOST_SCENES = 10_000;
/** A scene shorter than this is hardly seen. */
const SHORT_SECONDS = 1;
const LONGEST_TITLE = 60;

type PromptSource = Extract<StorySource, { kind: 'prompt' }>;

export function storyFromPrompt({ prompt, totalSeconds, segmentSeconds }: PromptSource): Result<Story> {
  const main = prompt.trim();
  // 9.9 / 3.3 is a hair more than 3.
  const sceneCount = Math.max(1, Math.ceil(rounded(totalSeconds / segmentSeconds)));
  if (sceneCount > MOST_SCENES) return err(tooManyScenes(sceneCount, MOST_SCENES));
  const arc = arcFor(main);
  const lastSeconds = rounded(totalSeconds - (sceneCount - 1) * segmentSeconds);
  // Once: looked for anew in each of thousands of scenes, it takes minutes where a prompt is full of blanks.
  const stem = main.replace(/[\s.,;]+$/, '');
  const scenes = phasesOfScenes(arc, sceneCount).map((phase, index) => ({
    prompt: phase === null ? main : `${stem}, ${phase.words}`,
    durationSeconds: index === sceneCount - 1 ? lastSeconds : segmentSeconds,
    seedOffset: index * SEED_STEP,
    phase,
  }));
  const phases = [...new Set(scenes.flatMap(({ phase }) => phase?.name ?? []))];
  return ok({
    kind: 'scenes',
    title: titleOf(main),
    description: main,
    scenes,
    notes: [
      ...(phases.length === 0 ? [] : [say`The scenes follow the arc of ${arc.name}: ${phases.join(', ')}.`]),
      ...(sceneCount > 1 && lastSeconds < SHORT_SECONDS ? [shortEnd(lastSeconds)] : []),
      ...withoutPictures(sceneCount),
    ],
  });
}

const shortEnd = (seconds: number): string => say`The last scene gets what is left: ${formatNumber(seconds)} s.`;

function titleOf(prompt: string): string {
  const line = prompt.split('\n')[0]?.trim() ?? '';
  if (line.length <= LONGEST_TITLE) return line;
  const cut = line.slice(0, LONGEST_TITLE);
  // At a blank, where one is near; never inside a character of two parts.
  const short = cut.slice(0, Math.max(cut.lastIndexOf(' '), LONGEST_TITLE / 2)).replace(/[\uD800-\uDBFF]$/, '');
  return `${short.trimEnd()}…`;
}
