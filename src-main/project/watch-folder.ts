// Notices when another program (the older tool, an editor) may have written the project's files, and asks to look once it is quiet.
import { type FSWatcher, statSync, watch } from 'node:fs';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';

const QUIET_MS = 300;

const SUBFOLDERS: readonly string[] = [layout.storyboardsFolder, layout.selectedFolder, layout.olderSelectedFolder];
// Everything else in the root is none of our business, least of all the lock, whose heartbeat is an event every few seconds.
const WATCHED_IN_ROOT: readonly string[] = [layout.projectFile, ...SUBFOLDERS];

interface Watched {
  readonly watcher: FSWatcher;
  /** Which folder of that name: one that was deleted and made again is another. */
  readonly inode: number;
}

/** Calls `look` some time after something happened. Returns its own undo. */
export function watchFolder(folderPath: string, look: () => void): () => void {
  let timer: NodeJS.Timeout | null = null;
  const watched = new Map<string, Watched>();
  const soon = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      // First watch what is new, then look: nothing happens between the two unseen.
      for (const name of SUBFOLDERS) keepWatched(watched, folderPath, name, soonIfShown);
      look();
    }, QUIET_MS);
    timer.unref();
  };
  // Hidden files are being written, ours and other programs'; their rename is an event of its own.
  const soonIfShown = (name: string | null) => (name?.startsWith('.') ? undefined : soon());
  const soonIfOurs = (name: string | null) => (name === null || WATCHED_IN_ROOT.includes(name) ? soon() : undefined);
  keepWatched(watched, folderPath, '.', soonIfOurs);
  for (const name of SUBFOLDERS) keepWatched(watched, folderPath, name, soonIfShown);
  return () => {
    if (timer !== null) clearTimeout(timer);
    for (const { watcher } of watched.values()) watcher.close();
  };
}

// A folder that is not there, or a network drive without notices, is simply not watched: saving still compares first.
function keepWatched(
  watched: Map<string, Watched>,
  folderPath: string,
  name: string,
  onEvent: (fileName: string | null) => void,
): void {
  const path = join(folderPath, name);
  const inode = inodeOf(path);
  const before = watched.get(name);
  if (before?.inode === inode) return;
  before?.watcher.close();
  watched.delete(name);
  if (inode === undefined) return;
  try {
    const watcher = watch(path, { persistent: false }, (_event, fileName) => onEvent(fileName));
    watcher.on('error', () => {
      watcher.close();
      watched.delete(name);
    });
    watched.set(name, { watcher, inode });
  } catch {
    watched.delete(name);
  }
}

function inodeOf(path: string): number | undefined {
  try {
    return statSync(path).ino;
  } catch {
    return undefined;
  }
}
