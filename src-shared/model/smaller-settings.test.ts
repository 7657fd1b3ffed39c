import { expect, it } from 'vitest';
import type { EngineLimits } from './engine.ts';
import { smallerSettings } from './smaller-settings.ts';
import type { PlanSegment } from './video-plan.ts';

const WAN: EngineLimits['frameRule'] = { kind: 'grid', step: 4, minFrames: 1, maxFrames: 81 };
const LTX: EngineLimits['frameRule'] = { kind: 'grid', step: 8, minFrames: 9, maxFrames: 257 };
const COARSE: EngineLimits['frameRule'] = { kind: 'grid', step: 60, minFrames: 1, maxFrames: 121 };
const FIXED: EngineLimits['frameRule'] = { kind: 'discrete', frameCounts: [81] };

type Size = [width: number, height: number];
type Length = [kept: number, requested: number, framesPerSecond: number];

it.each<[string, Size, step: number, Length, EngineLimits['frameRule'], (Size | number)[]]>([
  ['Wan 14B, 3 s', [832, 480], 16, [48, 49, 16], WAN, [[720, 416], [592, 336], 2]],
  ['Wan 14B at 720p, 5 s', [1280, 720], 16, [80, 81, 16], WAN, [[1104, 624], [912, 512], 3]],
  ['upright', [480, 832], 16, [48, 49, 16], WAN, [[416, 720], [336, 592], 2]],
  ['in steps of 32', [768, 512], 32, [75, 81, 25], LTX, [[672, 448], [544, 352], 2]],
  [
    'a short segment',
    [832, 480],
    16,
    [20, 21, 16],
    WAN,
    [
      [720, 416],
      [592, 336],
    ],
  ],
  [
    'lengths that are the engine’s own',
    [832, 480],
    16,
    [80, 81, 16],
    FIXED,
    [
      [720, 416],
      [592, 336],
    ],
  ],
  [
    'fewer seconds, but no fewer frames',
    [832, 480],
    16,
    [48, 61, 16],
    COARSE,
    [
      [720, 416],
      [592, 336],
    ],
  ],
  ['small already', [320, 256], 16, [48, 49, 16], WAN, [2]],
  ['as small as can be', [256, 256], 32, [16, 17, 16], WAN, []],
])('%s', (_what, [width, height], sizeStepPixels, [kept, framesRequested, framesPerSecond], frameRule, offered) => {
  const segment = { width, height, framesRequested, framesPerSecond, durationSeconds: kept / framesPerSecond };
  const settings = smallerSettings(segment as PlanSegment, { sizeStepPixels, frameRule });
  expect(settings).toEqual(
    offered.map((one) =>
      typeof one === 'number'
        ? { label: `Segments of at most ${one} s`, patch: { max_segment_seconds: one } }
        : { label: `Render at ${one[0]}×${one[1]}`, patch: { resolution: { width: one[0], height: one[1] } } },
    ),
  );
  for (const { patch } of settings) {
    const { resolution: size } = patch;
    if (size) expect([size.width % sizeStepPixels, size.height % sizeStepPixels]).toEqual([0, 0]);
  }
});
