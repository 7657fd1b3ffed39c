// A rename that waits out Windows, which refuses while a player, an indexer or a virus scanner holds the old file.
import { rename } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCodeOf } from './disk-error.ts';

const ATTEMPTS = 6;
const PAUSE_MS = 80;
const PASSING = ['EPERM', 'EACCES', 'EBUSY'];

export interface RenameOptions {
  readonly platform?: NodeJS.Platform;
  readonly pauseMs?: number;
  /** What the system says while somebody holds the file. */
  readonly passing?: readonly string[];
}

/** Throws what the system refused, after about a second of trying where that refusal usually passes. */
export async function renameWithRetry(fromPath: string, toPath: string, options: RenameOptions = {}): Promise<void> {
  const { platform = process.platform, pauseMs = PAUSE_MS, passing = PASSING } = options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await rename(fromPath, toPath);
    } catch (cause) {
      // Elsewhere these say that we may not, and that does not pass.
      const isPassing = platform === 'win32' && passing.includes(errorCodeOf(cause));
      if (!isPassing || attempt === ATTEMPTS) throw cause;
      await sleep(pauseMs * attempt);
    }
  }
}
