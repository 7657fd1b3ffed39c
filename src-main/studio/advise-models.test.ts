// Seeds 003 and 001: a model by its price, its quality, or where it runs.
import { describe, expect, it } from 'vitest';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { AdviceWish, EngineInfo, EngineModelInfo } from '#shared/model/engine-info.ts';
import type { EngineId } from '#shared/model/project.ts';
import { DRAFT, keyframesFor, makeShot, makeStoryboard, SETTINGS, WAN_14B } from '../plan/plan-fixtures.ts';
import { adviseModels } from './advise-models.ts';

type Quality = EngineModelInfo['advice']['quality'];

function modelOf(model: string, quality: Quality, perSecond: number | null, more: Partial<EngineLimits> = {}) {
  const rate = { perSecond, perClip: null, sizeName: null, withAudio: null };
  const price = perSecond === null ? null : { currency: 'USD', rates: [rate], source: 'a test', asOf: '2026-11-21' };
  const advice = { bestFor: `${model} things`, quality, speed: null, vramGb: null, fiveSecondsUsd: null };
  return {
    ...{ model, name: model, standing: 'known', source: 'a test', asOf: null, notes: [], advice },
    limits: { ...WAN_14B, workflowFile: null, engine: 'replicate', model, price, ...more },
  } as EngineModelInfo;
}

const engineOf = (id: EngineId, models: EngineModelInfo[], ready = true): EngineInfo => ({
  ...{ id, name: id, description: '', isLocal: id !== 'replicate', workers: 1, models },
  setUp: { ready, reason: ready ? '' : 'not yet', remedy: '' },
});

// One shot of a second from a picture and one of four from its prompt: 17 frames, then 49 and 17 at 16 a second.
const shots = [makeShot({ durationSeconds: 1 }), makeShot({ shotId: '002', durationSeconds: 4 })];
const ENGINES = [
  engineOf('draft', [modelOf('sketch', 'draft', null, DRAFT)]),
  engineOf('comfyui', [modelOf('own', 'high', null, { engine: 'comfyui' })]),
  engineOf('replicate', [
    modelOf('dear', 'high', 2, { takesTextOnly: true }),
    modelOf('cheap', 'medium', 0.1, { takesTextOnly: true }),
    modelOf('unpriced', 'high', null, { takesTextOnly: true }),
    { ...modelOf('gone', 'high', 0.01), standing: 'shut-down' },
  ]),
];
const advise = async (wish: AdviceWish) =>
  adviseModels(
    {
      ...{ storyboard: makeStoryboard(shots), engines: ENGINES },
      ...{ keyframes: keyframesFor(shots.slice(0, 1)), settings: SETTINGS },
    },
    wish,
  );
const namesOf = async (wish: AdviceWish) => (await advise(wish)).map(({ name }) => name);

describe('advice on a model', () => {
  it('by price begins with the cheapest that can do all shots, and never offers what is gone', async () => {
    expect(await namesOf({ kind: 'cheapest' })).toEqual(['sketch', 'cheap', 'dear', 'unpriced', 'own']);
  });

  it('within a budget begins with the best, without those whose price nobody knows', async () => {
    expect(await namesOf({ kind: 'best-under', usd: 5 })).toEqual(['cheap', 'sketch', 'own']);
    expect(await namesOf({ kind: 'best-under', usd: 50 })).toEqual(['dear', 'cheap', 'sketch', 'own']);
  });

  it('on one’s own machines leaves the cloud aside, and says which shots a model cannot do and why', async () => {
    const [first, second, ...more] = await advise({ kind: 'local-only' });
    expect([first?.name, first?.costUsd, first?.blocked, more]).toEqual(['sketch', 0, [], []]);
    expect(second).toMatchObject({ name: 'own', blocked: [{ shotId: '002', reason: expect.stringMatching(/\S/) }] });
  });

  it('adds up what the whole plan costs as it would be asked for', async () => {
    const costs = new Map((await advise({ kind: 'cheapest' })).map(({ name, costUsd }) => [name, costUsd]));
    expect(costs.get('cheap')).toBeCloseTo((0.1 * (17 + 49 + 17)) / 16, 2);
    expect(costs.get('unpriced')).toBeNull();
  });
});
