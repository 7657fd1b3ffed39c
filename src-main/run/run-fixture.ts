// A run on servers that a test plays, with a clock that it moves. Development only.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { EngineId } from '#shared/model/project.ts';
import type { RunView } from '#shared/model/run.ts';
import { PLAIN_SEGMENT, type PlanSegment, type VideoPlan } from '#shared/model/video-plan.ts';
import { ok } from '#shared/result.ts';
import { createLogger } from '../logging/index.ts';
import { locateFfmpeg, runFfmpeg } from '../media/index.ts';
import { createPixelHasher } from '../takes/index.ts';
import type { EnginePool } from './batch.ts';
import { type Addition, type ChosenServer, Run, type RunOptions } from './index.ts';
import type { OpenJobs } from './open-jobs.ts';
import { PlayedServer } from './played-server.ts';

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
