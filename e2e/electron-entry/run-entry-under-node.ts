// Starts the built entry in a Node of its own, with the stand-in for Electron, and brings back the driver's report.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

// biome-ignore lint/suspicious/noExplicitAny: the report of another process; every expectation says what it must be.
export type Report = any;

export interface EntryRun {
  readonly entryPath: string;
  /** Takes the app's data and the sample project. */
  readonly folderPath: string;
  readonly dataName: string;
  readonly environment: Readonly<Record<string, string>>;
}

export async function runEntryUnderNode(run: EntryRun): Promise<Report> {
  const withStandIn = pathToFileURL(join(import.meta.dirname, 'with-stand-in.ts')).href;
  const driver = join(import.meta.dirname, 'drive-entry.ts');
  const words = ['--import', withStandIn, driver, pathToFileURL(run.entryPath).href, join(run.folderPath, 'sample')];
  const own = { LONGTAKE_DATA: join(run.folderPath, run.dataName), REPLICATE_API_TOKEN: '', REPLICATE_API_KEY: '' };
  const env = { ...process.env, ...own, ...run.environment };
  const { stdout } = await promisify(execFile)(process.execPath, words, { env, timeout: 60_000 });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}
