// What a change of the active take carries along, and what the user should be asked about it.
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { segmentsFollowing } from '#shared/model/following.ts';
import { guessWords } from './estimates.ts';

export interface WhatFollows {
  /** Segments with a clip whose start would change, in film order. */
  readonly keys: readonly string[];
  /** What rendering them again would take, in words. */
  readonly gpuTime: string;
}

/** null: nothing that is there already starts from this segment, so there is nothing to ask. */
export function whatFollows(view: PlanView, segmentKey: string): WhatFollows | null {
  const keys = segmentsFollowing(view.plan, segmentKey).filter((key) => view.standings[key]?.clip);
  return keys.length === 0 ? null : { keys, gpuTime: guessWords(view, keys) };
}

/** "001/2" → "shot 001, segment 3". */
export function segmentName(segmentKey: string): string {
  const cut = segmentKey.lastIndexOf('/');
  return say`shot ${segmentKey.slice(0, cut)}, segment ${Number(segmentKey.slice(cut + 1)) + 1}`;
}

const MOST_NAMED = 4;

/** "shot 001, segment 2; shot 002, segment 1" and, where there are more of them, how many. */
export function namesOf(segmentKeys: readonly string[]): string {
  const names = segmentKeys.slice(0, MOST_NAMED).map(segmentName).join('; ');
  const more = segmentKeys.length - MOST_NAMED;
  if (more <= 0) return names;
  return many(more, '{{names}} and {{count}} more segment', '{{names}} and {{count}} more segments', { names });
}
