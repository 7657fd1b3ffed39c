// A run on servers that a test plays: they take jobs at once and finish, fail or fall silent when they are told. Development only.
import { randomUUID } from 'node:crypto';
import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineId } from '#shared/model/project.ts';
import type { RunView } from '#shared/model/run.ts';
import { PLAIN_SEGMENT, type PlanSegment, type VideoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Engine, FollowEvents } from '../engines/index.ts';
import { createLogger } from '../logging/index.ts';
import { locateFfmpeg, runFfmpeg } from '../media/index.ts';
import { createPixelHasher } from '../takes/index.ts';
import type { EnginePool } from './batch.ts';
import { type Addition, type ChosenServer, Run, type RunOptions, type ServerReadiness } from './index.ts';
import type { OpenJobs } from './open-jobs.ts';

export const failure = (code: StudioError['code']): StudioError => ({ code, message: `${code}.`, remedy: 'r' });
const silent = failure('server-unreachable');

const PLAYED_PROBE = { version: '1', device: 'played', vramTotalBytes: null, vramFreeBytes: null, jobIds: [] };

interface PlayedJob {
  readonly segmentKey: string;
  readonly prompt: string;
  readonly ended: PromiseWithResolvers<Result<void>>;
  isFinished: boolean;
  events: FollowEvents | null;
}

export class PlayedServer {
  readonly id: string;
  isDown = false;
  /** Finishes what it gets at once. */
  isQuick = true;
  /** The provider's id for what it takes, by segment key. */
  readonly tickets = new Map<string, string>();
  /** Which tickets it was asked for. */
  readonly asked: (string | null)[] = [];
  /** What it answers to a job, by segment key. */
  readonly refuses = new Map<string, StudioError>();
  /** What fetching ends in, by segment key. */
  readonly losesFiles = new Map<string, StudioError>();
  readonly readiness: ServerReadiness = { error: null, unable: new Map() };
  /** Segment keys with their prompts, as they came in. */
  readonly submitted: string[] = [];
  readonly cancelled: string[] = [];
  fetches = 0;
  readonly engine: Engine;
  readonly #jobs = new Map<string, PlayedJob>();

  constructor(id: string, takePath: string) {
    this.id = id;
    this.engine = this.#engineFor(takePath);
  }

  /** Its last frame is there, before it is finished. */
  capture(segmentKey: string): void {
    this.#job(segmentKey).events?.onFrameCaptured(`${segmentKey} on ${this.id}`);
  }

  finish(segmentKey: string): void {
    const job = this.#job(segmentKey);
    job.isFinished = true;
    job.ended.resolve(ok(undefined));
  }

