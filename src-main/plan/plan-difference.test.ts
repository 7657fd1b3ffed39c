import { describe, expect, it } from 'vitest';
import { PLAIN_SEGMENT, type PlanSegment } from '#shared/model/video-plan.ts';
import { planDifference } from './plan-difference.ts';

const segment = (key: string, more: Partial<PlanSegment> = {}): PlanSegment => ({
  ...PLAIN_SEGMENT,
  ...{ key, shotId: '1', segmentIndex: 0, segmentCount: 1, startframe: null, endImagePath: null },
  start: { kind: 'keyframe', filePath: '/home/a/film/selected/a.png' },
  ...{ prompt: 'a boat', negativePrompt: '', seed: 7, cfgScale: null, steps: null, loras: [], cameraMovement: 'pan' },
  ...{ motionStrength: 0.5, width: 832, height: 480, framesPerSecond: 16, framesKept: 48, framesRequested: 49 },
  ...{ framesDroppedAtStart: 0, framesDroppedAtEnd: 1, handleFrames: 0, clipFrames: 48, durationSeconds: 3 },
  ...{ shotDurationSeconds: 3, dependsOn: null, engine: 'comfyui', workflowFile: 'w.json', outputFile: 'o.mp4' },
  ...{ clipName: '1_a_seg0', reasons: [] },
  ...more,
});
const planOf = (segments: PlanSegment[], models = {}) => ({ plan: { segments }, models });

describe('what differs between two plans', () => {
  it('is what came, what went, and what changed, in the order of the film', () => {
    const was = planOf([segment('gone/0'), segment('1/0'), segment('2/0')]);
    const is = planOf([segment('2/0', { seed: 8 }), segment('new/0'), segment('1/0', { shotDurationSeconds: 9 })]);
    expect(planDifference(was, is)).toEqual([
      { segmentKey: '2/0', kind: 'changed', fields: [{ field: 'seed', was: '7', is: '8' }] },
      { segmentKey: 'new/0', kind: 'added', fields: [] },
      { segmentKey: 'gone/0', kind: 'removed', fields: [] },
    ]);
  });

  it.each([
    ['prompt', { prompt: 'b' }, 'a boat', 'b'],
    ['negative prompt', { negativePrompt: 'text' }, 'none', 'text'],
    ['length', { durationSeconds: 2.0625 }, '3 s', '2.063 s'],
    ['frames', { framesKept: 33, framesRequested: 33 }, '48 of 49 rendered', '33 of 33 rendered'],
    ['size', { width: 1280 }, '832×480', '1280×480'],
    ['rate', { framesPerSecond: 23.976 }, '16 fps', '23.976 fps'],
    ['steps', { steps: 20 }, 'the workflow’s own', '20'],
    ['CFG scale', { cfgScale: 3.5 }, 'the workflow’s own', '3.5'],
    ['motion strength', { motionStrength: 0.8 }, '0.5', '0.8'],
    ['engine', { engine: 'draft' as const }, 'comfyui', 'draft'],
    ['workflow', { workflowFile: null }, 'w.json', 'none'],
    ['LoRAs', { loras: [{ name: 'l.safetensors', strength: 0.8 }] }, 'none', 'l.safetensors (0.8)'],
    [
      'start frame',
      { start: { kind: 'last-frame' as const, segmentKey: '0/1' } },
      'selected/a.png',
      'last frame of 0/1',
    ],
    ['start frame', { start: { kind: 'text' as const } }, 'selected/a.png', 'from the prompt alone'],
    ['end frame', { endImagePath: 'C:\\film\\selected\\e.png' }, 'none', 'selected/e.png'],
    ['output name', { clipName: '1_b_seg0' }, '1_a_seg0', '1_b_seg0'],
  ])('is said as people read it: %s', (field, change, was, is) => {
    const [difference] = planDifference(planOf([segment('1/0')]), planOf([segment('1/0', change)]));
    expect(difference?.fields).toEqual([{ field, was, is }]);
  });

  it('names models by their slots, and nothing where only the folder moved', () => {
    const moved = segment('1/0', { start: { kind: 'keyframe', filePath: '/mnt/film/selected/a.png' } });
    expect(planDifference(planOf([segment('1/0')], { high: 'a' }), planOf([moved], { high: 'a' }))).toEqual([]);
    const [difference] = planDifference(
      planOf([moved], { '': 'x', low: 'a' }),
      planOf([moved], { high: 'a', low: 'a' }),
    );
    expect(difference?.fields).toEqual([
      { field: 'model', was: 'x', is: 'none' },
      { field: 'model high', was: 'none', is: 'a' },
    ]);
  });

  it('of ten thousand segments is found in a moment', () => {
    const segments = Array.from({ length: 10_000 }, (_, index) =>
      segment(`${index}/0`, { prompt: 'boat '.repeat(40) }),
    );
    const now = segments.map((one) => ({ ...one, seed: one.seed + 1 }));
    const startMs = performance.now();
    expect(planDifference(planOf(segments), planOf(now))).toHaveLength(10_000);
    expect(performance.now() - startMs).toBeLessThan(1500);
  });
});
