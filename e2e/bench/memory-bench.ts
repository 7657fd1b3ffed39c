// How much memory the served studio takes with the sample open and its plan built.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStudioProcess } from '../studio-process.ts';
import type { Bench } from './bench.ts';

export const memoryBench: Bench = {
  title: 'Memory',
  async measure() {
    // `ps` is everywhere but on Windows; a figure that cannot be measured is left out, not guessed.
    if (process.platform === 'win32') return [];
    const rootPath = mkdtempSync(join(tmpdir(), 'longtake-bench-'));
    const folders = { homePath: join(rootPath, 'home'), dataPath: join(rootPath, 'data') };
    for (const path of Object.values(folders)) mkdirSync(path);
    const studio = await startStudioProcess(folders);
    try {
      const { origin, searchParams } = new URL(studio.url);
      const headers = { authorization: `Bearer ${searchParams.get('token')}`, 'content-type': 'application/json' };
      const ask = async (name: string, input: object) => {
        const answer = await fetch(`${origin}/api/${name}`, { method: 'POST', headers, body: JSON.stringify(input) });
        const result = (await answer.json()) as { ok: boolean };
        if (!result.ok) throw new Error(`${name}: ${JSON.stringify(result)}`);
      };
      await ask('project.createSample', { folderPath: null });
      await ask('plan.build', {});
      const how = 'resident set of the served studio, sample open, plan built';
      return [{ name: 'rss_mb', value: residentMegabytes(studio.processId), how }];
    } finally {
      await studio.stop();
      rmSync(rootPath, { recursive: true, force: true });
    }
  },
};

function residentMegabytes(processId: number): number {
  const listed = spawnSync('ps', ['-o', 'rss=', '-p', String(processId)], { encoding: 'utf8' });
  const kibibytes = Number(listed.stdout?.trim());
  if (!(kibibytes > 0)) throw new Error(`ps did not tell the memory of ${processId}: ${listed.stderr}`);
  return Math.round((kibibytes * 1024) / 1_000_000);
}
