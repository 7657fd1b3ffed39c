// How long the draft engine needs for a second of film, from the command line's own clock.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LongtakeEnd, longtake } from '../run-longtake.ts';
import type { Bench } from './bench.ts';

export const draftBench: Bench = {
  title: 'Draft engine',
  async measure() {
    const rootPath = mkdtempSync(join(tmpdir(), 'longtake-bench-'));
    const folders = { homePath: join(rootPath, 'home'), dataPath: join(rootPath, 'data') };
    for (const path of Object.values(folders)) mkdirSync(path);
    const samplePath = join(rootPath, 'sample');
    try {
      await longtake(folders, 'sample', samplePath);
      const plan = lastObject(await longtake(folders, 'plan', samplePath, '--json', '--engine', 'draft'));
      const run = lastObject(await longtake(folders, 'generate', samplePath, '--json', '--engine', 'draft'));
      if (run.event !== 'run.finished' || run.failed !== 0) throw new Error(JSON.stringify(run));
      const filmSeconds = Number(plan.film_frames) / Number(plan.film_fps);
      const value = Number((Number(run.seconds) / filmSeconds).toFixed(3));
      const size = `${plan.width}×${plan.height}`;
      const how = `the sample, ${filmSeconds.toFixed(1)} s of film at ${size}, ${run.seconds} s, one run`;
      return [{ name: 'draft_seconds_per_film_second', value, how }];
    } finally {
      rmSync(rootPath, { recursive: true, force: true });
    }
  },
};

function lastObject(end: LongtakeEnd): Record<string, unknown> {
  const last = end.events().at(-1);
  if (end.exitCode !== 0 || last === undefined) throw new Error(`longtake ended with ${end.exitCode}: ${end.stderr}`);
  return last;
}
