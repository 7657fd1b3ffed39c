// Longtake driven as a user drives it, and what its journal tells about bringing the results home.
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { layout } from '../../src-shared/model/project-layout.ts';
import { longtake } from '../run-longtake.ts';
import { type FilmShape, segmentsOf } from './film.ts';
import type { Interval } from './occupancy.ts';

export const WORKFLOW = 'gcv_wan_2.2_5b_i2v';

/** From the moment a segment was rendered to its clip lying in the project: download, last frame, cut. */
export interface Homecoming extends Interval {
  readonly serverUrl: string;
}

export interface StudioPaths {
  readonly homePath: string;
  readonly dataPath: string;
}

export function makeStudioPaths(rootPath: string): StudioPaths {
  const paths = { homePath: join(rootPath, 'home'), dataPath: join(rootPath, 'data') };
  for (const path of Object.values(paths)) mkdirSync(path, { recursive: true });
  return paths;
}

export async function generateWithLongtake(
  paths: StudioPaths,
  filmPath: string,
  shape: FilmShape,
  serverUrls: readonly string[],
): Promise<readonly Homecoming[]> {
  const servers = serverUrls.flatMap((url) => ['--server', url]);
  const end = await longtake(paths, 'generate', filmPath, ...servers, '--workflow', WORKFLOW, '--json');
  const last = end.events().at(-1);
  if (end.exitCode !== 0 || last?.event !== 'run.finished' || last.rendered !== segmentsOf(shape))
    throw new Error(`longtake ended with ${end.exitCode}: ${JSON.stringify(last)} ${end.stderr}`);
  return homecomingsIn(filmPath);
}

interface JournalLine {
  readonly event: string;
  readonly at: string;
  readonly segment?: string;
  readonly server?: string;
}

function homecomingsIn(filmPath: string): Homecoming[] {
  const folderPath = join(filmPath, layout.runsFolder);
  const [name] = readdirSync(folderPath).filter((each) => each.endsWith('.jsonl'));
  const lines = readFileSync(join(folderPath, name ?? ''), 'utf8')
    .trim()
    .split('\n');
  const rendered = new Map<string, number>();
  const servers = new Map<string, string>();
  const found: Homecoming[] = [];
  for (const line of lines) {
    const { event, at, segment = '', server } = JSON.parse(line) as JournalLine;
    if (event === 'job.submitting' && server !== undefined) servers.set(segment, server);
    else if (event === 'job.rendered') rendered.set(segment, Date.parse(at));
    else if (event === 'clip.cut') {
      const fromMs = rendered.get(segment);
      if (fromMs !== undefined) found.push({ fromMs, toMs: Date.parse(at), serverUrl: servers.get(segment) ?? '' });
    }
  }
  return found;
}
