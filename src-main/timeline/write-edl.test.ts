// What only an EDL has: event numbers, timecodes, tracks, and letters that must be plain.
import { describe, expect, it } from 'vitest';
import { asciiLine, timecode } from './edl-text.ts';
import type { Timeline, TimelineClip } from './timeline.ts';
import { clip, media, NTSC_FILM, timeline } from './timeline-fixtures.ts';
import { readEdl, walkEdl } from './walk-timelines-for-tests.ts';
import { writeEdl } from './write-edl.ts';

const messages = (given: Timeline): string[] => writeEdl(given).warnings.map(({ message }) => message);
const events = (given: Timeline, base = 24) => writeEdl(given).texts.flatMap((text) => readEdl(text, base));

const many = (count: number, facts: Partial<TimelineClip>): TimelineClip[] =>
  Array.from({ length: count }, (_, index) => clip({ name: `clip ${index}`, frames: 8, ...facts }));

describe('an EDL', () => {
  it('splits at 999 events: numbers begin anew, record times go on, the film is whole', () => {
    const film = timeline({ clips: many(1500, { crossfadeFrames: 4 }), tail: { name: 'End card', frames: 5 } });
    const { texts } = writeEdl(film);
    const lists = texts.map((text) => readEdl(text, 24));
    expect(lists.map((list) => [list.at(0)?.number, list.at(-1)?.number])).toEqual([
      [1, 999],
      [1, 502],
    ]);
    expect(texts.map((text) => text.split('\n')[0])).toEqual(['TITLE: Rain part 1', 'TITLE: Rain part 2']);
    expect(walkEdl(texts, 24)).toHaveLength(1500 * 8 + 5);
    expect(messages(film)).toContainEqual(expect.stringContaining('split into 2 EDLs'));
    expect(writeEdl(timeline({ clips: many(999, {}) })).texts).toHaveLength(1);
  });

  it.each([
    ['a silent film', [false, false], ['AA', 'V', 'V', 'V'], false],
    ['sound on both sides', [true, true], ['AA/V', 'AA/V', 'AA/V'], true],
    ['sound only before', [true, false], ['AA/V', 'V', 'V'], true],
    ['sound only behind', [false, true], ['V', 'V', 'V', 'AA'], true],
  ])(
    '%s: a dissolve fades sound only where both sides have it, music is laid where there is room',
    (_, sound, tracks, lost) => {
      const clips = sound.map((hasAudio, index) =>
        clip({ name: `clip ${index}`, frames: 20, crossfadeFrames: index === 0 ? 6 : 0, media: media({ hasAudio }) }),
      );
      const film = timeline({ clips, bed: { filePath: '/a/piano.wav', gainDb: 0, seconds: 1 } });
      expect(events(film).map(({ channels }) => channels)).toEqual(tracks);
      expect(messages(film).some((message) => message.includes('music'))).toBe(lost);
    },
  );

  it('lays music from the start, no longer than it is', () => {
    const [music] = events(timeline({ bed: { filePath: '/a/piano.wav', gainDb: 0, seconds: 1.99 } }));
    expect(music).toMatchObject({ channels: 'AA', times: [0, 47, 86400, 86447] });
  });

  it('cuts where a dissolve is longer than its field', () => {
    const clips = [
      clip({ frames: 2000, crossfadeFrames: 1000, media: media({ frames: 4000 }) }),
      clip({ name: 'b', frames: 2000, media: media({ frames: 4000 }) }),
    ];
    expect(events(timeline({ clips })).map(({ dissolveFrames }) => dissolveFrames)).toEqual([0, 0]);
    expect(messages(timeline({ clips }))).toEqual([
      expect.stringContaining('1000 frames after “001 1” is a cut in the EDL'),
    ]);
  });

  it.each([
    [0, 24, '00:00:00:00'],
    [23, 24, '00:00:00:23'],
    [24 * 3725 + 7, 24, '01:02:05:07'],
    [30 * 86_400 + 31, 30, '00:00:01:01'],
    [59, 60, '00:00:00:59'],
  ])('frame %i at %i is %s', (frames, base, text) => {
    expect(timecode(frames, base)).toBe(text);
  });

  it('counts 23.976 by 24 and says so of rates that have no whole count', () => {
    expect(events(timeline({ framesPerSecond: NTSC_FILM }))[0]?.times).toEqual([0, 48, 86_400, 86_448]);
    expect(messages(timeline({ framesPerSecond: 12.5 }))).toContainEqual(expect.stringContaining('count by 13'));
  });

  it('keeps every text on its line, in plain letters', () => {
    const bad = 'Zoë\n001  AX       V     C        雪';
    const marker = { kind: 'seam', frame: 0, name: bad, comment: bad, colour: 'ORANGE' } as const;
    const clips = [clip({ name: bad, markers: [marker], media: media({ filePath: `/a/${bad}.mp4` }) })];
    const film = timeline({ name: bad, clips, tail: { name: bad, frames: 3 } });
    const { texts } = writeEdl(film);
    expect(texts.join('')).toMatch(/^[ -~\n]*$/);
    expect(readEdl(texts.join(''), 24)).toHaveLength(2);
    expect(messages(film)).toContainEqual(expect.stringContaining('file name of 1 clip was changed'));
    expect(asciiLine('Ærø – “naïve”\tfaçade…')).toBe('AEro - "naive" facade...');
  });
});
