// Runs to look at: several servers, pauses of every kind, failures, a try that waits.
import type { JobView, RunPause, RunServerView, RunView } from '#shared/model/run.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { ATTIC_URL, BOX_URL, SERVER_URL } from './stand-in-machine.ts';
import { standInJob, standInRun, standInServer } from './stand-in-project.ts';

const CELLAR_URL = 'http://cellar:8188';

export const OUT_OF_MEMORY: StudioErrorWire = {
  code: 'out-of-memory',
  message: 'The server ran out of graphics memory while sampling 73 frames at 1280 × 720.',
  remedy: 'Choose a smaller size or shorter segments, or the GGUF workflow, and render this segment again.',
  details: 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 5.12 GiB.',
};

const NODE_FAILED: StudioErrorWire = {
  code: 'render-failed',
  message: 'Node 57 (KSamplerAdvanced) failed on gpu-box:8188: expected 4 channels, got 16.',
  remedy: 'Look at the node in ComfyUI; the VAE and the model may not belong together.',
  details: 'RuntimeError: Given groups=1, weight of size [4, 4, 1, 1]',
};

const DOWNLOAD_FAILED: StudioErrorWire = {
  code: 'download-failed',
  message: 'The take is rendered, but bringing it home from cellar:8188 broke off 4 times.',
  remedy: 'Press Retry: only the download is tried again, nothing is rendered anew.',
  details: 'Expected 18345112 bytes, got 7340032.',
};

const WORKER_DEAD: StudioErrorWire = {
  code: 'worker-dead',
  message: '10.0.0.7:8188 answers, but its worker is gone: nothing has run there for 4 minutes.',
  remedy: 'Restart ComfyUI there. The segment it had is rendered on another server meanwhile.',
};

const NO_ANSWER: StudioErrorWire = {
  code: 'server-unreachable',
  message: 'It has not answered for 3 minutes.',
  remedy: 'Look whether the machine is on and ComfyUI runs there.',
  details: 'connect EHOSTUNREACH',
};

const PAUSES: Record<string, RunPause> = {
  paused: { because: 'user', message: 'Paused after shot 005, segment 1.', remedy: 'Resume when you like.' },
  unfinished: {
    because: 'unfinished',
    message: 'Longtake was closed while this run was on.',
    remedy: 'Go on: what a server has finished meanwhile is fetched, not rendered again.',
  },
  'no-server': {
    because: 'servers',
    message: 'None of the 3 servers answers any more.',
    remedy: 'Start ComfyUI again. The run goes on by itself once one of them answers.',
  },
  'disk-full': {
    because: 'disk',
    message: 'The disk of /home/kim/films/harbour is full: 12 MB are free, a segment needs about 40 MB.',
    remedy: 'Make room, then press Resume. The Takes of the Player can be cleaned up.',
  },
};

const ago = (seconds: number) => new Date(Date.now() - seconds * 1_000).toISOString();

/** The first `done` are rendered; the rest waits. */
function jobsOf(segments: readonly PlanSegment[], done: number, servers: readonly string[]): JobView[] {
  return segments.map(({ key, segmentCount }, index) => {
    const waiting = standInJob(key, { segmentCount, estimateSeconds: 150 });
    if (index >= done) return waiting;
    if (index < 3) return { ...waiting, state: 'skipped' };
    const seconds = 138 + (index % 5) * 9;
    return {
      ...waiting,
      state: 'done',
      server: servers[index % servers.length] ?? null,
      tries: index === 6 ? 2 : 1,
      startedAtIso: ago(4_000 - index * 60),
      finishedAtIso: ago(4_000 - index * 60 - seconds),
    };
  });
}

const change = (jobs: readonly JobView[], at: number, by: Partial<JobView>): JobView[] =>
  jobs.map((job, index) => (index === at ? { ...job, ...by } : job));

function running(fraction: number, server: string): Partial<JobView> {
  return {
    state: 'running',
    fraction,
    activity: `Sampling ${Math.round(fraction * 20)} of 20`,
    server,
    tries: 1,
    startedAtIso: ago(fraction * 150),
  };
}

function farm(jobs: readonly JobView[]): RunServerView[] {
  const keyAt = (at: number) => jobs[at]?.segmentKey ?? '';
  return [
    standInServer(SERVER_URL, {
      state: 'working',
      reason: '',
      segmentKeys: [keyAt(13), keyAt(16)],
      rendered: 6,
      gpuSeconds: 852,
      idleFraction: 0.012,
    }),
    standInServer(CELLAR_URL, {
      state: 'working',
      reason: '',
      device: 'NVIDIA GeForce RTX 5090',
      segmentKeys: [keyAt(14)],
      othersQueued: 2,
      rendered: 4,
      gpuSeconds: 391,
      idleFraction: 0.08,
    }),
    standInServer(BOX_URL, {
      device: 'NVIDIA GeForce RTX 3090',
      reason: 'Every waiting segment continues one that is being rendered elsewhere.',
      rendered: 0,
    }),
    standInServer(ATTIC_URL, {
      state: 'parked',
      reason: 'It is tried again in 40 s.',
      device: 'NVIDIA RTX A5000',
      rendered: 1,
      gpuSeconds: 173,
      error: WORKER_DEAD,
      canRestart: true,
    }),
  ];
}

