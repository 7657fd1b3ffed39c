// @vitest-environment jsdom
// What only FCPXML has: rational times, resources that are there once, the DTD's order, transitions over moved cuts.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateFraction } from '#shared/frame-rate.ts';
import { fcpTime } from './fcpxml-resources.ts';
import { absoluteUrls } from './media-names.ts';
import { anyTimeline, clip, media, NTSC_FILM, readableTimeline, timeline } from './timeline-fixtures.ts';
import { parseXml } from './walk-timelines-for-tests.ts';
import { writeFcpxml } from './write-fcpxml.ts';

const documentOf = (given: Parameters<typeof writeFcpxml>[0]): Document =>
  parseXml(writeFcpxml(given, absoluteUrls).text);
const attributes = (elements: Iterable<Element>, ...names: string[]) =>
  [...elements].map((element) => names.map((name) => element.getAttribute(name)).join(' '));

/** Children in this order only, from the DTD of FCPXML 1.10; what we never write is left out. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  fcpxml: ['resources', 'library'],
  resources: ['format', 'asset', 'effect'],
  'asset-clip': ['note', 'conform-rate', 'adjust-conform', 'adjust-volume', 'asset-clip', 'marker'],
  gap: ['asset-clip'],
  transition: ['filter-video', 'filter-audio'],
  asset: ['media-rep'],
};

describe('FCPXML', () => {
  it.each([
    [0, 24, '0s'],
    [8, 24, '800/2400s'],
    [1, 16, '100/1600s'],
    [30, 29.97, '30030/30000s'],
    [24, NTSC_FILM, '24024/24000s'],
    [5, 12.5, '10/25s'],
    [-3, 25, '-300/2500s'],
  ])('%i frames at %d are %s', (frames, rate, text) => {
    expect(fcpTime(frames, rateFraction(rate))).toBe(text);
  });

  it('writes every time as a fraction on the grid of the film, or of the media for what a file has', () => {
    fc.assert(
      fc.property(anyTimeline, (film) => {
        const document = documentOf(film);
        const grid = fcpTime(1, rateFraction(film.framesPerSecond)).split('/')[1];
        for (const element of document.querySelectorAll('sequence, spine *'))
          for (const name of ['offset', 'start', 'duration', 'tcStart']) {
            const value = element.getAttribute(name) ?? '0s';
            expect(value === '0s' || value.split('/')[1] === grid).toBe(true);
          }
      }),
    );
  });

  it('lays clips end to end, as Final Cut Pro demands, and every transition over a cut', () => {
    fc.assert(
      fc.property(anyTimeline, (film) => {
        let end = 0;
        const seconds = (element: Element | null, name: string) => {
          const [value = '', scale = '1'] = (element?.getAttribute(name) ?? '').replace('s', '').split('/');
          return Number(value) / Number(scale);
        };
        for (const element of documentOf(film).querySelectorAll('spine > *')) {
          if (element.tagName === 'transition') {
            expect(seconds(element, 'offset')).toBeLessThanOrEqual(end + 1e-9);
            expect(seconds(element, 'offset') + seconds(element, 'duration')).toBeGreaterThan(end - 1e-9);
            continue;
          }
          expect(seconds(element, 'offset')).toBeCloseTo(end, 9);
          expect(seconds(element, 'duration')).toBeGreaterThan(0);
          end += seconds(element, 'duration');
        }
      }),
    );
  });

  it('has every resource once, and only elements in the order of the DTD', () => {
    fc.assert(
      fc.property(fc.oneof(anyTimeline, fc.constant(readableTimeline())), (film) => {
        const document = documentOf(film);
        const ids = attributes(document.querySelectorAll('resources > *'), 'id');
        expect(new Set(ids).size).toBe(ids.length);
        for (const element of document.querySelectorAll('[ref], [format]'))
          for (const name of ['ref', 'format']) expect([...ids, null]).toContain(element.getAttribute(name));
        for (const element of document.querySelectorAll('*')) {
          const order = ORDER[element.tagName];
          if (!order || element.tagName === 'resources') continue;
          const places = [...element.children].map((child) => order.indexOf(child.tagName));
          expect(places).toEqual(places.toSorted((a, b) => a - b));
          expect(places).not.toContain(-1);
        }
      }),
    );
  });

  it('moves the cut of an odd crossfade by its shorter half', () => {
    const clips = [
      clip({ frames: 30, crossfadeFrames: 9 }),
      clip({ name: 'b', frames: 20, media: media({ firstFrame: 2 }) }),
    ];
    const document = documentOf(timeline({ clips }));
    expect(attributes(document.querySelectorAll('spine > *'), 'offset', 'start', 'duration')).toEqual([
      '0s 0s 3400/2400s',
      '3000/2400s  900/2400s',
      '3400/2400s 600/2400s 1600/2400s',
    ]);
  });

  it('names one file and one format once, however often they are used', () => {
    const document = documentOf(timeline({ clips: [clip(), clip({ name: 'b' }), clip({ name: 'c' })] }));
    expect(document.querySelectorAll('asset, format')).toHaveLength(3);
  });

  it('keeps the speed of media at other rates, where the DTD has a word for them', () => {
    const clips = [24, 25, 16, NTSC_FILM].map((framesPerSecond, index) =>
      clip({ name: `${index}`, media: media({ framesPerSecond, filePath: `/${index}.mp4`, frames: 60 }) }),
    );
    const document = documentOf(timeline({ clips }));
    const rates = [...document.querySelectorAll('spine > asset-clip')].map((each) =>
      each.querySelector('conform-rate')?.getAttribute('srcFrameRate'),
    );
    expect(rates).toEqual([undefined, '25', undefined, '23.98']);
    expect(attributes(document.querySelectorAll('conform-rate'), 'scaleEnabled')).toEqual(['0', '0']);
  });

  it('reads back any text, but for what XML cannot hold', () => {
    const prompt = `a & b < c > "d" 'e'\r\n\t]]> 雪 😀`;
    const [note] = documentOf(timeline({ clips: [clip({ prompt, seed: null, model: '' })] })).querySelectorAll('note');
    expect(note?.textContent).toBe(prompt);
    const name = `a&b<c>"d"'e'\r\n\t\u0000\u001b\ud83d\uffff`;
    const named = documentOf(timeline({ name, clips: [clip({ name })] }));
    const wanted = `a&b<c>"d"'e'\r\n\t\ufffd\ufffd\ufffd\ufffd`;
    expect(attributes(named.querySelectorAll('project, spine > asset-clip'), 'name')).toEqual([wanted, wanted]);
  });

  it('hangs the music under the first clip, in that clip’s own time, and under the card where there is no clip', () => {
    const bed = { filePath: '/a/piano.wav', gainDb: -4.5, seconds: 60 };
    const withClip = documentOf(timeline({ bed, clips: [clip({ frames: 40, media: media({ firstFrame: 5 }) })] }));
    expect(
      attributes(withClip.querySelectorAll('spine > asset-clip > asset-clip'), 'offset', 'duration', 'lane'),
    ).toEqual(['500/2400s 4000/2400s -1']);
    expect(withClip.querySelector('adjust-volume')?.getAttribute('amount')).toBe('-4.5dB');
    const card = documentOf(timeline({ bed, clips: [], tail: { name: 'End card', frames: 24 } }));
    expect(attributes(card.querySelectorAll('gap > asset-clip'), 'offset', 'duration')).toEqual(['0s 2400/2400s']);
  });

  it('warns of a rate that Final Cut Pro has no projects for', () => {
    const warnings = (framesPerSecond: number) =>
      writeFcpxml(timeline({ framesPerSecond, clips: [] }), absoluteUrls).warnings.map(({ message }) => message);
    expect(warnings(16)).toEqual([expect.stringContaining('no projects of 16 frames')]);
    expect(warnings(23.976)).toEqual([]);
  });
});
