// What the tests of the Replicate engine share: a played server and an engine that live by one clock, which pauses move on.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineSettings } from '#shared/model/settings.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { createLogger } from '../logging/index.ts';
import { openReplicateService, replicateLimits } from '../replicate/index.ts';
import type { ReplicateTestServerOptions } from '../replicate/replicate-test-server/options.ts';
import {
  type ReplicateTestServer,
  startReplicateTestServer,
} from '../replicate/replicate-test-server/start-replicate-test-server.ts';
import { RED_DOT_PNG, segmentOf, soon, UNHEARD, value } from './comfyui-for-tests.ts';
import type { Engine, JobProgress, SegmentRequest } from './engine.ts';
import { createReplicateEngine } from './replicate-engine.ts';

export { RED_DOT_PNG, soon, UNHEARD, value };

export const VEO = 'google/veo-3.1-fast';
export const KLING = 'kwaivgi/kling-v2.1';
export const HOTSHOT = 'lucataco/hotshot-xl';
export const ZEROSCOPE = 'anotherjesse/zeroscope-v2-xl';
export const SVD = 'stability-ai/stable-video-diffusion';
export const COGVIDEOX = 'cuuupid/cogvideox-5b';

/** Four seconds of Veo from its prompt. */
export const clipOf = (changes: Partial<PlanSegment> = {}): PlanSegment =>
  segmentOf({
    ...{ engine: 'replicate', workflowFile: null, model: VEO, start: { kind: 'text' }, startframe: null },
    ...{ width: 1280, height: 720, framesPerSecond: 24, framesRequested: 96, framesKept: 96, motionStrength: 0.5 },
    ...{ prompt: 'a lighthouse at dusk', negativePrompt: '', seed: 7, steps: null, cfgScale: null, loras: [] },
    ...{ references: [], withAudio: true, quality: null, endImagePath: null },
    ...changes,
  });

export const requestOf = (segment: PlanSegment, startPath: string | null = null): SegmentRequest => ({
  segment: startPath === null ? segment : { ...segment, start: { kind: 'keyframe', filePath: startPath } },
  start: startPath === null ? { kind: 'none' } : { kind: 'file', path: startPath },
  endImagePath: segment.endImagePath,
  models: {},
});

export interface TestSession {
  readonly engine: Engine;
  readonly service: Awaited<ReturnType<typeof openReplicateService>>;
}

export interface ReplicateForTests extends AsyncDisposable {
  readonly server: ReplicateTestServer;
  readonly folderPath: string;
  readonly logLines: readonly string[];
  /** Milliseconds that were waited for so far. */
  waitedMs(): number;
  /** Moves everybody's clock. */
  passMs(ms: number): void;
  /** As a new session of the app: only what is on disk is known. */
  open(
    model: string,
    options?: Partial<EngineSettings>,
    token?: string | null,
    /** How far this machine's clock is from everybody's. */
    clockOffMs?: number,
  ): Promise<TestSession>;
  /** Every page of the job book, as text. */
  bookText(): Promise<string>;
  newFolder(): Promise<string>;
}

export async function openReplicateForTests(options: ReplicateTestServerOptions = {}): Promise<ReplicateForTests> {
  const folderPath = await mkdtemp(join(tmpdir(), 'longtake-replicate-test-'));
  const begunMs = Date.parse('2026-11-21T12:00:00Z');
  let clockMs = begunMs;
  const nowMs = () => clockMs;
  const server = await startReplicateTestServer({ shrink: 8, nowMs, queueMs: 1_000, renderMs: 6_000, ...options });
  const logLines: string[] = [];
  const logger = createLogger((line) => logLines.push(line));
  const services: { close(): void }[] = [];
  const pause = async (ms: number) => {
    clockMs += ms;
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    server,
    folderPath,
    logLines,
    waitedMs: () => clockMs - begunMs,
    passMs: (ms) => {
      clockMs += ms;
    },
    async open(model, changes = {}, token = server.token, clockOffMs = 0) {
      const tokenOf = () => token;
      const service = await openReplicateService({
        ...{ token: tokenOf, baseUrl: server.url, pause, folderPath, logger },
        nowMs: () => nowMs() + clockOffMs,
      });
      services.push(service);
      const settings = () => ({ ...DEFAULT_SETTINGS.engines, ...changes });
      const limits = replicateLimits(model, settings().durationBuffer, service.schemas.all());
      const engine = createReplicateEngine({
        ...{ service, token: tokenOf, settings, bookFolderPath: join(folderPath, 'jobs'), logger },
        limits: value(limits.ok ? limits : replicateLimits(VEO, 1.25)),
      });
      return { engine, service };
    },
    async bookText() {
      const jobs = await readdir(join(folderPath, 'jobs')).catch(() => []);
      const pages = jobs.map((jobId) => readFile(join(folderPath, 'jobs', jobId, 'job.json'), 'utf8').catch(() => ''));
      return (await Promise.all(pages)).join('\n');
    },
    newFolder: () => mkdtemp(join(folderPath, 'take-')),
    async [Symbol.asyncDispose]() {
      for (const service of services) service.close();
      await server.close();
      await rm(folderPath, { recursive: true, force: true });
    },
  };
}

/** The whole way of one job: sent, waited for, brought home. */
export async function renderOne(world: ReplicateForTests, engine: Engine, request: SegmentRequest) {
  const jobId = engine.newJobId();
  const told: JobProgress[] = [];
  const submitted = await engine.submit(jobId, request, soon());
  if (!submitted.ok) return { jobId, told, result: submitted };
  const followed = await engine.follow(
    jobId,
    { ...UNHEARD, onProgress: (progress) => void told.push(progress) },
    soon(),
  );
  if (!followed.ok) return { jobId, told, result: followed };
  return { jobId, told, result: await engine.fetch(jobId, request, await world.newFolder(), soon()) };
}
