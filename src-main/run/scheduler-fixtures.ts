// Runs, servers and events as values, for the tests of this room. Development only.
import type { EngineId } from '#shared/model/project.ts';
import type { JournalEvent, NewJournalEvent, QueuedSegment } from './journal-event.ts';
import type { Need, Situation } from './next-step.ts';
import { applyEvent, type RunState, startedRun } from './run-state.ts';
import type { ServerStanding } from './server-standing.ts';

export const at = '2026-01-01T00:00:00.000Z';

/** Chains given by their lengths: [3, 1] is a/0 → a/1 → a/2 and b/0. */
export function segmentsOf(chainLengths: readonly number[]): QueuedSegment[] {
  return chainLengths.flatMap((count, chain) => {
    const shotId = String.fromCharCode(97 + chain);
    return Array.from({ length: count }, (_, index) => ({
      ...{ key: `${shotId}/${index}`, shot_id: shotId, index, count, again: false, keep_following: false },
      depends_on: index === 0 ? null : `${shotId}/${index - 1}`,
    }));
  });
}

export function runOf(chainLengths: readonly number[], ...events: readonly NewJournalEvent[]): RunState {
  const segments = segmentsOf(chainLengths);
  const names = { run_id: 'r', engine: 'comfyui', engine_name: 'Wan' };
  const state = startedRun({ at, event: 'run.started', ...names, segments, plan: {}, settings: {}, fallbacks: [] });
  for (const event of events) applyEvent(state, { at, ...event } as JournalEvent);
  return state;
}

export const sent = (segment: string, server = 's1', jobId = `job ${segment}`): NewJournalEvent => ({
  ...{ event: 'job.submitting', segment, job_id: jobId, attempt: 1, engine: 'comfyui', server, attached: false },
  ...{ request_sha256: 'q', start_frame_sha256: null, end_frame_sha256: null, start_job_id: null },
});
export const captured = (segment: string): NewJournalEvent => ({
  event: 'frame.captured',
  segment,
  sha256: null,
  on_server: `${segment}.png [output]`,
});
export const rendered = (segment: string): NewJournalEvent => ({
  event: 'job.rendered',
  segment,
  job_id: `job ${segment}`,
});
export const done = (segment: string): NewJournalEvent => ({
  event: 'clip.cut',
  segment,
  take: 1,
  frames: 1,
  rendered: true,
});
export const failed = (segment: string): NewJournalEvent => ({
  event: 'job.failed',
  segment,
  attempt: 1,
  error: { code: 'server-error', message: 'm', remedy: 'r' },
});

export function serverOf(id: string, changes: Partial<ServerStanding> = {}): ServerStanding {
  return {
    ...{ id, name: id, engineId: 'comfyui', queueDepth: 2, condition: { kind: 'ready' } },
    ...{ warmModelKey: null, othersQueued: 0, unable: new Map() },
    ...changes,
  };
}

export const needed = (early = true, modelKey = 'wan'): Need => ({ kind: 'render', modelKey, early });

/** Every job that waits is known to be needed. */
export function situationOf(run: RunState, changes: Partial<Situation> = {}): Situation {
  const held = new Map<string, string>();
  for (const job of run.jobs.values()) {
    const isHeld = job.state.kind === 'submitting' || job.state.kind === 'running';
    if (isHeld && job.server !== null) held.set(job.segmentKey, job.server);
  }
  return {
    run,
    needs: new Map([...run.jobs.keys()].map((key) => [key, needed()])),
    busy: new Set(held.keys()),
    held,
    servers: [serverOf('s1')],
    engineOf: (): EngineId => 'comfyui',
    laneOf: () => null,
    nowMs: Date.parse(at),
    ...changes,
  };
}
