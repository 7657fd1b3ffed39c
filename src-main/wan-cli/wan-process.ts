// The Python that runs generate.py: started in a group of its own with its output in a file, so that it goes on without Longtake
// and can be found again; asked whether it still lives; ended with everything it started.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { open, readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { environmentForOthers } from '../logging/index.ts';
import { diskError } from '../storage/index.ts';
import type { WanEnd } from './explain-end.ts';

const run = promisify(execFile);

export interface WanProcess {
  readonly pid: number;
  /** null: it runs. */
  end(): WanEnd | null;
  readonly ended: Promise<WanEnd>;
}

export interface WanProcessOptions {
  readonly python: string;
  /** generate.py and its arguments. */
  readonly argv: readonly string[];
  readonly workingFolderPath: string;
  /** Gets what it prints, both streams in the order they come. */
  readonly logPath: string;
}

export async function startWanProcess(options: WanProcessOptions): Promise<Result<WanProcess>> {
  const { python, argv, workingFolderPath, logPath } = options;
  const log = await open(logPath, 'a').catch((cause: unknown) => diskError('write', logPath, cause));
  if ('code' in log) return err(log);
  try {
    const child = spawn(python, argv, {
      cwd: workingFolderPath,
      stdio: ['ignore', log.fd, log.fd],
      // Without it nothing is seen of the sampling until a buffer is full, and Windows may write another encoding.
      env: { ...environmentForOthers(), PYTHONUNBUFFERED: '1', PYTHONIOENCODING: 'utf-8' },
      detached: process.platform !== 'win32',
      windowsHide: true,
    });
    return await untilStarted(child, python);
  } finally {
    await log.close();
  }
}

function untilStarted(child: ChildProcess, python: string): Promise<Result<WanProcess>> {
  return new Promise((resolve) => {
    let end: WanEnd | null = null;
    const ended = new Promise<WanEnd>((tell) => {
      child.once('exit', (exitCode, signal) => {
        end = { exitCode, signal };
        tell(end);
      });
    });
    child.once('error', (cause) => resolve(err(notStarted(python, cause))));
    child.once('spawn', () => {
      // It may outlive this process.
      child.unref();
      resolve(ok({ pid: child.pid ?? 0, ended, end: () => end }));
    });
  });
}

const notStarted = (python: string, cause: Error) => ({
  code: 'server-refused' as const,
  message: say`Python could not be started from ${python}.`,
  remedy: say`Name the Python that has Wan's packages: longtake -- wan --python PATH, or LONGTAKE_WAN_PYTHON.`,
  filePath: python,
  details: cause.message,
  cause,
});

/**
 * The job's id stands in its command line (in --save_file), so that a process that got the same number since is not taken for it.
 * @param pid null: it was not written down any more
 * @returns the living process of the job; null: there is none
 */
export async function findWanProcess(jobId: string, pid: number | null): Promise<number | null> {
  const isOurs = (command: string | null) => command?.includes(jobId) === true && command.includes('generate.py');
  if (pid !== null) return isOurs(await commandOf(pid)) ? pid : null;
  for (const [other, command] of await commands()) if (isOurs(command)) return other;
  return null;
}

/** The command line of a living process; null: there is none, or only its remains. */
async function commandOf(pid: number): Promise<string | null> {
  if (process.platform === 'linux') return readProcFolder(pid);
  return (await commands(pid)).get(pid) ?? null;
}

async function readProcFolder(pid: number): Promise<string | null> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
    // proc(5): the state stands behind the name, which may hold brackets and blanks; Z has ended, nobody has looked.
    if (/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))) return null;
    return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  } catch {
    return null;
  }
}

async function commands(pid?: number): Promise<Map<number, string>> {
  if (process.platform === 'linux') {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const read = await Promise.all(pids.map(async (one) => [one, await readProcFolder(one)] as const));
    return new Map(read.flatMap(([one, command]) => (command === null ? [] : [[one, command] as const])));
  }
  const listed = process.platform === 'win32' ? await listOnWindows(pid) : await listWithPs(pid);
  return new Map(
    listed.split('\n').flatMap((line) => {
      const [, number, state, command] = /^\s*(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined || state?.startsWith('Z') ? [] : [[Number(number), command] as const];
    }),
  );
}

/** ps ends with an error where there is no such process. */
const outputOf = (program: string, args: readonly string[]): Promise<string> =>
  run(program, args, { windowsHide: true, maxBuffer: 16 * 1024 * 1024 }).then(
    ({ stdout }) => stdout,
    () => '',
  );

const listWithPs = (pid?: number): Promise<string> =>
  outputOf('ps', [...(pid === undefined ? ['-ax'] : ['-p', String(pid)]), '-ww', '-o', 'pid=,stat=,command=']);

function listOnWindows(pid?: number): Promise<string> {
  const which = pid === undefined ? '' : ` -Filter 'ProcessId=${pid}'`;
  const script = `Get-CimInstance Win32_Process${which} | ForEach-Object { "$($_.ProcessId) R $($_.CommandLine)" }`;
  return outputOf('powershell', ['-NoProfile', '-NonInteractive', '-Command', script]);
}

const LOOK_MS = 50;
const LAST_WAIT_MS = 5_000;

/**
 * Asks the process and everything it started to end, and after `politeMs` does not ask any more.
 * @returns false: it is still there
 */
export async function endWanProcess(jobId: string, pid: number, politeMs: number): Promise<boolean> {
  const isGone = async () => (await findWanProcess(jobId, pid)) === null;
  if (await isGone()) return true;
  if (process.platform === 'win32') {
    await outputOf('taskkill', ['/pid', String(pid), '/T', '/F']);
    return waitUntil(isGone, LAST_WAIT_MS);
  }
  signalGroup(pid, 'SIGTERM');
  await waitUntil(isGone, politeMs);
  // Also where the first one is gone: what it started is in its group and may be left.
  signalGroup(pid, 'SIGKILL');
  return waitUntil(isGone, LAST_WAIT_MS);
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch {
    // Nobody is left in it.
  }
}

async function waitUntil(isSo: () => Promise<boolean>, longestMs: number): Promise<boolean> {
  const untilMs = Date.now() + longestMs;
  while (!(await isSo())) {
    if (Date.now() >= untilMs) return false;
    await sleep(LOOK_MS);
  }
  return true;
}
