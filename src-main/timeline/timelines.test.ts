// @vitest-environment jsdom
// All three formats at once: the same pictures at the same frames, whatever the timeline.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkTimeline } from './check-timeline.ts';
import { absoluteUrls, fileNames, relativeTo } from './media-names.ts';
import { anyTimeline, readableTimeline } from './timeline-fixtures.ts';
import { filmFrames } from './timeline-frames.ts';
import { fcpFrames, type Json, parseXml, readEdl, walkEdl, walkFcpxml, walkOtio } from './walk-timelines-for-tests.ts';
import { writeEdl } from './write-edl.ts';
import { writeFcpxml } from './write-fcpxml.ts';
import { writeOtio } from './write-otio.ts';

describe('the readable timeline', () => {
  it('is written as it always was', async () => {
    const film = readableTimeline();
    const edl = writeEdl(film);
    await expect(writeOtio(film, absoluteUrls).text).toMatchFileSnapshot('golden/readable.otio');
    await expect(writeFcpxml(film, relativeTo('/films/rain/exports')).text).toMatchFileSnapshot(
      'golden/readable.fcpxml',
    );
    await expect(edl.texts.join('')).toMatchFileSnapshot('golden/readable.edl');
  });
});

describe('any timeline', () => {
  it('shows the same pictures at every film frame in all three formats, and lasts as long as the film', () => {
    fc.assert(
      fc.property(anyTimeline, (film) => {
        const base = Math.round(film.framesPerSecond);
        const otio = walkOtio(writeOtio(film, fileNames).text);
        expect(otio).toHaveLength(filmFrames(film));
        expect(otio).not.toContain('nothing');
        expect(walkFcpxml(writeFcpxml(film, fileNames).text, film.framesPerSecond)).toEqual(otio);
        expect(walkEdl(writeEdl(film).texts, base)).toEqual(otio);
      }),
    );
  });

  it('never shows what its media does not have, crossfades included', () => {
    fc.assert(
      fc.property(anyTimeline, (film) => {
        const has = new Map(film.clips.map(({ media }) => [media.filePath, media]));
        const shown = walkOtio(writeOtio(film, (filePath) => filePath).text)
          .flatMap((seen) => seen.split(/ \+ | \d+\/\d+$/))
          .filter((seen) => seen.includes('@'));
        for (const seen of shown) {
          const [filePath = '', source = ''] = seen.split('@');
          const media = has.get(filePath);
          // The media's frame that is on when the film frame begins.
          const frame = Math.floor((Number(source) / film.framesPerSecond) * (media?.framesPerSecond ?? 0) + 1e-6);
          expect(frame).toBeGreaterThanOrEqual(media?.firstFrame ?? Number.NaN);
          expect(frame).toBeLessThan(media?.frames ?? Number.NaN);
        }
      }),
    );
  });

  it('keeps every marker at its film frame', () => {
    fc.assert(
      fc.property(anyTimeline, (film) => {
        const base = Math.round(film.framesPerSecond);
        const { timeline } = checkTimeline(film);
        let at = 0;
        const wanted = timeline.clips.flatMap(({ markers, frames }) => {
          const places = markers.map(({ frame, name }) => `${name} at ${at + frame}`);
          at += frames;
          return places;
        });
        expect(fcpxmlMarkers(writeFcpxml(film, fileNames).text, film.framesPerSecond).sort()).toEqual(wanted.sort());
        expect(edlMarkers(writeEdl(film).texts, base).sort()).toEqual(wanted.sort());
        expect(otioMarkers(writeOtio(film, fileNames).text).sort()).toEqual(wanted.sort());
      }),
    );
  });

  it('calls every take such that the clip begins at its first used frame', () => {
    fc.assert(
      fc.property(anyTimeline, (film) => {
        const [video] = JSON.parse(writeOtio(film, fileNames).text).tracks.children;
        const clips = video.children.filter((child: Json) => child.OTIO_SCHEMA === 'Clip.2');
        for (const [index, written] of clips.entries()) {
          const { start_time } = written.source_range;
          for (const key of ['DEFAULT_MEDIA', 'take_1']) {
            const { start_time: start, duration } = written.media_references[key].available_range;
            const media = key === 'take_1' ? film.clips[index]?.takes[0]?.media : film.clips[index]?.media;
            expect(duration).toMatchObject({ value: media?.frames });
            const at = (start_time.value / start_time.rate) * start.rate - start.value;
            // Rounded up to a film frame; both at the same time where the rates are the same.
            expect(at).toBeGreaterThanOrEqual((media?.firstFrame ?? 0) - 1e-6);
            if (start.rate === start_time.rate) expect(at).toBeCloseTo(media?.firstFrame ?? Number.NaN, 6);
            else expect(at).toBeLessThan((media?.firstFrame ?? 0) + Math.max(1, start.rate / start_time.rate) + 1e-6);
          }
        }
      }),
    );
  });
});

function fcpxmlMarkers(text: string, framesPerSecond: number): string[] {
  return [...parseXml(text).querySelectorAll('marker')].map((marker) => {
    const parent = marker.parentElement;
    const frames = (element: Element | null, name: string) =>
      fcpFrames(element?.getAttribute(name) ?? '', framesPerSecond);
    const inClip = frames(marker, 'start') - frames(parent, 'start');
    if (inClip < 0 || inClip >= frames(parent, 'duration')) throw new Error('A marker lies outside its clip.');
    return `${marker.getAttribute('value')} at ${frames(parent, 'offset') + inClip}`;
  });
}

function edlMarkers(texts: readonly string[], base: number): string[] {
  const comments = texts.flatMap((text) => readEdl(text, base)).flatMap((event) => event.comments);
  return comments.flatMap((line) => {
    const [, hours, minutes, seconds, frames, name] = /^LOC: (\d\d):(\d\d):(\d\d):(\d\d) RED {5}(.*)$/.exec(line) ?? [];
    if (name === undefined) return [];
    const whole = (Number(hours) - 1) * 3600 + Number(minutes) * 60 + Number(seconds);
    return [`${name} at ${whole * base + Number(frames)}`];
  });
}

function otioMarkers(text: string): string[] {
  let at = 0;
  return JSON.parse(text).tracks.children[0].children.flatMap((child: Json) => {
    const here = at;
    at += child.source_range?.duration.value ?? 0;
    return (child.markers ?? []).map(
      (one: Json) => `${one.name} at ${here + one.marked_range.start_time.value - child.source_range.start_time.value}`,
    );
  });
}
