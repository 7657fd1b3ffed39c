// Runs of the real command line that are ended by SIGKILL, one after the other, until the last one finishes.
import { setTimeout as sleep } from 'node:timers/promises';
import { type LongtakeEnd, type RunningLongtake, startLongtake } from '../run-longtake.ts';
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

export async function runUntilFinished(plan: KillPlan): Promise<KillRounds> {
  for (let kills = 0; ; ) {
    const running = startLongtake(plan.folders, ['generate', plan.folderPath, '--server', plan.serverUrl, '--json']);
    if (kills < plan.mostKills) {
      const moment = chooseMoment(plan.random);
      const ended = running.ended.then(() => undefined);
      await Promise.race([Promise.all([untilMoment(running, moment), plan.meanwhile?.()]), ended]);
      running.process.kill('SIGKILL');
    }
    const end = await running.ended;
    if (end.exitCode !== null) return { kills, runs: kills + 1, last: end };
    kills += 1;
  }
}

interface Moment {
  /** So much the run has told: by lines and not by the clock, or a quick machine would be done before the first kill. */
  readonly lines: number;
  readonly thenMs: number;
}

/** A segment tells about a dozen lines, one that is only fetched two or three. */
const MOST_LINES = 30;
/** Between two lines most of the work on disk is done. */
const MOST_MS_BETWEEN = 60;
const START_MS = 600;

/** A quarter of the kills fall into the start, before the run tells anything. */
function chooseMoment(random: () => number): Moment {
  if (random() < 0.25) return { lines: 0, thenMs: random() * START_MS };
  return { lines: 1 + Math.floor(random() * MOST_LINES), thenMs: random() * MOST_MS_BETWEEN };
}

async function untilMoment({ process }: RunningLongtake, { lines, thenMs }: Moment): Promise<void> {
  let told = 0;
  await new Promise<void>((reached) => {
    if (lines === 0) return reached();
    process.stdout?.on('data', (chunk: Buffer) => {
      told += chunk.toString().split('\n').length - 1;
      if (told >= lines) reached();
    });
  });
  await sleep(thenMs);
}
