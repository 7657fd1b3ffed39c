// A command of the user's, given to the system's shell. What it prints goes to a file, not to a pipe: a server that it leaves
// behind in the background must not lose its output when Longtake closes.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, open, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { environmentForOthers } from '../logging/index.ts';
import { diskError } from '../storage/index.ts';

export interface ShellCommandOptions {
  /** Written anew. */
  readonly outputPath: string;
  /** After this it is killed, with everything that it started and that is still in its group. */
  readonly timeoutMs: number;
  /** Aborting lets it go: it runs on, and this process may end before it. */
  readonly signal: AbortSignal;
}

export interface ShellCommandEnd {
  /** In words: `exit code 3`, `signal SIGKILL`, `it could not be started`; null: it ended well. */
  readonly fault: string | null;
  readonly timedOut: boolean;
  /** The last 4 kB of what it printed. */
  readonly tail: string;
}

const TAIL_BYTES = 4_096;

/** Starts in the user's home folder, with the environment but for our tokens. Errors: only when its output cannot be written. */
export async function runShellCommand(
  command: string,
  { outputPath, timeoutMs, signal }: ShellCommandOptions,
): Promise<Result<ShellCommandEnd>> {
  const output = await openAnew(outputPath).catch((cause: unknown) => diskError('write', outputPath, cause));
  if ('code' in output) return err(output);
  try {
    const child = spawn(command, {
      shell: true,
      // A group of its own: it can be killed whole, and Ctrl+C meant for Longtake does not end the server it started.
      detached: process.platform !== 'win32',
      stdio: ['ignore', output.fd, output.fd],
      cwd: homedir(),
      env: environmentForOthers(),
      windowsHide: true,
    });
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      killGroup(child);
    }, timeoutMs);
    const letGo = () => {
      child.unref();
      timer.unref();
    };
    signal.addEventListener('abort', letGo, { once: true });
    const fault = await untilEnded(child);
    signal.removeEventListener('abort', letGo);
    clearTimeout(timer);
    const { size } = await output.stat();
    const length = Math.min(size, TAIL_BYTES);
    const { buffer } = await output.read(Buffer.alloc(length), 0, length, size - length);
    return ok({ fault, timedOut, tail: buffer.toString().trim() });
  } finally {
    await output.close();
  }
}

/** A new file under this name: what an earlier command left running keeps writing to its own. */
async function openAnew(outputPath: string) {
  await mkdir(dirname(outputPath), { recursive: true });
  await rm(outputPath, { force: true });
  return open(outputPath, 'a+');
}

function untilEnded(child: ChildProcess): Promise<string | null> {
  return new Promise((resolve) => {
    child.once('error', (cause) => resolve(say`it could not be started: ${cause.message}`));
    // Not `close`: that would wait for whatever the command left behind.
    child.once('exit', (exitCode, signal) =>
      resolve(exitCode === 0 ? null : exitCode === null ? say`signal ${signal ?? ''}` : say`exit code ${exitCode}`),
    );
  });
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  if (process.platform === 'win32') {
    spawn('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore', windowsHide: true }).on('error', () => {});
    return;
  }
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It ended by itself in this moment.
  }
}
