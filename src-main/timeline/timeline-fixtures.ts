// Small timelines for tests: one that a person can read, and any that could be.
import fc from 'fast-check';
import type { Timeline, TimelineClip, TimelineMedia, TimelineTake } from './timeline.ts';

export const NTSC_FILM = 24_000 / 1001;

export const media = (facts: Partial<TimelineMedia> = {}): TimelineMedia => ({
  filePath: '/films/rain/video/shot_001_seg_0.mp4',
  framesPerSecond: 24,
  frames: 48,
  firstFrame: 0,
  hasAudio: false,
  ...facts,
});

export const clip = (facts: Partial<TimelineClip> = {}): TimelineClip => ({
  name: '001 1',
  shotId: '001',
  segmentIndex: 0,
  frames: 48,
  media: media(),
  width: 832,
  height: 480,
  prompt: 'Rain on a street',
  negativePrompt: '',
  seed: 7,
  model: 'wan2.2_ti2v_5B_fp16.safetensors',
  takes: [],
  crossfadeFrames: 0,
  markers: [],
  ...facts,
});

export const timeline = (facts: Partial<Timeline> = {}): Timeline => ({
  name: 'Rain',
  framesPerSecond: 24,
  width: 832,
  height: 480,
  clips: [clip()],
  tail: null,
  bed: null,
  ...facts,
});

export function take(number: number, facts: Partial<TimelineMedia>, isActive: boolean): TimelineTake {
  const filePath = `/films/rain/video/_takes/shot_001_seg_0/take_${number}.mp4`;
  const taken = media({ filePath, ...facts });
  return {
    isActive,
    media: taken,
    sidecar: {
      take: number,
      shot_id: '001',
      segment_index: 0,
      created_at: `2026-01-0${number}T10:00:00.000Z`,
      engine: 'comfyui',
      model: 'wan2.2_ti2v_5B_fp16.safetensors',
      workflow_file: 'gcv_wan_5b.json',
      graph_sha256: 'ab12',
      prompt: 'Rain on a street, “slow”',
      negative_prompt: 'blur',
      seed: 40 + number,
      width: 832,
      height: 480,
      fps: taken.framesPerSecond,
      frames_requested: taken.frames,
      frames_delivered: taken.frames,
      original_target_duration: 2,
      start_frame_sha256: null,
      end_frame_sha256: null,
      request_sha256: 'cd34',
      loras: [],
      models: [],
      server: null,
      job_id: `job-${number}`,
      queued_at: '',
      started_at: '',
      finished_at: '',
      gpu_seconds: null,
      cost: null,
      text_as_sent: 'Rain on a street, “slow”',
      media_file: `take_${number}.mp4`,
      media_is_clean: true,
      last_frame: { file: `take_${number}_last.png`, index: taken.frames - 1 },
      clip: null,
    },
  };
}

/** Two shots, the first of two segments; 24, 16 and 23.976 frames a second; odd crossfade, names that want quoting. */
export const readableTimeline = (): Timeline =>
  timeline({
    name: 'Rain & “Snow” <1>',
    clips: [
      clip({
        prompt: 'Rain on a street, “slow”',
        negativePrompt: 'blur',
        seed: 42,
        media: media({ hasAudio: true }),
        takes: [take(1, { framesPerSecond: 16, frames: 33 }, false), take(2, { frames: 53, firstFrame: 1 }, true)],
      }),
      clip({
        name: '001 2',
        segmentIndex: 1,
        // Drops the repeated frame: begins one and a half film frames into its file.
        media: media({
          filePath: '/films/rain/video/_takes/shot_001_seg_1/take_1.mp4',
          ...{ framesPerSecond: 16, frames: 49, firstFrame: 1, hasAudio: true },
        }),
        crossfadeFrames: 9,
        markers: [
          {
            kind: 'seam',
            frame: 0,
            name: 'Seam 001/0 → 001/1',
            comment: 'visible, score 41. A jump in brightness.',
            colour: 'ORANGE',
          },
        ],
      }),
      clip({
        name: 'Zoë’s "exit"\nnight',
        shotId: 'Zoë',
        seed: null,
        prompt: 'She leaves & <turns>.\r\nNo \u0007 bells.',
        frames: 40,
        width: 854,
        media: media({
          filePath: '/films/rain/añ o/50%_"Zoë\'s"\n雪.mp4',
          ...{ framesPerSecond: NTSC_FILM, frames: 60, firstFrame: 5, hasAudio: true },
        }),
        markers: [{ kind: 'warning', frame: 3, name: 'Older than the plan', comment: '', colour: 'YELLOW' }],
      }),
    ],
    tail: { name: 'End card', frames: 24 },
    bed: { filePath: '/films/rain/audio/piano.wav', gainDb: -6, seconds: 4.51 },
  });

const rate = fc.constantFrom(16, NTSC_FILM, 24, 25, 30_000 / 1001, 30, 12.5);

const anyMedia = (filmRate: number, frames: number, index: number): fc.Arbitrary<TimelineMedia> =>
  fc
    .record({
      framesPerSecond: fc.oneof({ weight: 2, arbitrary: fc.constant(filmRate) }, { weight: 1, arbitrary: rate }),
      firstFrame: fc.nat(8),
      spare: fc.nat(30),
      hasAudio: fc.boolean(),
    })
    .map(({ framesPerSecond, firstFrame, spare, hasAudio }) => ({
      ...{ filePath: `/films/any/file_${index}.mp4`, framesPerSecond, firstFrame, hasAudio },
      frames: firstFrame + Math.ceil((frames * framesPerSecond) / filmRate) + spare,
    }));

const anyClip = (filmRate: number, index: number): fc.Arbitrary<TimelineClip> =>
  fc
    .record({ frames: fc.integer({ min: 1, max: 60 }), crossfadeFrames: fc.oneof(fc.constant(0), fc.nat(25)) })
    .chain(({ frames, crossfadeFrames }) =>
      fc
        .record({
          of: anyMedia(filmRate, frames, index),
          at: fc.array(fc.nat(frames - 1), { maxLength: 2 }),
          taken: anyMedia(filmRate, frames, index + 1000),
        })
        .map(({ of, at, taken }) =>
          clip({
            ...{ name: `clip ${index}`, shotId: `s${index}`, frames, crossfadeFrames, media: of },
            takes: [take(1, taken, true)],
            markers: at.map((frame, n) => ({
              kind: 'seam',
              ...{ frame, name: `m ${index} ${n}`, comment: '', colour: 'RED' },
            })),
          }),
        ),
    );

/** Crossfades that cannot be are among them. */
export const anyTimeline: fc.Arbitrary<Timeline> = fc
  .record({ framesPerSecond: rate, count: fc.integer({ min: 1, max: 6 }), tail: fc.nat(30) })
  .chain(({ framesPerSecond, count, tail }) =>
    fc.tuple(...Array.from({ length: count }, (_, index) => anyClip(framesPerSecond, index))).map((clips) =>
      timeline({
        ...{ framesPerSecond, clips },
        tail: tail === 0 ? null : { name: 'End card', frames: tail },
      }),
    ),
  );
