// Lists of takes, remembered as long as their folder does not change: a plan of thousands of segments reads few sidecars again.
import { stat } from 'node:fs/promises';
import type { TakeSidecar } from '#shared/model/take.ts';
import { listTakes } from './take-folder.ts';

/** Some file systems count time in two seconds: what changed later than that may change again unseen. */
const SETTLED_AFTER_MS = 2_500;

interface Remembered {
  readonly version: string;
  readonly takes: Promise<TakeSidecar[]>;
}

/** Sidecars are replaced, never written over: each change of one is a change of its folder. */
export class TakeLists {
  readonly #byPath = new Map<string, Remembered>();

  /** As `listTakes`. */
  async list(folderPath: string): Promise<TakeSidecar[]> {
    const found = await stat(folderPath, { bigint: true }).catch(() => null);
    if (found === null) {
      this.#byPath.delete(folderPath);
      return [];
    }
    const version = `${found.ino}-${found.mtimeNs}`;
    const known = this.#byPath.get(folderPath);
    if (known?.version === version) return known.takes;
    const takes = listTakes(folderPath);
    const isSettled = Date.now() - Number(found.mtimeMs) > SETTLED_AFTER_MS;
    // None may mean that it could not be read: that is soon asked again.
    if (isSettled && (await takes).length > 0) this.#byPath.set(folderPath, { version, takes });
    else this.#byPath.delete(folderPath);
    return takes;
  }

  /** Something was made or cut there by ourselves: not every disk says so by its clock. */
  forget(folderPath: string): void {
    this.#byPath.delete(folderPath);
  }
}
