// What is found before anything is written, and what is done about it.
import { describe, expect, it } from 'vitest';
import { checkTimeline } from './check-timeline.ts';
import type { TimelineClip } from './timeline.ts';
import { clip, media, NTSC_FILM, take, timeline } from './timeline-fixtures.ts';

const seam = (frame: number) => ({ kind: 'seam', frame, name: 'Seam', comment: '', colour: 'RED' }) as const;
const faded = (frames: number, crossfadeFrames: number, facts: Partial<TimelineClip> = {}) =>
  clip({ name: 'first', frames, crossfadeFrames, ...facts });
const second = clip({ name: 'second', shotId: '002', frames: 8 });

const cases: readonly [string, readonly TimelineClip[], readonly (string | RegExp)[], number][] = [
  ['nothing', [faded(40, 8), second], [], 8],
  [
    'a handle one frame short',
    [faded(41, 8), second],
    [/8 frames after “first” is written as a cut.*only 7 frames/],
    0,
  ],
  ['a clip shorter than the crossfade', [faded(30, 9), second], [/“second” has only 8 frames/], 0],
  ['no clip after it', [faded(30, 9)], [/no clip follows/], 0],
  ['two of one name', [second, second], [/Two clips.*“second”/], 0],
  ['media that ends too early', [clip({ frames: 50 })], [/lasts 50 frames, but its file has only 48/], 0],
  ['media that ends before it begins', [clip({ media: media({ firstFrame: 60 }) })], [/only 0 of them/], 0],
  ['markers outside', [clip({ markers: [seam(-1), seam(47), seam(48)] })], [/2 markers lie outside/], 0],
  // 33 frames at 16 are 49.5 of the film: the last of them is on for half a film frame.
  ['a slower take to its end', [clip({ frames: 50, media: media({ framesPerSecond: 16, frames: 33 }) })], [/at 16/], 0],
  [
    'a slower take beyond its end',
    [clip({ frames: 51, media: media({ framesPerSecond: 16, frames: 33 }) })],
    [/1 of 1 clips runs at 16 frames a second, the film at 24/, /only 50 of them/],
    0,
  ],
  [
    'a take without a rate',
    [clip({ takes: [take(1, { framesPerSecond: 0 }, true)] })],
    [/Take 1 of “001 1” is left out/],
    0,
  ],
  ['a take of no whole frames', [clip({ takes: [take(1, { frames: -3 }, true)] })], [/Take 1/], 0],
];

describe('a timeline is checked', () => {
  it.each(cases)('%s', (_name, clips, messages, crossfadeFrames) => {
    const { timeline: checked, warnings } = checkTimeline(timeline({ clips }));
    expect(warnings.map(({ message }) => message)).toEqual(messages.map((each) => expect.stringMatching(each)));
    for (const { severity, remedy } of warnings)
      expect([severity, remedy]).toEqual(['warning', expect.stringMatching(/./)]);
    expect(checked.clips[0]?.crossfadeFrames).toBe(crossfadeFrames);
    for (const { markers, takes } of checked.clips) {
      expect(markers.every(({ frame }) => frame === 47)).toBe(true);
      expect(takes).toEqual([]);
    }
  });

  it('names the segment', () => {
    const [warning] = checkTimeline(timeline({ clips: [clip({ frames: 50, segmentIndex: 3 })] })).warnings;
    expect(warning).toMatchObject({ code: 'output-too-short', shotId: '001', segmentIndex: 3 });
  });

  it('knows 23.976 as 24000/1001', () => {
    const clips = [clip({ media: media({ framesPerSecond: 23.976 }) })];
    expect(checkTimeline(timeline({ framesPerSecond: NTSC_FILM, clips })).warnings).toEqual([]);
  });

  it.each([
    ['a rate of nothing', timeline({ framesPerSecond: 0 })],
    ['a clip of no frames', timeline({ clips: [clip({ frames: 0 })] })],
    ['half a frame', timeline({ clips: [clip({ crossfadeFrames: 1.5 })] })],
    ['media without a rate', timeline({ clips: [clip({ media: media({ framesPerSecond: Number.NaN }) })] })],
  ])('%s is a fault of the caller', (_name, wrong) => {
    expect(() => checkTimeline(wrong)).toThrow(RangeError);
  });
});
