// The words of all segments of a shot, and what is wrong with them, each thing said once. Pure.
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { type PromptWords, promptOf } from './prompt-words.ts';
import type { Obstacle } from './shot-obstacles.ts';

export interface ShotWords {
  of(segmentIndex: number): PromptWords;
  readonly problems: readonly Obstacle[];
  readonly warnings: readonly Obstacle[];
}

export function shotWords(
  shot: Shot,
  segmentCount: number,
  settings: ProjectSettings,
  limits: EngineLimits,
): ShotWords {
  const { makesAudio } = limits;
  const words = (index: number) => promptOf(shot, index, { settings, makesAudio });
  // Only segments with words of their own differ, and what is spoken once.
  const differ = shot.segmentPrompts.length > 0 || (makesAudio && shot.audioDialogue !== '');
  const first = words(0);
  const all = differ ? [first, ...Array.from({ length: segmentCount - 1 }, (_, index) => words(index + 1))] : [first];
  return {
    of: (index) => all[index] ?? first,
    problems: withoutRepeats(all.flatMap(({ problems }) => problems)),
    warnings: [...withoutRepeats(all.flatMap(({ warnings }) => warnings)), ...notHeard(shot, limits)],
  };
}

function withoutRepeats(obstacles: readonly Obstacle[]): Obstacle[] {
  const byWords = new Map(obstacles.map((one) => [`${one.key}\n${one.reason}`, one]));
  return [...byWords.values()];
}

/** What is written and the engine does not take. */
function notHeard(
  { negativePrompt }: Shot,
  { takesPrompt, takesNegativePrompt, displayName }: EngineLimits,
): Obstacle[] {
  const notes: Obstacle[] = [];
  if (!takesPrompt) {
    notes.push({
      key: 'prompt',
      reason: say`${displayName} goes by the start image alone: the prompt is not sent.`,
      remedy: say`Choose another model if the words matter.`,
    });
  }
  if (negativePrompt.trim() !== '' && !takesNegativePrompt) {
    notes.push({
      key: 'negative_prompt',
      reason: say`${displayName} takes no negative prompt: it is not sent.`,
      remedy: say`Say in the prompt what should be seen, or choose another model.`,
    });
  }
  return notes;
}
