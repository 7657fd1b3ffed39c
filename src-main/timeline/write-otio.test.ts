// What only OTIO has: takes as alternates, what made them, tracks for sound.
import { describe, expect, it } from 'vitest';
import { absoluteUrls } from './media-names.ts';
import type { Timeline } from './timeline.ts';
import { clip, media, NTSC_FILM, readableTimeline, take, timeline } from './timeline-fixtures.ts';
import type { Json } from './walk-timelines-for-tests.ts';
import { writeOtio } from './write-otio.ts';

const tracksOf = (given: Timeline): Json[] => JSON.parse(writeOtio(given, absoluteUrls).text).tracks.children;
const startOf = (reference: Json): unknown => {
  const { value, rate } = reference.available_range.start_time;
  return `${value} at ${rate}`;
};

describe('OTIO', () => {
  it('sets the clock of each take such that the clip begins at its first used frame', () => {
    const takes = [
      take(1, { framesPerSecond: 16, frames: 33, firstFrame: 1 }, false),
      take(2, { frames: 60, firstFrame: 9 }, true),
    ];
    const fromClip = clip({ takes });
    const fromTake = clip({ name: 'b', takes, media: media({ frames: 60, firstFrame: 6 }) });
    const [video] = tracksOf(timeline({ clips: [fromClip, fromTake] }));
    expect(video.children.map((each: Json) => Object.values(each.media_references).map(startOf))).toEqual([
      ['0 at 24', '-1 at 16', '-9 at 24'],
      // Begins six film frames in: four of the take at 16.
      ['0 at 24', '3 at 16', '-3 at 24'],
    ]);
    expect(Object.keys(video.children[0].media_references)).toEqual(['DEFAULT_MEDIA', 'take_1', 'take_2']);
    expect(video.children[0].active_media_reference_key).toBe('DEFAULT_MEDIA');
  });

  it('says what made a clip, and what made each take', () => {
    const [video] = tracksOf(readableTimeline());
    const [first, second] = video.children;
    expect(first.metadata.longtake).toEqual({
      ...{ shot: '001', segment: 0, prompt: 'Rain on a street, “slow”', negative_prompt: 'blur', seed: 42 },
      model: 'wan2.2_ti2v_5B_fp16.safetensors',
      ...{ engine: 'comfyui', workflow: 'gcv_wan_5b.json', take: 2 },
    });
    expect(first.media_references.take_1.metadata.longtake).toMatchObject({ take: 1, seed: 41, active: false });
    expect(second.metadata.longtake).toMatchObject({ engine: null, workflow: null, take: null });
  });

  it('has sound of its own where a clip has it, silence where not, and fades only between sounds', () => {
    const clips = [true, true, false, true].map((hasAudio, index) =>
      clip({
        name: `${index}`,
        frames: 20,
        crossfadeFrames: 4,
        media: media({ hasAudio }),
        takes: [take(1, {}, true)],
      }),
    );
    const kinds = (given: Timeline) =>
      tracksOf(given).map(({ children }) => children.map((each: Json) => each.OTIO_SCHEMA));
    const [C, G, T] = ['Clip.2', 'Gap.1', 'Transition.1'];
    expect(kinds(timeline({ clips, tail: { name: 'End card', frames: 9 } }))).toEqual([
      [C, T, C, T, C, T, C, G],
      [C, T, C, G, C, G],
    ]);
    expect(Object.keys(tracksOf(timeline({ clips }))[1].children[0].media_references)).toEqual(['DEFAULT_MEDIA']);
    expect(kinds(timeline())).toEqual([[C]]);
  });

  it('counts at the exact rate', () => {
    const [video] = tracksOf(
      timeline({ framesPerSecond: 23.976, clips: [clip({ media: media({ framesPerSecond: NTSC_FILM }) })] }),
    );
    expect(video.children[0].source_range.duration).toEqual({
      OTIO_SCHEMA: 'RationalTime.1',
      rate: 24_000 / 1001,
      value: 48,
    });
  });

  it('lays music from the start, no longer than the film', () => {
    const bed = { filePath: '/a/piano.wav', gainDb: -6, seconds: 60 };
    const [, music] = tracksOf(timeline({ bed })).map(({ children }) => children[0]);
    expect(music.source_range.duration).toMatchObject({ value: 48 });
    expect(music.media_references.DEFAULT_MEDIA.available_range.duration).toMatchObject({
      rate: 48_000,
      value: 2_880_000,
    });
    expect(music.metadata.longtake).toEqual({ gain_db: -6 });
    expect(tracksOf(timeline({ bed: { ...bed, seconds: 0.04 } }))).toHaveLength(1);
  });

  it('holds no half characters, which its readers refuse', () => {
    expect(writeOtio(timeline({ name: 'a\ud83d' }), absoluteUrls).text).toContain('"name": "a\ufffd"');
  });
});
