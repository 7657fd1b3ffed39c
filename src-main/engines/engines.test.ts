import { describe, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { createProgressReader } from './comfyui-progress.ts';
import { createDraftEngine } from './draft-engine.ts';
import type { JobProgress } from './engine.ts';

const node = (id: string) => ({ id, classType: 'KSamplerAdvanced', title: `Sampler ${id}` });

describe('progress from ComfyUI’s events', () => {
  it('goes on over two samplers that both count from one, and never falls back', () => {
    const told: JobProgress[] = [];
    const read = createProgressReader({ samplerNodeIds: ['high', 'low'] }, (progress) => told.push(progress));
    read({ kind: 'waiting', aheadCount: 2 });
    read({ kind: 'started' });
    for (const sampler of ['high', 'low']) {
      read({ kind: 'node-started', node: node(sampler) });
      read({ kind: 'progress', node: node(sampler), value: 5, max: 10 });
      read({ kind: 'progress', node: node(sampler), value: 10, max: 10 });
    }
    // Another node that counts (an upscaler, say) is not the sampling.
    read({ kind: 'progress', node: node('other'), value: 1, max: 2 });
    read({ kind: 'preview', node: null, mime: 'image/jpeg', bytes: Uint8Array.of(1) });
    expect(told[0]).toMatchObject({ fraction: null, activity: 'Waiting behind 2 jobs on the server' });
    expect(told.map((one) => one.fraction)).toEqual([null, null, null, 0.25, 0.5, 0.5, 0.75, 1, 1]);
    expect(told[6]?.activity).toBe('Sampling 5 of 10 (2 of 2)');
    expect(told.at(-1)?.preview).toEqual({ mime: 'image/jpeg', bytes: Uint8Array.of(1) });
  });
});

describe('the draft engine’s canonical request', () => {
  const segment = {
    cameraMovement: 'pan macro_orbit',
    seed: 1,
    start: { kind: 'keyframe', filePath: '/k.png' },
  } as PlanSegment;
  const canonical = (changes: Partial<PlanSegment>): string => {
    const engine = createDraftEngine(null);
    const result = engine.canonicalRequest({ segment: { ...segment, ...changes }, models: {} });
    return result.ok ? result.value : result.error.message;
  };

  it('depends on what changes the pictures, and on nothing else', () => {
    expect(JSON.parse(canonical({}))).toMatchObject({ cameraMovement: 'pan', motionType: 'macro_orbit' });
    expect(canonical({ cameraMovement: 'tilt' })).not.toBe(canonical({}));
    expect(canonical({ seed: 2, outputFile: 'other.mp4' })).toBe(canonical({}));
    expect(canonical({ seed: 2, start: { kind: 'text' } })).not.toBe(canonical({ seed: 1, start: { kind: 'text' } }));
  });

  it('is shown with the picture it would start from', async () => {
    const request = { segment, startImagePath: '/k.png', endImagePath: null, models: {} };
    expect(await createDraftEngine(null).previewRequest(request)).toMatchObject({
      ok: true,
      value: { cameraMovement: 'pan', seed: 1, startImagePath: '/k.png' },
    });
  });

  it('says before a run that there is no ffmpeg', async () => {
    expect(await createDraftEngine(null).check([], {}, AbortSignal.timeout(1000))).toMatchObject({
      findings: [{ severity: 'problem', code: 'ffmpeg-missing' }],
    });
  });
});
