import { describe, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { PromptEvent } from '../comfyui/index.ts';
import { findTestFfmpeg } from '../media/counted-film.ts';
import { segmentOf, soon, UNHEARD, value } from './comfyui-for-tests.ts';
import { createProgressReader } from './comfyui-progress.ts';
import { createDraftEngine } from './draft-engine.ts';
import type { JobProgress } from './engine.ts';

const node = (id: string, classType = 'KSamplerAdvanced') => ({ id, classType, title: `Sampler ${id}` });

describe('progress from ComfyUI’s events', () => {
  it('goes on over two samplers that both count from one, and never falls back', () => {
    const told: JobProgress[] = [];
    const read = createProgressReader([{ samplerNodeIds: ['high', 'low'] }], (progress) => told.push(progress));
    read({ kind: 'waiting', aheadCount: 2 });
    read({ kind: 'started' });
    for (const sampler of ['high', 'low']) {
      read({ kind: 'node-started', node: node(sampler) });
      read({ kind: 'progress', node: node(sampler), value: 5, max: 10 });
      read({ kind: 'progress', node: node(sampler), value: 10, max: 10 });
    }
    // Another node that counts (an upscaler, say) is not the sampling.
    read({ kind: 'progress', node: node('other', 'UltimateUpscale'), value: 1, max: 2 });
    read({ kind: 'preview', node: null, mime: 'image/jpeg', bytes: Uint8Array.of(1) });
    expect(told[0]).toMatchObject({ fraction: null, activity: 'Waiting behind 2 jobs on the server' });
    expect(told.map((one) => one.fraction)).toEqual([null, null, null, 0.25, 0.5, 0.5, 0.75, 1, 1]);
    expect(told[6]?.activity).toBe('Sampling 5 of 10 (2 of 2)');
    expect(told.at(-1)?.preview).toEqual({ mime: 'image/jpeg', bytes: Uint8Array.of(1) });
  });

  it.each<[PromptEvent, JobProgress['activity'] | undefined]>([
    [{ kind: 'waiting', aheadCount: 0 }, 'Next on the server'],
    [{ kind: 'waiting', aheadCount: 1 }, 'Waiting behind 1 job on the server'],
    // Which of how many samplings it is, only its own workflow says.
    [{ kind: 'progress', node: node('9'), value: 1, max: 2 }, 'Sampling 1 of 2'],
    [{ kind: 'progress', node: null, value: 1, max: 2 }, undefined],
    [
      { kind: 'silent', forMs: 12 * 60_000, audible: true },
      'No sign of life for 12 minutes: loading or encoding can be this quiet, but ComfyUI may hang',
    ],
    [
      { kind: 'silent', forMs: 12 * 60_000, audible: false },
      'Running; an earlier session sent it, so nothing more is heard of it until it ends',
    ],
  ])('%j of a job that another workflow made: %s', (event, activity) => {
    const told: JobProgress[] = [];
    createProgressReader([{ samplerNodeIds: ['high'] }], (progress) => told.push(progress))(event);
    expect(told).toMatchObject(activity === undefined ? [] : [{ fraction: null, activity, preview: null }]);
  });

  it('knows which of two workflows a sampler is of', () => {
    const told: JobProgress[] = [];
    const workflows = [{ samplerNodeIds: ['high', 'low'] }, { samplerNodeIds: ['only'] }];
    const read = createProgressReader(workflows, (progress) => told.push(progress));
    read({ kind: 'progress', node: node('only'), value: 5, max: 10 });
    expect(told).toMatchObject([{ fraction: 0.5, activity: 'Sampling 5 of 10', preview: null }]);
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
    const start = { kind: 'file', path: '/k.png' } as const;
    const request = { segment, start, endImagePath: null, models: {} };
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

describe('a draft job', () => {
  const long = segmentOf({ start: { kind: 'text' }, width: 832, height: 480, framesRequested: 14_000 });
  const request = { segment: long, start: { kind: 'none' } as const, endImagePath: null, models: {} };

  it('goes on when it is no longer followed, and ends when it is cancelled', async () => {
    const engine = createDraftEngine(await findTestFfmpeg());
    const jobId = engine.newJobId();
    value(await engine.submit(jobId, request, soon()));
    const unheard = await engine.follow(jobId, UNHEARD, AbortSignal.abort());
    expect(unheard).toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(value(await engine.probe(soon()))).toMatchObject({ device: 'this computer', jobIds: [jobId] });
    value(await engine.cancel(jobId));
    expect(value(await engine.find(jobId, null))).toBe('unknown');
    expect(value(await engine.probe(soon())).jobIds).toEqual([]);
  });

  it('can start from no picture of a server', async () => {
    const engine = createDraftEngine(await findTestFfmpeg());
    const start = { kind: 'on-server', name: 'x' } as const;
    const submitted = await engine.submit(engine.newJobId(), { ...request, start }, soon());
    expect(submitted).toMatchObject({ ok: false, error: { code: 'file-missing' } });
  });
});