/** `fraction` of the segments being rendered. */
function onServers(segments: readonly PlanSegment[], fraction: number): RunView {
  const urls = [SERVER_URL, CELLAR_URL, ATTIC_URL];
  let jobs = jobsOf(segments, 13, urls);
  jobs = change(jobs, 9, { state: 'failed', error: NODE_FAILED, server: BOX_URL, tries: 3 });
  jobs = change(jobs, 13, running(fraction, SERVER_URL));
  jobs = change(jobs, 14, { ...running((fraction + 0.45) % 1, CELLAR_URL), again: true });
  jobs = change(jobs, 18, {
    tries: 1,
    activity: 'Try 2 of 3',
    retryAtIso: new Date(Date.now() + 8_400).toISOString(),
    error: { ...WORKER_DEAD, message: 'The worker of 10.0.0.7:8188 died while sampling.' },
  });
  jobs = change(jobs, 16, {
    state: 'running',
    activity: 'Waiting behind 1 job on the server',
    server: SERVER_URL,
    tries: 1,
    startedAtIso: ago(60),
  });
  return standInRun(jobs, {
    engineName: 'ComfyUI · Wan 2.2 14B image to video',
    servers: farm(jobs),
    fraction: 0.32 + fraction / 40,
    secondsLeft: 7_790,
    startedAtIso: ago(1_900),
  });
}

function onOneServer(segments: readonly PlanSegment[], fraction: number): RunView {
  const jobs = change(jobsOf(segments, 13, [SERVER_URL]), 13, running(fraction, SERVER_URL));
  const segmentKeys = [jobs[13]?.segmentKey ?? '', jobs[14]?.segmentKey ?? ''];
  const work = { state: 'working', reason: '', rendered: 10, gpuSeconds: 1_560, idleFraction: 0.012 } as const;
  return standInRun(jobs, {
    engineName: 'ComfyUI · Wan 2.2 14B image to video',
    servers: [standInServer(SERVER_URL, { ...work, segmentKeys })],
    fraction: 0.32 + fraction / 40,
    secondsLeft: 4_070,
    startedAtIso: ago(1_900),
  });
}

function standingStill(scene: string, segments: readonly PlanSegment[]): RunView {
  const jobs = jobsOf(segments, 12, [SERVER_URL]);
  const off = { state: 'parked', reason: 'It is asked again every 30 s.', error: NO_ANSWER } as const;
  const paused = { state: 'paused', reason: 'The run is paused.', rendered: 9, gpuSeconds: 1_320 } as const;
  return standInRun(jobs, {
    state: 'paused',
    pause: PAUSES[scene] ?? null,
    engineName: 'ComfyUI · Wan 2.2 14B image to video',
    servers:
      scene === 'no-server'
        ? [SERVER_URL, BOX_URL, ATTIC_URL].map((url) => standInServer(url, { ...off, canRestart: url === ATTIC_URL }))
        : [standInServer(SERVER_URL, paused)],
    fraction: 0.3,
    secondsLeft: 4_200,
    startedAtIso: ago(scene === 'unfinished' ? 52_000 : 2_600),
  });
}

function finished(segments: readonly PlanSegment[], failures: readonly [number, StudioErrorWire][]): RunView {
  const urls = [SERVER_URL, BOX_URL, CELLAR_URL];
  let jobs = jobsOf(segments, segments.length, urls);
  for (const [at, error] of failures) jobs = change(jobs, at, { state: 'failed', error, tries: 3 });
  // What continues a failed one cannot begin, nor what continues that.
  for (const [at] of failures) {
    for (let next = at + 1; segments[next]?.dependsOn === segments[next - 1]?.key; next++) {
      jobs = change(jobs, next, { state: 'blocked', server: null, tries: 0 });
    }
  }
  return standInRun(jobs, {
    state: 'finished',
    engineName: 'ComfyUI · Wan 2.2 14B image to video',
    startedAtIso: ago(7_812),
    finishedAtIso: ago(400),
    servers: [
      standInServer(SERVER_URL, { rendered: 16, gpuSeconds: 6_912, idleFraction: 0.011 }),
      standInServer(BOX_URL, {
        rendered: 7,
        gpuSeconds: 6_204,
        idleFraction: 0.094,
        device: 'NVIDIA GeForce RTX 3090',
      }),
      standInServer(CELLAR_URL, {
        rendered: 11,
        gpuSeconds: 7_010,
        idleFraction: 0.004,
        device: 'NVIDIA GeForce RTX 5090',
      }),
    ],
  });
}

export const RUN_SCENES = [
  'servers',
  'one-server',
  'preview-storm',
  'long-run',
  'paused',
  'unfinished',
  'no-server',
  'disk-full',
  'failures',
  'oom',
] as const;
export type RunScene = (typeof RUN_SCENES)[number];
export const isRunScene = (scene: string): scene is RunScene => (RUN_SCENES as readonly string[]).includes(scene);

/** `fraction`: of what is being rendered, where something is. */
export function runInScene(scene: RunScene, segments: readonly PlanSegment[], fraction: number): RunView {
  switch (scene) {
    case 'servers':
    case 'long-run':
      return onServers(segments, fraction);
    case 'one-server':
    case 'preview-storm':
      return onOneServer(segments, fraction);
    case 'failures':
      return finished(segments, [
        [4, NODE_FAILED],
        [17, OUT_OF_MEMORY],
        [29, DOWNLOAD_FAILED],
      ]);
    case 'oom':
      return finished(segments, [[6, OUT_OF_MEMORY]]);
    default:
      return standingStill(scene, segments);
  }
}
