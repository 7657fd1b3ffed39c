// The command line as a user runs it: in a process of its own.
import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import { type StudioFolders, studioEnvironment } from './studio-process.ts';

const root = resolve(import.meta.dirname, '..');

export interface LongtakeEnd {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Every line of stdout as JSON. */
  events(): Record<string, unknown>[];
}

export interface RunningLongtake {
  readonly process: ChildProcess;
  readonly ended: Promise<LongtakeEnd>;
  /** Resolves with the first line of stdout that fits. */
  line(fits: RegExp): Promise<string>;
}

interface Surroundings {
  /** What comes in on stdin; absent: nothing is there to be read. */
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

export function startLongtake(
  folders: StudioFolders,
  args: readonly string[],
  { input, environment }: Surroundings = {},
): RunningLongtake {
  const child = spawn(process.execPath, [join(root, 'src-main', 'cli', 'main.ts'), ...args], {
    cwd: root,
    env: { ...studioEnvironment(folders), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.end(input ?? '');
  let stdout = '';
  let stderr = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString();
  });
  const ended = new Promise<LongtakeEnd>((done, failed) => {
    child.once('error', failed);
    child.once('close', (exitCode) => {
      const events = () => eventsIn(stdout, stderr);
      done({ exitCode, stdout, stderr, events });
    });
  });
  const line = (fits: RegExp) =>
    new Promise<string>((found, failed) => {
      const look = () => {
        const match = stdout.split('\n').find((one) => fits.test(one));
        if (match === undefined) return;
        listeners.delete(look);
        found(match);
      };
      listeners.add(look);
      look();
      ended.then(() => failed(new Error(`longtake ended without ${fits}\n${stdout}\n${stderr}`)), failed);
    });
  return { process: child, ended, line };
}

function eventsIn(stdout: string, stderr: string): Record<string, unknown>[] {
  const lines = stdout.trim().split('\n');
  try {
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  } catch (cause) {
    throw new Error(`Not one JSON object a line:\n${stdout}\nand on stderr:\n${stderr}`, { cause });
  }
}

export function longtake(folders: StudioFolders, ...args: string[]): Promise<LongtakeEnd> {
  return startLongtake(folders, args).ended;
}
