// One build at a time in one checkout, whichever process wants it: two at once empty each other's output.
import { mkdir, open, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { errorCodeOf } from '../storage/index.ts';

const LOOK_EVERY_MS = 200;
/** No build takes so long: whoever holds the turn since then was killed in it. */
const LONGEST_TURN_MS = 120_000;

/** Waits for its turn, works, and gives the turn back. */
export async function inTurn<T>(turnFilePath: string, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(turnFilePath), { recursive: true });
  while (!(await takeTurn(turnFilePath))) await pause(LOOK_EVERY_MS);
  try {
    return await work();
  } finally {
    await rm(turnFilePath, { force: true });
  }
}

async function takeTurn(turnFilePath: string): Promise<boolean> {
  try {
    await (await open(turnFilePath, 'wx')).close();
    return true;
  } catch (cause) {
    if (errorCodeOf(cause) !== 'EEXIST') throw cause;
    const takenAtMs = await stat(turnFilePath).then(
      (info) => info.mtimeMs,
      () => Date.now(),
    );
    if (Date.now() - takenAtMs > LONGEST_TURN_MS) await rm(turnFilePath, { force: true });
    return false;
  }
}
