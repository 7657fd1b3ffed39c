// One prompt and a length become scenes along an arc.
import { formatList, formatNumber, say } from '#shared/i18n/say.ts';
import type { StoryArc, StorySource } from '#shared/model/story.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { allArcs, arcFor, type ChosenArc, phasesOfScenes } from './arcs.ts';
import { missingVariableNotes } from './product-project.ts';
import { rounded, SEED_STEP, type Story, type StoryScene, shotIdOf } from './story.ts';
import { MOST_SCENES, tooManyScenes, withoutPictures } from './story-words.ts';

/** A scene shorter than this is hardly seen. */
const SHORT_SECONDS = 1;
const LONGEST_TITLE = 60;

type PromptSource = Extract<StorySource, { kind: 'prompt' }>;

export const listArcs = (): StoryArc[] =>
  allArcs().map(({ id, name, phases }) => ({ id, name, phases: phases.map((one) => one.name) }));

export function storyFromPrompt(source: PromptSource): Result<Story> {
  const main = source.prompt.trim();
  const { totalSeconds, segmentSeconds } = source;
  // 9.9 / 3.3 is a hair more than 3.
  const sceneCount = Math.max(1, Math.ceil(rounded(totalSeconds / segmentSeconds)));
  if (sceneCount > MOST_SCENES) return err(tooManyScenes(sceneCount));
  const chosen = chooseArc(main, source.arc ?? null);
  if (!chosen.ok) return chosen;
  const lastSeconds = rounded(totalSeconds - (sceneCount - 1) * segmentSeconds);
  const secondsOf = (index: number) => (index === sceneCount - 1 ? lastSeconds : segmentSeconds);
  const scenes = alongArc(main, chosen.value.arc, sceneCount, source.continues ?? true).map((scene, index) => ({
    ...scene,
    durationSeconds: secondsOf(index),
  }));
  return ok({
    kind: 'scenes',
    title: titleOf(main),
    description: main,
    scenes,
    notes: [
      ...arcNotes(chosen.value, scenes),
      ...(sceneCount > 1 && lastSeconds < SHORT_SECONDS ? [shortEnd(lastSeconds)] : []),
      ...missingVariableNotes(scenes, {}),
      ...(source.picturesFolder ? [] : withoutPictures(scenes)),
    ],
  });
}

function alongArc(
  main: string,
  arc: ChosenArc['arc'],
  sceneCount: number,
  continues: boolean,
): Omit<StoryScene, 'durationSeconds'>[] {
  // Once: looked for anew in each of thousands of scenes, it takes minutes where a prompt is full of blanks.
  const stem = main.replace(/[\s.,;]+$/, '');
  return phasesOfScenes(arc, sceneCount).map((phase, index) => ({
    shotId: shotIdOf(index + 1, sceneCount),
    number: index + 1,
    prompt: phase === null ? main : `${stem}, ${phase.words}`,
    seedOffset: index * SEED_STEP,
    phase,
    start: continues && index > 0 ? 'previous' : 'keyframe',
  }));
}

function chooseArc(prompt: string, arcId: string | null): Result<ChosenArc> {
  if (arcId === null) return ok(arcFor(prompt));
  const arc = allArcs().find(({ id }) => id === arcId);
  return arc === undefined ? err(noSuchArc(arcId)) : ok({ arc, because: [] });
}

const noSuchArc = (arcId: string): StudioError => ({
  code: 'bad-request',
  message: say`There is no arc "${arcId}".`,
  remedy: say`Choose one of these: ${formatList(
    allArcs().map(({ id }) => id),
    'disjunction',
  )}.`,
});

function arcNotes({ arc, because }: ChosenArc, scenes: readonly Pick<StoryScene, 'phase'>[]): string[] {
  const phases = [...new Set(scenes.flatMap(({ phase }) => phase?.name ?? []))].join(', ');
  if (phases === '') return [];
  return because.length === 0
    ? [say`The scenes follow the arc "${arc.name}": ${phases}.`]
    : [say`The scenes follow the arc "${arc.name}", because the prompt says ${because.join(', ')}: ${phases}.`];
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
