// Runs of several engines as the stand-in tells them: one that goes on, and one whose clips failed in the ways of the cloud.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { JobView } from '#shared/model/run.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { ok } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { standInJob, standInRun, standInServer } from './stand-in-project.ts';
import type { StandInAnswers } from './stand-in-studio.ts';

const CLOUD = standInServer('replicate', {
  name: 'Replicate',
  version: null,
  device: null,
  vramTotalBytes: null,
  vramFreeBytes: null,
  rendered: 1,
});
const HERE = standInServer('draft', { name: 'This machine', version: null, device: null, vramTotalBytes: null });

/** Since its Start. */
const RUNNING_FOR_MS = 95_000;

const FAULTS: Readonly<Record<string, StudioErrorWire>> = {
  '002/0': {
    code: 'output-too-short',
    message: 'The take is 4.2 s long, 5 s are needed.',
    remedy: 'Use it all the same, or render it again.',
  },
  '003/0': {
    code: 'content-flagged',
    message: 'Replicate’s rules forbid what was asked or made (E005).',
    remedy: 'Change the prompt or the start image: the same again would be refused again.',
  },
  '004/0': {
    code: 'payment-needed',
    message: 'The Replicate account has no credit left.',
    remedy: 'Add credit at https://replicate.com/account/billing, then retry what failed.',
  },
};

function failedJobs(): JobView[] {
  const failed = Object.entries(FAULTS).map(([key, error]) =>
    standInJob(key, { state: 'failed', error, server: 'replicate', tries: 1 }),
  );
  const first = standInJob('001/0', { state: 'skipped' });
  const blocked = standInJob('005/0', { state: 'blocked' });
  const fallback = { name: 'Kling 2.5 Turbo Pro', reason: 'Veo 3.1 Fast timed out three times.' };
  return [
    first,
    ...failed,
    blocked,
    standInJob('006/0', {
      state: 'done',
      server: 'replicate',
      fallback,
      startedAtIso: '2026-01-01T10:00:00.000Z',
      finishedAtIso: '2026-01-01T10:01:12.000Z',
    }),
  ];
}

function runningJobs({ plan }: PlanView): JobView[] {
  return plan.segments.map(({ key }, index) => {
    if (index === 0) return standInJob(key, { state: 'skipped' });
    if (index === 2) return standInJob(key, { state: 'done', server: 'replicate' });
    if (index === 3) {
      const activity = 'Rendering at Replicate';
      return standInJob(key, {
        state: 'running',
        server: 'replicate',
        activity,
        startedAtIso: new Date().toISOString(),
      });
    }
    return standInJob(key);
  });
}

const shortTake = (): TakeView => ({
  take: 1,
  createdAtIso: '2026-01-01T10:00:40.000Z',
  engine: 'wan-cli',
  workflowFile: null,
  seed: 7,
  prompt: '',
  negativePrompt: '',
  width: 1280,
  height: 704,
  framesPerSecond: 24,
  framesDelivered: 101,
  bytes: 2_400_000,
  gpuSeconds: 40,
  server: null,
  rating: null,
  isActive: false,
  answers: false,
  differences: ['It is shorter than asked.'],
  isKept: false,
  playablePath: null,
  stillPath: 'takes/1.jpg',
  isMissing: false,
});

export function engineRunAnswers(scene: string, plan: () => PlanView): StandInAnswers {
  if (scene !== 'engines-failed' && scene !== 'engines-running') return {};
  const servers = [CLOUD, HERE];
  const head = { servers, engineName: 'Replicate · Veo 3.1 Fast' };
  const working = { ...CLOUD, state: 'working' as const, segmentKeys: ['004/0'] };
  const startedAtIso = new Date(Date.now() - RUNNING_FOR_MS).toISOString();
  const running = { ...head, servers: [working, HERE], startedAtIso };
  const failed = { ...head, state: 'finished' as const, finishedAtIso: '2026-01-01T10:02:00.000Z', minimumClips: 2 };
  return {
    'run.current': () =>
      ok(scene === 'engines-failed' ? standInRun(failedJobs(), failed) : standInRun(runningJobs(plan()), running)),
    'takes.list': ({ segmentKey }) => ok({ segmentKey, takes: segmentKey === '002/0' ? [shortTake()] : [] }),
  };
}
