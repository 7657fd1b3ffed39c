// Jobs of generate.py by their ids: started, followed, found again after a crash of Longtake, ended. Each has a folder with its
// page, its log and its film.
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { explainEnd, type WanEnd } from './explain-end.ts';
import { openLogReader } from './log-reader.ts';
import { settleFilm } from './settle-film.ts';
import { createWanOutputReader, describeStage, type WanSigns } from './wan-output.ts';
import { endWanProcess, findWanProcess, startWanProcess, type WanProcess } from './wan-process.ts';

export const wanPage = z.object({
  task: z.string(),
  /** null: it was not started yet, or Longtake ended in that moment. */
  pid: z.number().nullable(),
  python: z.string(),
  wan_folder: z.string(),
  /** Without the interpreter: generate.py and what it was given. */
  argv: z.array(z.string()),
  /** The same by name, for people. */
  given: z.array(z.tuple([z.string(), z.string().nullable()])),
  save_file: z.string(),
  started_at: z.string(),
});
export type WanPage = z.infer<typeof wanPage>;

/** The book that the engines keep of their jobs, as far as it is needed here. */
export interface WanBook {
  folderOf(jobId: string): string;
  write(jobId: string, page: WanPage): Promise<Result<void>>;
  read(jobId: string): Promise<WanPage | null>;
  remove(jobId: string): Promise<void>;
  list(): Promise<string[]>;
}

export interface WanTiming {
  /** Between two looks at the log. */
  readonly lookMs: number;
  /** From being asked to end until it is ended. */
  readonly politeMs: number;
  /** A film may come so long after the end of the process. */
  readonly lateFilmMs: number;
}

export const WAN_TIMING: WanTiming = { lookMs: 500, politeMs: 5_000, lateFilmMs: 15_000 };

export interface WanJobsOptions {
  readonly book: WanBook;
  readonly logger: Logger;
  readonly timing: WanTiming;
  /** Milliseconds from the start of the work; null: as long as it takes. */
  readonly timeoutMs: () => number | null;
}

export interface WanProgress {
  readonly activity: string;
  readonly fraction: number | null;
}

type Whereabouts = 'unknown' | 'running' | 'finished' | 'failed';

/** Where a job stands, as far as the system and its log say. */
function createLook({ book, ...options }: WanJobsOptions) {
  // Only of this session: their exit code is known, which nobody else is told.
  const children = new Map<string, WanProcess>();
  /** Being ended here: whoever follows one must not take that for a failure. */
  const takenBack = new Set<string>();
  const logPathOf = (jobId: string) => join(book.folderOf(jobId), 'generate.log');
  return {
    children,
    takenBack,
    logPathOf,
    async lives(jobId: string, page: WanPage): Promise<boolean> {
      const child = children.get(jobId);
      return child === undefined ? (await findWanProcess(jobId, page.pid)) !== null : child.end() === null;
    },
    /** Of a job that has ended. */
    judge(jobId: string, page: WanPage, signs: WanSigns, lateMs: number): Promise<Result<void>> {
      const end = children.get(jobId)?.end() ?? null;
      return judgeEnd({ page, signs, lateMs, logPath: logPathOf(jobId), end }, options);
    },
  };
}
type Look = ReturnType<typeof createLook>;

export function createWanJobs(options: WanJobsOptions) {
  const { book, timing } = options;
  const look = createLook(options);
  const { children, takenBack, logPathOf, lives, judge } = look;
  return {
    /** The page is on disk before anything runs: after a crash it is found again. */
    async start(jobId: string, page: Omit<WanPage, 'pid'>): Promise<Result<void>> {
      const noted = await book.write(jobId, { ...page, pid: null });
      if (!noted.ok) return noted;
      const { python, argv, wan_folder: workingFolderPath } = page;
      const started = await startWanProcess({ python, argv, workingFolderPath, logPath: logPathOf(jobId) });
      if (!started.ok) return started;
      children.set(jobId, started.value);
      const kept = await book.write(jobId, { ...page, pid: started.value.pid });
      // Without its number it is still found by its command line.
      if (!kept.ok) options.logger.failure(kept.error);
      return ok(undefined);
    },

    follow: (jobId: string, tell: (progress: WanProgress) => void, signal: AbortSignal) =>
      followJob(jobId, tell, signal, look, options),

    async find(jobId: string): Promise<Whereabouts> {
      const page = await book.read(jobId);
      if (page === null) return 'unknown';
      if (await lives(jobId, page)) return 'running';
      const signs = await signsOf(logPathOf(jobId));
      // Longtake ended between the page and the start: nothing was ever said, nothing runs.
      if (page.pid === null && signs.tail.length === 0) return 'unknown';
      return (await judge(jobId, page, signs, 0)).ok ? 'finished' : 'failed';
    },

    /** @returns false: it is still there */
    async end(jobId: string): Promise<boolean> {
      const page = await book.read(jobId);
      if (page === null) return true;
      takenBack.add(jobId);
      if (!(await endJob(jobId, page, timing))) return false;
      await book.remove(jobId);
      children.delete(jobId);
      return true;
    },

    async running(): Promise<string[]> {
      const jobIds = await book.list();
      const isAlive = async (jobId: string) => {
        const page = await book.read(jobId);
        return page !== null && (await lives(jobId, page));
      };
      const alive = await Promise.all(jobIds.map(isAlive));
      return jobIds.filter((_, index) => alive[index]);
    },
  };
}

