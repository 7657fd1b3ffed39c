// The built-in engine: an animatic of every segment by ffmpeg. No graph, no server, no GPU; honest about being a draft.

import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import { PLAIN_LIMITS } from '#shared/model/plain-limits.ts';
import { WAN_MOTIONS, type WanMotion } from '#shared/model/storyboard.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { renderDraft } from '../draft/index.ts';
import { type Ffmpeg, fontFilePath } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import type { Engine, EngineCheck, FetchedTake, JobProgress, SegmentRequest, StartImage } from './engine.ts';

export const DRAFT_LIMITS: EngineLimits = {
  ...PLAIN_LIMITS,
  engine: 'draft',
  get displayName() {
    return say`Draft (built in)`;
  },
  framesPerSecond: null,
  frameRule: { kind: 'range', minFrames: 1, maxFrames: 14_400 },
  sizeRule: { kind: 'step', stepPixels: 2 },
  defaultSize: { width: 832, height: 480 },
  takesStartImage: true,
  takesTextOnly: true,
};

// Raised whenever the pictures change for the same request: older drafts are stale then.
const DRAFT_VERSION = 1;

interface DraftJob {
  readonly folderPath: string;
  readonly startedAtIso: string;
  readonly abort: AbortController;
  readonly done: Promise<Result<void>>;
  onProgress: (progress: JobProgress) => void;
  isOver: boolean;
}

const thisMachine = () => ({ device: say`this computer`, vramTotalBytes: null, vramFreeBytes: null });

const mediaPathIn = (folderPath: string): string => join(folderPath, 'draft.mp4');
const lastFramePathIn = (folderPath: string): string => join(folderPath, 'last-frame.png');

/** @param ffmpeg null where none was found: then `check` says how to get one. */
export function createDraftEngine(ffmpeg: Ffmpeg | null): Engine {
  const { jobs, forget } = createJobs();
  return {
    id: 'draft',
    serverUrl: null,
    limits: DRAFT_LIMITS,
    isWaitedFor: false,
    isPaid: false,
    // It renders on this machine's processor: two at once would only share it.
    queueDepth: 1,
    timeoutMs: null,
    modelKey: () => 'draft',
    newJobId: () => randomUUID(),
    canonicalRequest: (request) => ok(canonicalDraft(request)),
    previewRequest: async ({ segment, start }) => ok({ ...draftOf({ segment }), startImagePath: pathOf(start) }),
    check: async () => checkDraft(ffmpeg),
    async submit(jobId, { segment, start }) {
      if (ffmpeg === null) return err(ffmpegMissing());
      if (start.kind === 'on-server') return err(noServer(start.name));
      const job = await startJob(ffmpeg, segment, pathOf(start));
      if (!job.ok) return job;
      jobs.set(jobId, job.value);
      return ok({ ticket: null });
    },
    async follow(jobId, { onProgress }, signal) {
      const job = jobs.get(jobId);
      if (job === undefined) return err(jobLost(jobId));
      job.onProgress = onProgress;
      const done = await unlessAborted(job.done, signal);
      if (done === null) return err(notFollowed(jobId));
      if (!done.ok) await forget(jobId);
      return done;
    },
    async fetch(jobId, { segment }, folderPath) {
      const job = jobs.get(jobId);
      if (job === undefined) return err(jobLost(jobId));
      const taken = await bringHome(job, segment, folderPath);
      if (taken.ok) await forget(jobId);
      return taken;
    },
    cancel: async (jobId) => ok(await forget(jobId)),
    async find(jobId) {
      const job = jobs.get(jobId);
      if (job === undefined) return ok('unknown');
      return ok(job.isOver ? 'finished' : 'running');
    },
    async probe() {
      const running = [...jobs].filter(([, job]) => !job.isOver).map(([jobId]) => jobId);
      return ok({ ...thisMachine(), version: ffmpeg?.version ?? '', jobIds: running });
    },
    freeMemory: async () => ok(undefined),
    async close() {
      await Promise.all([...jobs.keys()].map(forget));
    },
  };
}

function createJobs() {
  const jobs = new Map<string, DraftJob>();
  /** Ends it where it is not over, and takes its files away. */
  const forget = async (jobId: string): Promise<void> => {
    const job = jobs.get(jobId);
    jobs.delete(jobId);
    job?.abort.abort();
    await job?.done;
    if (job !== undefined) await rm(job.folderPath, { recursive: true, force: true });
  };
  return { jobs, forget };
}

const pathOf = (start: StartImage): string | null => (start.kind === 'file' ? start.path : null);

