// Which shots are listed: those that hold the words searched for and what the filters ask.
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { ShotStanding } from './shot-standings.ts';

export const SHOT_FILTERS = ['problems', 'no-keyframe', 'stale', 'previous', 'crossfade'] as const;
export type ShotFilter = (typeof SHOT_FILTERS)[number];

export interface ShotQuery {
  readonly words: string;
  /** All of them must hold. */
  readonly filters: ReadonlySet<ShotFilter>;
}

/** What is known of a shot beside the storyboard. */
export interface ShotFacts {
  readonly standing: (shotId: string) => ShotStanding | undefined;
  readonly keyframe: (shotId: string) => KeyframeView | undefined;
}

export const isNarrowed = ({ words, filters }: ShotQuery): boolean => words.trim() !== '' || filters.size > 0;

// Lower case is made once for every shot; a storyboard that changes keeps the shots that did not.
const texts = new WeakMap<Shot, string>();

function textOf(shot: Shot): string {
  let text = texts.get(shot);
  if (text === undefined) {
    text = [shot.shotId, shot.prompt, shot.description, shot.scene, shot.character].join('\n').toLowerCase();
    texts.set(shot, text);
  }
  return text;
}

/** The same list where nothing is asked. */
export function listedShots(shots: readonly Shot[], query: ShotQuery, facts: ShotFacts): readonly Shot[] {
  if (!isNarrowed(query)) return shots;
  const words = query.words.toLowerCase().split(/\s+/).filter(Boolean);
  const filters = [...query.filters];
  return shots.filter(
    (shot) =>
      filters.every((filter) => holds(filter, shot, facts)) && words.every((word) => textOf(shot).includes(word)),
  );
}

function holds(filter: ShotFilter, shot: Shot, { standing, keyframe }: ShotFacts): boolean {
  switch (filter) {
    case 'problems':
      return (standing(shot.shotId)?.problems.length ?? 0) > 0 || !(shot.durationSeconds > 0);
    case 'no-keyframe':
      return shot.start === 'keyframe' && keyframe(shot.shotId)?.status !== 'found';
    case 'stale':
      return standing(shot.shotId)?.status === 'stale';
    case 'previous':
      return shot.start === 'previous';
    case 'crossfade':
      return shot.transition.kind === 'crossfade';
  }
}
