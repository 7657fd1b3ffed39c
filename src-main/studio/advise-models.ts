// Which model could render the open project: each is planned in the place of the project's, and what it would cost is added up.
import type { AdviceWish, EngineInfo, EngineModelInfo, ModelAdvice } from '#shared/model/engine-info.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Storyboard } from '#shared/model/storyboard.ts';
import type { VideoPlan } from '#shared/model/video-plan.ts';
import { ok } from '#shared/result.ts';
import { buildVideoPlan, type Keyframes } from '../plan/index.ts';

export interface AdviceInput {
  readonly storyboard: Storyboard;
  readonly keyframes: Keyframes;
  readonly settings: ProjectSettings;
  readonly engines: readonly EngineInfo[];
}

/** Fitting ones first, of these what can be used now, in the order of the wish. One plan for each model: between two others may have their turn. */
export async function adviseModels(input: AdviceInput, wish: AdviceWish): Promise<ModelAdvice[]> {
  const candidates = input.engines.flatMap((engine) =>
    engine.models
      .filter(({ standing }) => standing !== 'shut-down')
      .filter(() => wish.kind !== 'local-only' || engine.isLocal)
      .map((model) => ({ engine, model })),
  );
  const advice: ModelAdvice[] = [];
  for (const { engine, model } of candidates) {
    advice.push(adviceOf(input, engine, model));
    await new Promise((resolve) => setImmediate(resolve));
  }
  const within = wish.kind === 'best-under' ? advice.filter((one) => isWithin(one, wish.usd)) : advice;
  return within.toSorted((a, b) => compareFor(wish, a, b));
}

/** Shots that differ in the reason only are told once each; their own engines are left aside. */
function adviceOf(
  input: AdviceInput,
  engine: EngineInfo,
  { model, name, limits, advice, notHere }: EngineModelInfo,
): ModelAdvice {
  const { storyboard, keyframes, settings } = input;
  const plan = buildVideoPlan(storyboard, keyframes, { project: limits, limitsOf: () => ok(limits) }, settings);
  return {
    ...{ engine: engine.id, model, name, ready: engine.setUp.ready && notHere === undefined },
    costUsd: engine.isLocal ? 0 : costOf(plan),
    blocked: blockedShots(plan),
    ...{ bestFor: advice.bestFor, quality: advice.quality },
  };
}

/** null: the price of some segment is not known. */
function costOf({ segments }: VideoPlan): number | null {
  if (segments.some(({ cost }) => cost === null)) return null;
  const sum = segments.reduce((all, { cost }) => all + (cost?.estimate ?? 0), 0);
  return Math.round(sum * 10_000) / 10_000;
}

function blockedShots({ shots, segments, problems }: VideoPlan): ModelAdvice['blocked'] {
  const reasons = new Map<string, string>();
  for (const { shotId, reasons: own } of segments) {
    const [reason] = own;
    if (reason !== undefined && !reasons.has(shotId)) reasons.set(shotId, reason);
  }
  for (const { shotId, segmentKeys } of shots) {
    const told = problems.find((one) => one.shotId === shotId && one.severity === 'problem');
    if (segmentKeys.length === 0 && !reasons.has(shotId)) reasons.set(shotId, told?.message ?? '');
  }
  return [...reasons].map(([shotId, reason]) => ({ shotId, reason }));
}

/** A price that nobody knows is no promise to stay under a budget. */
const isWithin = ({ costUsd }: ModelAdvice, usd: number): boolean => costUsd !== null && costUsd <= usd;

const QUALITY_RANK = { high: 0, medium: 1, draft: 2 };

function compareFor(wish: AdviceWish, a: ModelAdvice, b: ModelAdvice): number {
  const cannot = (one: ModelAdvice) => Number(one.blocked.length > 0);
  const unready = (one: ModelAdvice) => Number(!one.ready);
  const quality = (one: ModelAdvice) => (one.quality === null ? 1.5 : QUALITY_RANK[one.quality]);
  const cost = (one: ModelAdvice) => one.costUsd ?? Number.MAX_VALUE;
  const wanted =
    wish.kind === 'cheapest'
      ? cost(a) - cost(b) || quality(a) - quality(b)
      : quality(a) - quality(b) || cost(a) - cost(b);
  return (
    cannot(a) - cannot(b) || a.blocked.length - b.blocked.length || unready(a) - unready(b) || wanted || byName(a, b)
  );
}

const byName = (a: ModelAdvice, b: ModelAdvice): number => (a.name < b.name ? -1 : 1);