async function bringHome(job: DraftJob, { prompt }: PlanSegment, folderPath: string): Promise<Result<FetchedTake>> {
  try {
    await copyFile(mediaPathIn(job.folderPath), mediaPathIn(folderPath));
    await copyFile(lastFramePathIn(job.folderPath), lastFramePathIn(folderPath));
  } catch (cause) {
    return err(diskError('write', folderPath, cause));
  }
  return ok({
    mediaPath: mediaPathIn(folderPath),
    mediaIsClean: false,
    lastFramePath: lastFramePathIn(folderPath),
    server: null,
    startedAtIso: job.startedAtIso,
    gpuSeconds: null,
    graphSha256: null,
    models: [],
    textAsSent: prompt,
  });
}

/** null: the signal came first. The job goes on, until it is cancelled. */
async function unlessAborted<T>(done: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const aborted = Promise.withResolvers<null>();
  const stop = () => aborted.resolve(null);
  signal.addEventListener('abort', stop, { once: true });
  if (signal.aborted) stop();
  try {
    return await Promise.race([done, aborted.promise]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

async function startJob(
  ffmpeg: Ffmpeg,
  segment: PlanSegment,
  startImagePath: string | null,
): Promise<Result<DraftJob>> {
  let folderPath: string;
  try {
    folderPath = await mkdtemp(join(tmpdir(), 'longtake-job-'));
    await mkdir(folderPath, { recursive: true });
  } catch (cause) {
    return err(diskError('write', tmpdir(), cause));
  }
  const abort = new AbortController();
  const frameCount = segment.framesRequested;
  const progress = (frames: number, preview: JobProgress['preview']) =>
    job.onProgress({ fraction: frames / frameCount, activity: say`Drawing frame ${frames} of ${frameCount}`, preview });
  let framesDone = 0;
  const done = renderDraft(ffmpeg, {
    ...draftOf({ segment }),
    startImagePath,
    videoPath: mediaPathIn(folderPath),
    lastFramePath: lastFramePathIn(folderPath),
    fontPath: fontFilePath(),
    signal: abort.signal,
    onProgress: (frames) => {
      framesDone = Math.min(frames, frameCount);
      progress(framesDone, null);
    },
    onPreview: (bytes) => progress(framesDone, { mime: 'image/jpeg', bytes }),
  });
  const job: DraftJob = {
    folderPath,
    startedAtIso: new Date().toISOString(),
    abort,
    done,
    onProgress: () => undefined,
    isOver: false,
  };
  void done.then(() => {
    job.isOver = true;
  });
  return ok(job);
}

/** Everything of a segment that the pictures depend on. */
function draftOf({ segment }: Pick<SegmentRequest, 'segment'>) {
  const motionType = WAN_MOTIONS.find((motion) => motion !== 'none' && segment.cameraMovement.endsWith(motion));
  return {
    prompt: segment.prompt,
    cameraMovement:
      motionType === undefined ? segment.cameraMovement : segment.cameraMovement.slice(0, -motionType.length).trim(),
    motionType: (motionType ?? null) as WanMotion['type'] | null,
    motionStrength: segment.motionStrength,
    shotId: segment.shotId,
    segmentIndex: segment.segmentIndex,
    segmentCount: segment.segmentCount,
    width: segment.width,
    height: segment.height,
    framesPerSecond: segment.framesPerSecond,
    frameCount: segment.framesRequested,
    seed: segment.seed,
    lastKeptFrameIndex: segment.framesDroppedAtStart + segment.framesKept - 1,
  };
}

function checkDraft(ffmpeg: Ffmpeg | null): EngineCheck {
  if (ffmpeg === null) return { findings: [{ severity: 'problem', ...ffmpegMissing() }], looked: [] };
  return { findings: [], looked: [{ what: say`Engine`, result: say`built in: no server, no models` }] };
}

function canonicalDraft({ segment }: Pick<SegmentRequest, 'segment'>): string {
  const { seed, ...draft } = draftOf({ segment });
  // Only a picture drawn from the prompt alone depends on the seed.
  const request = { draft: DRAFT_VERSION, ...draft, ...(segment.start.kind === 'text' ? { seed } : {}) };
  return JSON.stringify(Object.fromEntries(Object.entries(request).sort(([a], [b]) => (a < b ? -1 : 1))));
}

const ffmpegMissing = (): StudioError => ({
  code: 'ffmpeg-missing',
  message: say`No ffmpeg was found.`,
  remedy: say`Install ffmpeg, or name its path in Settings or in LONGTAKE_FFMPEG.`,
});

const jobLost = (jobId: string): StudioError => ({
  code: 'server-lost-job',
  message: say`The draft engine no longer knows this job; it ended with an earlier session.`,
  remedy: say`Render the segment again.`,
  details: jobId,
});

const notFollowed = (jobId: string): StudioError => ({
  code: 'stopped',
  message: say`The draft is no longer waited for.`,
  remedy: '',
  details: jobId,
});

/** The run then starts from the frame as a file, as it does where a server has lost it. */
const noServer = (name: string): StudioError => ({
  code: 'file-missing',
  message: say`The draft engine has no server that could have the picture ${name}.`,
  remedy: say`Start from a picture on this computer.`,
});
