// One ffmpeg process: arguments in, progress and bytes out, an error with the tail of what ffmpeg said when it fails.

import { type ChildProcess, spawn } from 'node:child_process';
import { constants, setPriority } from 'node:os';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { environmentForOthers } from '../logging/index.ts';
import type { Ffmpeg } from './locate-ffmpeg.ts';

export interface RunFfmpegOptions {
  /** Aborting kills the process; the answer is then 'stopped'. */
  readonly signal?: AbortSignal;
  /** Frames written so far to the first output. */
  readonly onProgress?: (framesDone: number) => void;
  /** What ffmpeg writes to `pipe:1`. */
  readonly onOutput?: (chunk: Uint8Array) => void;
  /** What ffmpeg reads from `pipe:0`. */
  readonly stdin?: Uint8Array | AsyncIterable<Uint8Array>;
  /** Files named relative to this folder need no escaping inside filter graphs. */
  readonly workingFolderPath?: string;
}

const DETAILS_LINES = 30;
// Progress goes to stderr together with the log: a third pipe is not dependable on Windows, and stdout carries bytes.
const PROGRESS_LINE =
  /^(frame|fps|stream_\w+|bitrate|total_size|out_time\w*|dup_frames|drop_frames|speed|progress)=\s*/;

export async function runFfmpeg(
  ffmpeg: Pick<Ffmpeg, 'path'>,
  args: readonly string[],
  options: RunFfmpegOptions = {},
): Promise<Result<void>> {
  if (options.signal?.aborted) return err(stoppedError());
  const child = spawnFfmpeg(ffmpeg.path, args, options);
  const log = readLog(child, options.onProgress);
  child.stdout?.on('data', (chunk: Buffer) => options.onOutput?.(chunk));
  // SIGKILL: a polite end would make ffmpeg finish the file nobody wants any more.
  const kill = () => child.kill('SIGKILL');
  options.signal?.addEventListener('abort', kill, { once: true });
  const [ending] = await Promise.all([untilClosed(child), feed(child, options.stdin)]);
  options.signal?.removeEventListener('abort', kill);
  if (options.signal?.aborted) return err(stoppedError());
  if (ending.failedToStart !== null) return err(notStartedError(ffmpeg.path, ending.failedToStart));
  return ending.exitCode === 0 ? ok(undefined) : err(failedError(args, log.tail(), ending));
}

function spawnFfmpeg(path: string, args: readonly string[], options: RunFfmpegOptions): ChildProcess {
  const common = ['-hide_banner', '-nostdin', '-nostats', '-loglevel', 'error', '-stats_period', '0.2'];
  const child = spawn(path, [...common, '-progress', 'pipe:2', ...args], {
    stdio: [options.stdin === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
    cwd: options.workingFolderPath,
    env: { ...environmentForOthers(), AV_LOG_FORCE_NOCOLOR: '1' },
    windowsHide: true,
    // A group of its own: Ctrl+C in a terminal is for Longtake, which then brings home what is rendered.
    detached: process.platform !== 'win32',
  });
  giveWay(child);
  return child;
}

/** Cutting a clip must not slow the ComfyUI that renders the next one on the same machine, nor the page. */
function giveWay({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It has ended already, or the system does not allow it: then it runs like any other.
  }
}

interface Ending {
  readonly exitCode: number | null;
  readonly endedBy: string | null;
  readonly failedToStart: Error | null;
}

function untilClosed(child: ChildProcess): Promise<Ending> {
  return new Promise((resolve) => {
    child.once('error', (failedToStart) => resolve({ exitCode: null, endedBy: null, failedToStart }));
    child.once('close', (exitCode, endedBy) => resolve({ exitCode, endedBy, failedToStart: null }));
  });
}

/** Never rejects: an input that ffmpeg no longer wants (EPIPE) shows in its exit code, if it matters at all. */
async function feed(child: ChildProcess, stdin: RunFfmpegOptions['stdin']): Promise<void> {
  if (stdin === undefined || child.stdin === null) return;
  const source = stdin instanceof Uint8Array ? Readable.from([stdin]) : Readable.from(stdin);
  await pipeline(source, child.stdin).catch(() => undefined);
}

/** Reads stderr to its end, whatever it holds, so that ffmpeg never waits for a full pipe. */
function readLog(child: ChildProcess, onProgress: RunFfmpegOptions['onProgress']): { tail(): string } {
  const lines: string[] = [];
  let unfinished = '';
  const take = (line: string): void => {
    if (PROGRESS_LINE.test(line)) {
      const frames = /^frame=\s*(\d+)/.exec(line)?.[1];
      if (frames !== undefined) onProgress?.(Number(frames));
    } else if (line.trim() !== '') {
      lines.push(line);
      if (lines.length > DETAILS_LINES) lines.shift();
    }
  };
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    const parts = (unfinished + chunk).split(/\r\n|\r|\n/);
    unfinished = parts.pop() ?? '';
    for (const line of parts) take(line);
  });
  return { tail: () => [...lines, unfinished].join('\n').trim() };
}

export function stoppedError(): StudioError {
  return { code: 'stopped', message: say`Stopped.`, remedy: say`Start it again when you want it.` };
}

function notStartedError(path: string, cause: Error): StudioError {
  return {
    code: 'ffmpeg-missing',
    message: say`ffmpeg could not be started from ${path}.`,
    remedy: say`Check the ffmpeg path in Settings.`,
    filePath: path,
    details: cause.message,
    cause,
  };
}

function failedError(args: readonly string[], tail: string, ending: Ending): StudioError {
  const missingPart = /No such filter: '[^']*'|Unknown encoder '[^']*'|Unrecognized option '[^']*'/.exec(tail)?.[0];
  const diskFull = /No space left on device/.test(tail);
  const how = ending.endedBy === null ? say`exit code ${ending.exitCode ?? ''}` : say`signal ${ending.endedBy}`;
  return {
    code: diskFull ? 'disk-full' : 'ffmpeg-failed',
    message: diskFull
      ? say`The disk is full.`
      : missingPart === undefined
        ? say`ffmpeg failed (${how}).`
        : say`This ffmpeg lacks a part that is needed: ${missingPart}.`,
    remedy: diskFull
      ? say`Free some space and try again.`
      : missingPart === undefined
        ? say`Look at the details; when the input is damaged, make it again.`
        : say`Choose a complete ffmpeg build (with libx264 and freetype) in Settings.`,
    details: `${tail}\n\nffmpeg ${args.join(' ')}`.trim(),
  };
}
