// Runs of the real command line that are ended by SIGKILL, one after the other, until the last one finishes.
import { setTimeout as sleep } from 'node:timers/promises';
import { type LongtakeEnd, startLongtake } from '../run-longtake.ts';
import type { StudioFolders } from '../studio-process.ts';

export interface KillRounds {
  readonly kills: number;
  readonly runs: number;
  /** The run that nobody killed. */
  readonly last: LongtakeEnd;
}

export interface KillPlan {
  readonly folders: StudioFolders;
  readonly folderPath: string;
  readonly serverUrl: string;
  /** Between 0 and 1: when each run is killed. */
  readonly random: () => number;
  /** After so many the run may finish. */
  readonly mostKills: number;
  /** Done at the same time as each kill is waited for. */
  readonly meanwhile?: () => Promise<void>;
}

/** A quarter of the kills fall into the start, before the first segment is spoken of; the others into the work. */
const START_MS = 600;
const WORK_MS = 900;

export async function runUntilFinished(plan: KillPlan): Promise<KillRounds> {
  for (let kills = 0; ; ) {
    const running = startLongtake(plan.folders, ['generate', plan.folderPath, '--server', plan.serverUrl, '--json']);
    if (kills < plan.mostKills) {
      const inStart = plan.random() < 0.25;
      const killMs = plan.random() * (inStart ? START_MS : WORK_MS);
      const ended = running.ended.then(() => undefined);
      // A run that ends before its first segment never says such a line.
      if (!inStart) await Promise.race([running.line(/"segment\./).catch(() => undefined), ended]);
      await Promise.race([Promise.all([sleep(killMs), plan.meanwhile?.()]), ended]);
      running.process.kill('SIGKILL');
    }
    const end = await running.ended;
    if (end.exitCode !== null) return { kills, runs: kills + 1, last: end };
    kills += 1;
  }
}
