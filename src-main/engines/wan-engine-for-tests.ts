// What the tests of the Wan engine share: a folder with a stand-in for generate.py, an engine over it, segments.
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, type EngineSettings, type WanSettings } from '#shared/model/settings.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { createLogger } from '../logging/index.ts';
import { findTestFfmpeg } from '../media/counted-film.ts';
import type { Ffmpeg } from '../media/index.ts';
import { wanLimits } from '../wan-cli/index.ts';
import {
  findTestPython,
  type WanForTests,
  type WanForTestsOptions,
  writeWanForTests,
} from '../wan-cli/wan-for-tests/write-wan-for-tests.ts';
import { segmentOf, value } from './comfyui-for-tests.ts';
import type { Engine, SegmentRequest } from './engine.ts';
import { createWanEngine } from './wan-engine.ts';

export interface WanWorkshopOptions extends Partial<WanForTestsOptions> {
  readonly task?: string;
  readonly wan?: Partial<WanSettings>;
  readonly engines?: Partial<EngineSettings>;
  readonly lateFilmMs?: number;
}

export interface WanWorkshop extends AsyncDisposable {
  readonly path: string;
  readonly bookFolder: string;
  readonly stand: WanForTests;
  readonly ffmpeg: Ffmpeg;
  readonly engine: Engine;
  readonly log: readonly string[];
  /** As the next session would have it: it knows only what is on disk. */
  another(options?: Pick<WanWorkshopOptions, 'wan' | 'engines'>): Engine;
}

let python: Promise<string> | null = null;
export const testPython = (): Promise<string> => {
  python ??= findTestPython();
  return python;
};

/** Jobs that a test leaves running are ended with it. */
export async function openWanWorkshop(options: WanWorkshopOptions = {}): Promise<WanWorkshop> {
  const { version = '2.1', task = version === '2.1' ? 't2v-1.3B' : 'ti2v-5B' } = options;
  // A blank and a quote in the path, as on a real desk.
  const path = await realpath(await mkdtemp(join(tmpdir(), "longtake wan's ")));
  const [ffmpeg, pythonPath] = await Promise.all([findTestFfmpeg(), testPython()]);
  const folderPath = join(path, 'Wan');
  const stand = await writeWanForTests(folderPath, { ...options, version, ffmpegPath: ffmpeg.path });
  const bookFolder = join(path, 'jobs');
  const log: string[] = [];
  const another = (changes: Pick<WanWorkshopOptions, 'wan' | 'engines'> = {}) =>
    createWanEngine({
      wan: () => ({ ...DEFAULT_SETTINGS.wan, folder: folderPath, python: pythonPath, ...options.wan, ...changes.wan }),
      engines: () => ({ ...DEFAULT_SETTINGS.engines, ...options.engines, ...changes.engines }),
      limits: value(wanLimits(task)),
      ...{ bookFolder, ffmpeg, logger: createLogger((line) => log.push(line)) },
      timing: { lookMs: 20, politeMs: 300, lateFilmMs: options.lateFilmMs ?? 10_000 },
      pythonPatience: { versionMs: 15_000, torchMs: 3_000 },
    });
  const engine = another();
  return {
    ...{ path, bookFolder, stand, ffmpeg, engine, log, another },
    async [Symbol.asyncDispose]() {
      const probe = await another().probe(AbortSignal.timeout(10_000));
      for (const jobId of probe.ok ? probe.value.jobIds : []) await another().cancel(jobId);
      await rm(path, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

export const wanSegment = (changes: Partial<PlanSegment> = {}): PlanSegment =>
  segmentOf({
    ...{ engine: 'wan-cli', prompt: 'two cats boxing', steps: 8, start: { kind: 'text' }, startframe: null },
    ...{ width: 832, height: 480, framesPerSecond: 16, framesRequested: 9, framesKept: 9, ...changes },
  });

export const requestOf = (segment: PlanSegment, startPath: string | null = null): SegmentRequest => ({
  segment,
  start: startPath === null ? { kind: 'none' } : { kind: 'file', path: startPath },
  endImagePath: segment.endImagePath,
  models: {},
});
