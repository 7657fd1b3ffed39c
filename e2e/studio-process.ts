// A studio in its own process, as a user starts it, with its own home and data folder.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..');
const START = [join(root, 'src-main', 'launch', 'start.ts'), '--serve', '--no-open', '--port', '0'];
const START_LIMIT_MS = 30_000;
const STOP_LIMIT_MS = 15_000;

export interface StudioFolders {
  readonly homePath: string;
  readonly dataPath: string;
  /** What else the studio finds in its environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

export interface StudioProcess {
  /** Opens the studio; carries the session token. */
  readonly url: string;
  readonly processId: number;
  /** Everything it printed so far. */
  output(): string;
  /** As Ctrl+C does; throws when it does not end by itself. */
  stop(): Promise<void>;
}

/** What a user may have in the environment for real work; empty counts as absent. */
const OWN_SETTINGS = [
  'REPLICATE_API_TOKEN',
  'REPLICATE_API_KEY',
  'VIDEO_GENERATOR_DURATION_BUFFER',
  'LONGTAKE_WAN_FOLDER',
  'LONGTAKE_WAN_PYTHON',
];

/** The environment in which nothing of the real user's is read or written, and the system speaks English. */
export function studioEnvironment({ homePath, dataPath, environment = {} }: StudioFolders): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  const own = { HOME: homePath, USERPROFILE: homePath, LONGTAKE_DATA: dataPath, LC_ALL: 'C', LANG: 'C', LANGUAGE: '' };
  const absent = Object.fromEntries(OWN_SETTINGS.map((name) => [name, '']));
  return { ...Object.fromEntries(inherited), ...absent, ...own, ...environment };
}

export async function startStudioProcess(folders: StudioFolders): Promise<StudioProcess> {
  const child = spawn(process.execPath, START, {
    cwd: root,
    env: studioEnvironment(folders),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const url = await new Promise<string>((found, failed) => {
    const fail = (why: string) => failed(new Error(`The studio did not start: ${why}\n${printed}`));
    const timer = setTimeout(() => fail(`no URL within ${START_LIMIT_MS} ms`), START_LIMIT_MS);
    const hear = (chunk: Buffer) => {
      printed += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\/\S*token=\S+/.exec(printed);
      if (match === null) return;
      clearTimeout(timer);
      found(match[0]);
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', (code) => fail(`it ended with ${code}`));
    child.once('error', (cause) => fail(cause.message));
  });
  return { url, processId: child.pid ?? 0, output: () => printed, stop: () => stop(child, () => printed) };
}

async function stop(child: ChildProcess, output: () => string): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await ended;
  clearTimeout(timer);
  if (child.signalCode === 'SIGKILL') throw new Error(`The studio did not end on SIGTERM.\n${output()}`);
}