  /** Its followers hear of it at once. */
  fallSilent(): void {
    this.isDown = true;
    for (const { ended, isFinished } of this.#jobs.values()) if (!isFinished) ended.resolve(err(silent));
  }

  has(segmentKey: string): boolean {
    return [...this.#jobs.values()].some((job) => job.segmentKey === segmentKey && !job.isFinished);
  }

  #job(segmentKey: string): PlayedJob {
    const job = [...this.#jobs.values()].findLast((one) => one.segmentKey === segmentKey);
    if (job === undefined) throw new Error(`${this.id} has no ${segmentKey}`);
    return job;
  }

  #engineFor(takePath: string): Engine {
    const unlessDown = async <T>(work: () => Result<T> | Promise<Result<T>>) => (this.isDown ? err(silent) : work());
    return {
      ...{
        id: 'comfyui',
        serverUrl: this.id,
        limits: { mostAtOnce: null } as Engine['limits'],
        queueDepth: 2,
        timeoutMs: null,
        isWaitedFor: true,
        isPaid: false,
      },
      modelKey: () => 'wan',
      newJobId: () => randomUUID(),
      canonicalRequest: ({ segment }) => ok(segment.prompt),
      previewRequest: async () => ok({}),
      check: async () => ({ findings: [], looked: [] }),
      submit: (jobId, { segment }) =>
        unlessDown(() => {
          const refused = this.refuses.get(segment.key);
          if (refused !== undefined) return err(refused);
          const { key: segmentKey, prompt } = segment;
          this.submitted.push(`${segmentKey} ${prompt}`);
          const ended = Promise.withResolvers<Result<void>>();
          this.#jobs.set(jobId, { segmentKey, prompt, ended, isFinished: false, events: null });
          if (this.isQuick) this.finish(segmentKey);
          return ok({ ticket: this.tickets.get(segmentKey) ?? null });
        }),
      follow: (jobId, events, signal) =>
        unlessDown(async () => {
          const job = this.#jobs.get(jobId);
          if (job === undefined) return err(failure('server-lost-job'));
          job.events = events;
          // After the server fell silent and came back it is followed afresh.
          if (!job.isFinished) Object.assign(job, { ended: Promise.withResolvers<Result<void>>() });
          const letGo = new Promise<Result<void>>((stopped) =>
            signal.addEventListener('abort', () => stopped(err(failure('stopped'))), { once: true }),
          );
          return signal.aborted ? err(failure('stopped')) : Promise.race([job.ended.promise, letGo]);
        }),
      fetch: (jobId, { segment }, folderPath) =>
        unlessDown(async () => {
          this.fetches += 1;
          const lost = this.losesFiles.get(segment.key);
          if (lost !== undefined) return err(lost);
          const mediaPath = join(folderPath, 'take.mp4');
          await copyFile(takePath, mediaPath);
          return ok({
            ...{ mediaPath, mediaIsClean: true, lastFramePath: null, server: null, textAsSent: jobId },
            ...{ startedAtIso: '2026-01-01T00:00:00.000Z', gpuSeconds: 1, graphSha256: null, models: [] },
          });
        }),
      cancel: (jobId) =>
        unlessDown(() => {
          this.cancelled.push(this.#jobs.get(jobId)?.segmentKey ?? '');
          this.#jobs.delete(jobId);
          return ok(undefined);
        }),
      find: (jobId, ticket) =>
        unlessDown(() => {
          this.asked.push(ticket);
          const job = this.#jobs.get(jobId);
          return ok(job === undefined ? 'unknown' : job.isFinished ? 'finished' : 'running');
        }),
      probe: () => unlessDown(() => ok(PLAYED_PROBE)),
      freeMemory: async () => ok(undefined),
      close: async () => undefined,
    };
  }
}

/** 16 kept of 17 frames at 16 a second; each after the first starts from the last frame of the one before. */
function segmentsOf(chainLengths: readonly number[], prompt: string): PlanSegment[] {
  return chainLengths.flatMap((count, chain) =>
    Array.from({ length: count }, (_, index): PlanSegment => {
      const shotId = String.fromCharCode(97 + chain);
      const before = index === 0 ? null : `${shotId}/${index - 1}`;
      return {
        ...{ key: `${shotId}/${index}`, shotId, segmentIndex: index, segmentCount: count, startframe: null },
        ...{ start: before === null ? { kind: 'text' } : { kind: 'last-frame', segmentKey: before } },
        ...{ endImagePath: null, prompt, negativePrompt: '', seed: 7, cfgScale: null, steps: null, loras: [] },
        ...{ cameraMovement: 'static', motionStrength: 0.5, width: 64, height: 64, framesPerSecond: 16 },
        ...{
          framesKept: 16,
          framesRequested: 17,
          framesDroppedAtStart: 0,
          framesDroppedAtEnd: 1,
          handleFrames: 0,
          clipFrames: 16,
        },
        ...{ durationSeconds: 1, shotDurationSeconds: count, dependsOn: before, engine: 'comfyui' },
        ...{ workflowFile: 'w.json', outputFile: `shot_${shotId}_seg_${index}.mp4`, clipName: `${shotId}${index}` },
        ...PLAIN_SEGMENT,
        reasons: [],
      };
    }),
  );
}

export class RunFixture implements AsyncDisposable {
  readonly folderPath: string;
  readonly servers: readonly PlayedServer[];
  readonly logged: string[] = [];
  readonly options: RunOptions;
  /** How far the test's clock is ahead. */
  aheadMs = 0;
  /** A segment that is chosen for a server, and whose start frame is not looked at before `goOn`: it is not sent. */
  heldBack: string | null = null;
  readonly #gate = Promise.withResolvers<void>();
  run: Run | null = null;

  private constructor(
    folderPath: string,
    servers: readonly PlayedServer[],
    options: (fixture: RunFixture) => RunOptions,
  ) {
    this.folderPath = folderPath;
    this.servers = servers;
    this.options = options(this);
  }

  static async open(serverCount: number, more: { giveUpAfterMs?: number } = {}): Promise<RunFixture> {
    const folderPath = await mkdtemp(join(tmpdir(), 'longtake-run-'));
    const located = await locateFfmpeg(null);
    if (!located.ok) throw new Error(located.error.message);
    const ffmpeg = located.value;
    const takePath = join(folderPath, 'made.mp4');
    const source = ['-f', 'lavfi', '-i', 'testsrc2=size=64x64:rate=16', '-frames:v', '17', '-y', takePath];
    const made = await runFfmpeg(ffmpeg, source);
    if (!made.ok) throw new Error(made.error.details);
    const projectPath = join(folderPath, 'project');
    await mkdir(join(projectPath, 'video'), { recursive: true });
    const servers = Array.from({ length: serverCount }, (_, n) => new PlayedServer(`http://s${n + 1}`, takePath));
    const active = new Map<string, number>();
    const hasher = createPixelHasher(ffmpeg);
    return new RunFixture(projectPath, servers, (fixture) => ({
      project: {
        ...{ folderPath: projectPath, ffmpeg, rendered: () => undefined, keptTakeOf: () => null },
        hasher: {
          ...hasher,
          async hash(path, signal) {
            await fixture.holdBack();
            return hasher.hash(path, signal);
          },
        },
        activeTakeOf: (key) => active.get(key) ?? null,
        warn: () => undefined,
        takeLanded: async (key, take) => {
          active.set(key, take);
          return ok(undefined);
        },
        keepFollowersOf: async () => ok(undefined),
        shortTakeSeconds: () => 0,
      },
      openJobs: new Map() as OpenJobs,
      serverTools: {
        restart: async () => false,
        canRestart: () => false,
        ...more,
      },
      estimateOf: () => null,
      minimumClips: () => null,
      events: { changed: () => undefined, preview: () => undefined, ended: () => undefined },
      logger: createLogger((line) => fixture.logged.push(line)),
      now: () => new Date(Date.now() + fixture.aheadMs),
    }));
  }

  addition(chainLengths: readonly number[], prompt = 'old', isChosen: (key: string) => boolean = () => true): Addition {
    const all = segmentsOf(chainLengths, prompt);
    const segments = all.filter(({ key }) => isChosen(key));
    const plan = { filmFramesPerSecond: 16, width: 64, height: 64, segments: all, shots: [], problems: [] };
    const [first] = this.servers;
    if (first === undefined) throw new Error('no server');
    const pool: EnginePool = {
      ...{ engineId: 'comfyui', engineName: 'Played', reference: first.engine },
      at: (id) => this.servers.find((one) => one.id === id)?.engine ?? null,
    };
    return {
      ...{ plan: plan as unknown as VideoPlan, segments, settings: {}, again: new Set(), keepFollowing: new Set() },
      batch: {
        ...{ plan, models: {}, segments: new Map(segments.map((segment) => [segment.key, segment])) },
        ...{ pools: [pool], poolOf: () => pool, fallbacks: new Map() },
      },
    };
  }

  start(chainLengths: readonly number[]): Run {
    return this.startWith(this.addition(chainLengths));
  }

  /** @param engineOf what kind of server each one is, by its id */
  startWith(addition: Addition, engineOf: (serverId: string) => EngineId = () => 'comfyui'): Run {
    const chosen = this.servers.map(({ id, readiness, engine }): ChosenServer => {
      return { id, name: id, engineId: engineOf(id), queueDepth: engine.queueDepth, readiness };
    });
    const started = Run.start(addition, chosen, this.options);
    if (!started.ok) throw new Error(started.error.message);
    this.run = started.value;
    return started.value;
  }

  async until(isReached: (view: RunView) => boolean): Promise<RunView> {
    const endMs = performance.now() + 15_000;
    for (;;) {
      const view = this.run?.view();
      if (view !== undefined && isReached(view)) return view;
      if (performance.now() > endMs) throw new Error(`The run did not get there: ${JSON.stringify(view, null, 1)}`);
      await sleep(2);
    }
  }

  async holdBack(): Promise<void> {
    const isChosen = this.run?.view().servers.some(({ segmentKeys }) => segmentKeys.includes(this.heldBack ?? ''));
    if (isChosen) await this.#gate.promise;
  }

  goOn(): void {
    this.#gate.resolve();
  }

  /** Puts the clock forward and lets the run notice. */
  skip(ms: number): void {
    this.aheadMs += ms;
    this.run?.reorder(['a']);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.goOn();
    await this.run?.close();
    await rm(join(this.folderPath, '..'), { recursive: true, force: true });
  }
}