async function followJob(
  jobId: string,
  tell: (progress: WanProgress) => void,
  signal: AbortSignal,
  { children, takenBack, lives, judge, logPathOf }: Look,
  options: WanJobsOptions,
): Promise<Result<void>> {
  const { book, timing } = options;
  const page = await book.read(jobId);
  if (page === null) return err(unknownJob(jobId));
  const log = openLogReader(logPathOf(jobId));
  const output = createWanOutputReader();
  for (let told = ''; ; ) {
    // Asked before the log is read: what it said last is in there then.
    const isAlive = await lives(jobId, page);
    output.read(await log.read());
    const progress = describeStage(output.signs());
    if (isAlive && told !== progress.activity) tell(progress);
    told = progress.activity;
    if (signal.aborted) return err(notFollowed(jobId));
    if (!isAlive) break;
    const late = await endIfTooLong(jobId, page, children, options);
    if (late !== null) return err(late);
    await pause(timing.lookMs, signal, children.get(jobId));
  }
  if (takenBack.has(jobId) || (await book.read(jobId)) === null) return err(notFollowed(jobId));
  return judge(jobId, page, output.signs(), timing.lateFilmMs);
}

async function endJob(jobId: string, page: WanPage, timing: WanTiming): Promise<boolean> {
  const pid = await findWanProcess(jobId, page.pid);
  return pid === null || endWanProcess(jobId, pid, timing.politeMs);
}

interface EndedJob {
  readonly page: WanPage;
  readonly signs: WanSigns;
  readonly lateMs: number;
  readonly logPath: string;
  /** null: it was not seen. */
  readonly end: WanEnd | null;
}

/** Well: it said so, or its exit code does, and the film is there. Some end with a fault of the driver after all is saved. */
async function judgeEnd(
  { page, signs, lateMs, logPath, end }: EndedJob,
  { logger }: Pick<WanJobsOptions, 'logger'>,
): Promise<Result<void>> {
  const endedWell = signs.stage === 'finished' || end?.exitCode === 0;
  if (!endedWell) {
    return err(explainEnd({ ...(end ?? { exitCode: null, signal: null }), signs, logPath, python: page.python }));
  }
  const startedAtMs = Date.parse(page.started_at);
  const place = { saveFile: page.save_file, wanFolderPath: page.wan_folder, startedAtMs };
  const settled = await settleFilm(place, signs, lateMs);
  if (!settled.ok) return settled;
  const { foundElsewhere } = settled.value;
  if (foundElsewhere !== null) {
    logger.warn('generate.py saved its film elsewhere', { asked: page.save_file, found: foundElsewhere }); // not for people
  }
  return ok(undefined);
}

async function endIfTooLong(
  jobId: string,
  page: WanPage,
  children: Look['children'],
  options: WanJobsOptions,
): Promise<StudioError | null> {
  const timeoutMs = options.timeoutMs();
  if (timeoutMs === null || Date.now() - Date.parse(page.started_at) < timeoutMs) return null;
  // The system knows of its end before this program is told: until then it would count as running.
  if (await endJob(jobId, page, options.timing)) await children.get(jobId)?.ended;
  return {
    code: 'timed-out',
    message: say`generate.py took longer than ${Math.round(timeoutMs / 1000)} seconds and was ended.`,
    remedy: say`Allow more time in Settings, or ask for less: fewer steps, a smaller size, shorter segments.`,
  };
}

async function signsOf(logPath: string): Promise<WanSigns> {
  const output = createWanOutputReader();
  output.read(await openLogReader(logPath).read());
  return output.signs();
}

/** Until the next look, the end of the process, or nobody waits any more. */
async function pause(lookMs: number, signal: AbortSignal, child: WanProcess | undefined): Promise<void> {
  const over = new AbortController();
  const waits = [sleep(lookMs, undefined, { signal: AbortSignal.any([signal, over.signal]) }).catch(() => undefined)];
  await Promise.race(child === undefined ? waits : [...waits, child.ended]);
  over.abort();
}

const unknownJob = (jobId: string): StudioError => ({
  code: 'server-lost-job',
  message: say`Nothing is known of this job of generate.py any more.`,
  remedy: say`Render the segment again.`,
  details: jobId,
});

const notFollowed = (jobId: string): StudioError => ({
  code: 'stopped',
  message: say`generate.py is no longer waited for.`,
  remedy: '',
  details: jobId,
});
