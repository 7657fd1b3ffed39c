import { describe, expect, it } from 'vitest';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import type { Engine } from '../engines/index.ts';
import type { Batch, EnginePool } from './batch.ts';
import { askReadiness, mergeReadiness } from './server-readiness.ts';

describe('a server that joins or comes back', () => {
  /** Refuses every model but the one it has. */
  const engine = {
    check: async (segments: readonly PlanSegment[], models: Readonly<Record<string, string>>) => ({
      looked: [],
      findings: models[''] === 'had' ? [] : segments.map(({ shotId }) => lacking(shotId)),
    }),
  } as unknown as Engine;
  const lacking = (shotId: string) => ({
    ...{ severity: 'problem' as const, code: 'model-missing' as const, message: 'No model.', remedy: 'r', shotId },
  });
  const segment = { key: 'a/0', shotId: 'a' } as PlanSegment;
  const pool: EnginePool = { engineId: 'comfyui', engineName: 'Wan', reference: engine, at: () => engine };
  const batchWith = (model: string): Batch => ({
    plan: {} as VideoPlan,
    segments: new Map([['a/0', segment]]),
    models: { '': model },
    ...{ pools: [pool], poolOf: () => pool, fallbacks: new Map() },
  });

  it.each([
    ['had', 0],
    ['another', 1],
  ])('is asked for the model that was frozen (%s)', async (model, unable) => {
    const readiness = await askReadiness('s1', [batchWith(model)], () => [segment], new AbortController().signal);
    expect([readiness.error, readiness.unable.size]).toEqual([null, unable]);
  });

  it('is asked for nothing where nothing waits', async () => {
    const readiness = await askReadiness('s1', [batchWith('another')], () => [], new AbortController().signal);
    expect([readiness.error, readiness.unable.size]).toEqual([null, 0]);
  });
});

describe('a server that is asked for two models', () => {
  const error = (code: 'server-error' | 'model-missing') => ({ code, message: `${code}.`, remedy: 'r' });
  const partsOf = (code: 'server-error' | 'model-missing') => [
    { segments: [{ key: 'a/0' } as PlanSegment], readiness: { error: error(code), unable: new Map() } },
    { segments: [{ key: 'b/0' } as PlanSegment], readiness: { error: null, unable: new Map() } },
  ];

  it('is waited for where it was in trouble for a moment: nothing of it fails for good', () => {
    expect(mergeReadiness(partsOf('server-error'))).toMatchObject({ error: { code: 'server-error' } });
  });

  it('renders the one where it lacks the other', () => {
    const { error: refused, unable } = mergeReadiness(partsOf('model-missing'));
    expect([refused, [...unable]]).toEqual([null, [['a/0', 'model-missing.']]]);
  });
});
