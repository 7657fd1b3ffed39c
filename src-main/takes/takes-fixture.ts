// What the tests of this room share: a project folder, one segment of 2 s, an engine that has its takes ready. Development only.
import { cp, mkdir, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { KeptTake } from '#shared/model/project.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { SegmentEvidence } from '#shared/model/segment-evidence.ts';
import type { TakeSidecar } from '#shared/model/take.ts';
import { PLAIN_SEGMENT, type PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Engine } from '../engines/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { readJsonFile, writeJsonAtomically } from '../storage/index.ts';
import { askedNow } from './gather-evidence.ts';
import {
  createPixelHasher,
  gatherSegmentEvidence,
  keepTake,
  type LandedClip,
  type ListContext,
  landClip,
  type TakeContext,
  UNSTOPPED,
} from './index.ts';

/** 32 kept of 33 frames at 16 a second. It starts from its prompt alone. */
export const SEGMENT: PlanSegment = {
  ...{ key: '001/0', shotId: '001', segmentIndex: 0, segmentCount: 1, start: { kind: 'text' }, startframe: null },
  ...{ endImagePath: null, prompt: 'A boat', negativePrompt: '', seed: 7, cfgScale: null, steps: null },
  ...{ loras: [{ name: 'style.safetensors', strength: 0.5 }], cameraMovement: 'static', motionStrength: 0.5 },
  ...{ width: 192, height: 96, framesPerSecond: 16, framesKept: 32, framesRequested: 33 },
  ...{
    framesDroppedAtStart: 0,
    framesDroppedAtEnd: 1,
    handleFrames: 0,
    clipFrames: 32,
    durationSeconds: 2,
    shotDurationSeconds: 2,
  },
  ...{ dependsOn: null, engine: 'comfyui', workflowFile: 'w.json', outputFile: 'shot_001_seg_0.mp4' },
  ...{ ...PLAIN_SEGMENT, clipName: '001_opening_seg0', reasons: [] },
};

export class TakesWorld implements AsyncDisposable {
  readonly ffmpeg: Ffmpeg;
  readonly outsidePath: string;
  readonly projectPath: string;
  /** As the project has them. */
  activeTake: number | null = null;
  keptTake: KeptTake | null = null;
  takeRatings: Record<string, number> = {};
  /** How often the engine was asked for a take. */
  fetches = 0;
  readonly warnings: StudioError[] = [];
  #jobs = 0;

  private constructor(ffmpeg: Ffmpeg, outsidePath: string) {
    this.ffmpeg = ffmpeg;
    this.outsidePath = outsidePath;
    this.projectPath = join(outsidePath, 'project');
  }

  static async open(ffmpeg: Ffmpeg): Promise<TakesWorld> {
    const world = new TakesWorld(ffmpeg, await realpath(await mkdtemp(join(tmpdir(), 'longtake-takes-'))));
    await mkdir(join(world.projectPath, layout.videoFolder), { recursive: true });
    return world;
  }

  /** One that another process made, or the same after it was killed: with what the project knew by then. */
  static async at(ffmpeg: Ffmpeg, outsidePath: string): Promise<TakesWorld> {
    const world = new TakesWorld(ffmpeg, outsidePath);
    const known = await readJsonFile(world.#statePath());
    if (known.ok) Object.assign(world, known.value.value);
    return world;
  }

  readonly #statePath = (): string => join(this.outsidePath, 'state.json');

  readonly takesPath = (): string => join(this.projectPath, layout.takesFolder('001', 0));
  readonly clipPath = (): string => join(this.projectPath, layout.clip('001', 0));
  readonly framePath = (): string => join(this.projectPath, layout.lastFrame('001', 0));
  readonly inTakes = (name: string): string => join(this.takesPath(), name);

  async readTake(take: number): Promise<TakeSidecar> {
    return JSON.parse(await readFile(this.inTakes(`take_${take}.json`), 'utf8'));
  }

  context(): TakeContext & ListContext {
    return {
      ...{ projectFolderPath: this.projectPath, plan: { filmFramesPerSecond: 16, width: 192, height: 96 }, models: {} },
      ...{ ffmpeg: this.ffmpeg, hasher: createPixelHasher(this.ffmpeg), now: () => new Date(0) },
      // The canonical request of this engine is the prompt.
      engineOf: () => ({ canonicalRequest: ({ segment }) => ok(segment.prompt) }),
      activeTakeOf: () => this.activeTake,
      keptTakeOf: () => this.keptTake,
      takeRatingsOf: () => this.takeRatings,
      onProgress: () => undefined,
      warn: (warning) => this.warnings.push(warning),
      takeLanded: async (_key, take, _clipPath, { kept }) => {
        this.activeTake = take;
        if (kept !== null || this.keptTake?.take !== take) this.keptTake = kept;
        return writeJsonAtomically(this.#statePath(), { activeTake: this.activeTake, keptTake: this.keptTake });
      },
    };
  }

  /** Hands over a copy of `mediaPath`, and of `lastFramePath` as the frame out of the sampler. */
  engine(mediaPath: string, lastFramePath: string | null = null): Pick<Engine, 'fetch'> {
    return {
      fetch: async (_jobId, _request, folderPath) => {
        this.fetches += 1;
        const fetchedPath = join(folderPath, `from the server${extname(mediaPath)}`);
        await cp(mediaPath, fetchedPath, { recursive: true });
        const framePath = lastFramePath === null ? null : join(folderPath, 'frame.png');
        if (lastFramePath !== null && framePath !== null) await cp(lastFramePath, framePath);
        return ok({
          ...{ mediaPath: fetchedPath, mediaIsClean: true, lastFramePath: framePath, server: null },
          ...{ startedAtIso: '', gpuSeconds: 12, graphSha256: null, models: [], textAsSent: '' },
        });
      },
    };
  }

  /** A take fresh from the engine, not cut yet. */
  async keep(
    mediaPath: string,
    segment: PlanSegment = SEGMENT,
    jobId: string = this.#nextJobId(),
  ): Promise<Result<TakeSidecar>> {
    const context = this.context();
    const job = { segment, engineId: 'comfyui', jobId, queuedAtIso: '', ...(await askedNow(segment, [], context)) };
    const request = { segment, start: { kind: 'none' } as const, endImagePath: segment.endImagePath, models: {} };
    const kept = await keepTake(job, request, this.engine(mediaPath), context);
    return kept.ok ? ok(kept.value.take) : kept;
  }

  #nextJobId(): string {
    this.#jobs += 1;
    return `job-${this.#jobs}`;
  }

  /** What a run does: nothing where all is up to date, else a clip out of a take that fits, else a new take. */
  async render(
    mediaPath: string,
    segment: PlanSegment = SEGMENT,
    jobId: string = this.#nextJobId(),
  ): Promise<Result<LandedClip | null>> {
    const { fittingTake, clipMatches } = await this.look(segment);
    if (clipMatches && fittingTake?.take === this.activeTake) return ok(null);
    const take = fittingTake === null ? await this.keep(mediaPath, segment, jobId) : ok(fittingTake);
    return take.ok ? landClip(segment, take.value, this.context(), UNSTOPPED) : err(take.error);
  }

  look(segment: PlanSegment = SEGMENT): Promise<SegmentEvidence> {
    return gatherSegmentEvidence(segment, this.context());
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await rm(this.outsidePath, { recursive: true, force: true });
  }
}
