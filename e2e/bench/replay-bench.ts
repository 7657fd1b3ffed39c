// How long it takes to read the journal of a very long run and fold it into the run's state, as after a crash.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import type { z } from 'zod/v4';
import { buildVideoPlan } from '../../src-main/plan/index.ts';
import {
  keyframesFor,
  makeShot,
  makeStoryboard,
  onlyEngine,
  SETTINGS,
  WAN_14B,
} from '../../src-main/plan/plan-fixtures.ts';
import { readJournal, replayJournal } from '../../src-main/run/index.ts';
import type { journalEvent } from '../../src-main/run/journal-event.ts';
import type { PlanSegment } from '../../src-shared/model/video-plan.ts';
import { type Bench, median } from './bench.ts';

const SHOTS = 2_500;
const SECONDS_A_SHOT = 12;
const SEGMENTS = 10_000;
/** A run writes down every tenth. */
const TENTHS = 9;
const RUNS = 5;

/** As in the file, where what has a default may be left out. */
type WrittenEvent = z.input<typeof journalEvent>;

export const replayBench: Bench = {
  title: 'Replay of a journal',
  async measure() {
    const folderPath = mkdtempSync(join(tmpdir(), 'longtake-bench-'));
    const filePath = join(folderPath, 'run.jsonl');
    const events = eventsOfLongRun();
    const text = events.map((event) => `${JSON.stringify(event)}\n`).join('');
    writeFileSync(filePath, text);
    try {
      const times: number[] = [];
      for (let run = 0; run < RUNS; run += 1) times.push(await measureReplay(filePath));
      const megabytes = (Buffer.byteLength(text) / 1_000_000).toFixed(0);
      const how = `a run of ${SEGMENTS} segments, ${events.length} events, ${megabytes} MB read from disk and folded, median of ${RUNS}`;
      return [{ name: 'replay_ms_10k_segments', value: Math.round(median(times)), how }];
    } finally {
      rmSync(folderPath, { recursive: true, force: true });
    }
  },
};

async function measureReplay(filePath: string): Promise<number> {
  const startMs = performance.now();
  const { events, damaged } = await readJournal(filePath);
  const state = replayJournal(events);
  const tookMs = performance.now() - startMs;
  const done = [...(state?.jobs.values() ?? [])].filter((job) => job.state.kind === 'done');
  if (damaged.length > 0 || done.length !== SEGMENTS || state?.phase !== 'finished')
    throw new Error(`The replay ended with ${done.length} segments done, ${damaged.length} damaged lines.`);
  return tookMs;
}

function eventsOfLongRun(): WrittenEvent[] {
  const shots = Array.from({ length: SHOTS }, (_, index) =>
    makeShot({ shotId: String(index + 1).padStart(5, '0'), durationSeconds: SECONDS_A_SHOT }),
  );
  const plan = buildVideoPlan(makeStoryboard(shots), keyframesFor(shots), onlyEngine(WAN_14B), SETTINGS);
  if (plan.segments.length !== SEGMENTS) throw new Error(`The plan has ${plan.segments.length} segments.`);
  const at = new Date(0).toISOString();
  const segments = plan.segments.map((segment) => ({
    key: segment.key,
    shot_id: segment.shotId,
    index: segment.segmentIndex,
    count: segment.segmentCount,
    depends_on: segment.dependsOn,
  }));
  const tally = { done: SEGMENTS, failed: 0, rendered: SEGMENTS, up_to_date: 0 };
  return [
    {
      at,
      event: 'run.started',
      run_id: 'bench',
      engine: 'comfyui',
      engine_name: 'Bench',
      segments,
      plan,
      settings: {},
    },
    ...plan.segments.flatMap((segment) => eventsOf(segment, at)),
    { at, event: 'run.finished', ...tally },
  ];
}

function eventsOf({ key: segment, framesKept: frames }: PlanSegment, at: string): WrittenEvent[] {
  const job = { at, segment, job_id: crypto.randomUUID() };
  const sha256 = 'a'.repeat(64);
  const hashes = { request_sha256: sha256, start_frame_sha256: sha256, end_frame_sha256: null };
  const frame = { at, segment, event: 'frame.captured' as const };
  const server = 'http://127.0.0.1:8188';
  const sent = { attempt: 1, engine: 'comfyui', server, attached: false };
  return [
    { ...job, event: 'job.submitting', ...sent, ...hashes },
    { ...job, event: 'job.submitted' },
    ...Array.from({ length: TENTHS }, (_, index) => ({
      ...job,
      event: 'job.progress' as const,
      fraction: (index + 1) / (TENTHS + 1),
      activity: 'Sampling',
    })),
    { ...frame, sha256: null, on_server: `longtake/${job.job_id}_last_00001_.png` },
    { ...job, event: 'job.rendered' },
    { ...job, event: 'take.landed', take: 1, gpu_seconds: 60, started_at: at },
    { ...frame, sha256 },
    { at, segment, event: 'clip.cut', take: 1, frames, rendered: true },
  ];
}
