// Wan's own generate.py as an engine: a process for every segment, which goes on when Longtake does not and is found again.
import { randomUUID } from 'node:crypto';
import { copyFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { EngineSettings, WanSettings } from '#shared/model/settings.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { diskError } from '../storage/index.ts';
import {
  askPython,
  canonicalWan,
  createWanJobs,
  findWanTask,
  PYTHON_PATIENCE,
  type PythonFacts,
  type PythonPatience,
  readWanFolder,
  WAN_TIMING,
  type WanPage,
  type WanTask,
  type WanTiming,
  wanLimits,
  wanNotSetUp,
  wanPage,
} from '../wan-cli/index.ts';
import type { Engine, FetchedTake } from './engine.ts';
import { type JobBook, openJobBook } from './job-book.ts';
import { checkWan } from './wan-check.ts';
import { prepareWanJob, previewWanJob, type WanPreparation } from './wan-request.ts';

export interface WanEngineOptions {
  readonly wan: () => WanSettings;
  readonly engines: () => EngineSettings;
  /** Of the task that segments without a model of their own render with. */
  readonly limits: EngineLimits;
  /** In the app's own folder; made with the first job. */
  readonly bookFolder: string;
  /** null: none was found; VACE's pictures cannot be prepared then. */
  readonly ffmpeg: Ffmpeg | null;
  readonly logger: Logger;
  readonly now?: () => Date;
  readonly timing?: Partial<WanTiming>;
  readonly pythonPatience?: PythonPatience;
}

/** What was fetched long ago is in its project; what never was, nobody wants any more. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;

export function createWanEngine(options: WanEngineOptions): Engine {
  const { wan, engines, limits, logger, now = () => new Date() } = options;
  const onDisk = openJobBook(options.bookFolder, wanPage);
  // What cannot be removed now is old one day; nobody need fail for it.
  const notRemoved = (cause: unknown) => logger.failure(diskError('write', options.bookFolder, cause));
  const book: JobBook<WanPage> = { ...onDisk, remove: (jobId) => onDisk.remove(jobId).catch(notRemoved) };
  void book.removeOlderThan(KEPT_MS, now().getTime()).catch(notRemoved);
  const timeoutMs = () => {
    const seconds = engines().wanTimeoutSeconds;
    return seconds === null ? null : seconds * 1000;
  };
  const jobs = createWanJobs({ book, logger, timing: { ...WAN_TIMING, ...options.timing }, timeoutMs });
  const taskOf = (segment: PlanSegment) => taskNamed(segment.model ?? limits.model);
  const python = createPythonKnowledge(options.pythonPatience ?? PYTHON_PATIENCE);
  const preparation: WanPreparation = { ...options, taskOf, book, now };
  return {
    id: 'wan-cli',
    serverUrl: null,
    limits,
    isWaitedFor: false,
    isPaid: false,
    get queueDepth() {
      return engines().wanWorkers;
    },
    get timeoutMs() {
      return timeoutMs();
    },
    modelKey: (segment) => `wan-cli ${segment.model ?? limits.model}`,
    newJobId: () => randomUUID(),
    canonicalRequest({ segment }) {
      const task = taskOf(segment);
      return task.ok ? ok(canonicalWan({ task: task.value, segment, settings: wan() })) : task;
    },
    previewRequest: (request) => previewWanJob(request, preparation),
    check: (segments, _models, signal) => checkWan({ settings: wan(), segments, taskOf, ask: python.ask }, signal),
    async submit(jobId, request, signal) {
      // Never a second process for one job.
      const place = await jobs.find(jobId);
      if (place === 'running' || place === 'finished') return ok({ ticket: null });
      // What an earlier try under this id said must not be read again.
      await book.remove(jobId);
      const page = await prepareWanJob(jobId, request, preparation, signal);
      const ready = page.ok && signal.aborted ? err(notSent(jobId)) : page;
      const started = ready.ok ? await jobs.start(jobId, ready.value) : ready;
      if (!started.ok) await book.remove(jobId);
      return started.ok ? ok({ ticket: null }) : started;
    },
    follow: (jobId, { onProgress }, signal) =>
      jobs.follow(jobId, (progress) => onProgress({ ...progress, preview: null }), signal),
    fetch: (jobId, { segment }, folderPath) => bringHome(jobId, segment, folderPath, book),
    async cancel(jobId) {
      return (await jobs.end(jobId)) ? ok(undefined) : err(stillThere(jobId));
    },
    find: async (jobId) => ok(await jobs.find(jobId)),
    async probe() {
      const folder = await readWanFolder(wan().folder);
      if (!folder.ok) return folder;
      const { device, vramTotalBytes } = python.last();
      const jobIds = await jobs.running();
      return ok({ version: versionText(folder.value.version), device, vramTotalBytes, vramFreeBytes: null, jobIds });
    },
    // Every process takes its memory with it when it ends.
    freeMemory: async () => ok(undefined),
    // Its processes go on: the next session finds them.
    close: async () => undefined,
  };
}

function taskNamed(name: string | null): Result<WanTask> {
  const known = findWanTask(name ?? '');
  if (known !== null) return ok(known);
  const refused = wanLimits(name ?? '');
  return refused.ok ? err(wanNotSetUp()) : refused;
}

const versionText = (version: string | null): string => (version === null ? 'Wan' : `Wan ${version}`);

/** Importing torch takes seconds: a Python that answered well is not asked again in this session. */
function createPythonKnowledge(patience: PythonPatience) {
  const known = new Map<string, PythonFacts>();
  let last: PythonFacts | null = null;
  return {
    async ask(python: string, folderPath: string, signal: AbortSignal): Promise<Result<PythonFacts>> {
      const name = `${python}\n${folderPath}`;
      const before = known.get(name);
      if (before !== undefined) return ok(before);
      const facts = await askPython(python, folderPath, signal, patience);
      if (!facts.ok) return facts;
      last = facts.value;
      if (facts.value.torch !== null) known.set(name, facts.value);
      return facts;
    },
    last: () => ({
      device: last?.torch?.device ?? say`this computer`,
      vramTotalBytes: last?.torch?.vram_bytes ?? null,
    }),
  };
}

async function bringHome(
  jobId: string,
  segment: PlanSegment,
  folderPath: string,
  book: JobBook<WanPage>,
): Promise<Result<FetchedTake>> {
  const page = await book.read(jobId);
  if (page === null) return err(jobLost(jobId));
  const mediaPath = join(folderPath, 'take.mp4');
  let finishedMs: number;
  try {
    finishedMs = (await stat(page.save_file)).mtimeMs;
    await copyFile(page.save_file, mediaPath);
  } catch (cause) {
    return err(diskError('read', page.save_file, cause));
  }
  const givenAs = (wanted: string) => page.given.find(([name]) => name === wanted)?.[1] ?? '';
  return ok({
    mediaPath,
    mediaIsClean: true,
    lastFramePath: null,
    server: null,
    startedAtIso: page.started_at,
    gpuSeconds: Math.max(0, (finishedMs - Date.parse(page.started_at)) / 1000),
    graphSha256: null,
    models: [{ slot: '', file: basename(givenAs('ckpt_dir')) }],
    textAsSent: givenAs('prompt') || segment.prompt,
    inputAsSent: page.given.map(([name, value]) => [name, value ?? 'True']),
  });
}

const jobLost = (jobId: string): StudioError => ({
  code: 'server-lost-job',
  message: say`Nothing is known of this job of generate.py any more.`,
  remedy: say`Render the segment again.`,
  details: jobId,
});

const notSent = (jobId: string): StudioError => ({
  code: 'stopped',
  message: say`generate.py was not started.`,
  remedy: '',
  details: jobId,
});

const stillThere = (jobId: string): StudioError => ({
  code: 'server-error',
  message: say`generate.py does not end; it may hang in the driver of the card.`,
  remedy: say`End it by hand, or restart the computer.`,
  details: jobId,
});
