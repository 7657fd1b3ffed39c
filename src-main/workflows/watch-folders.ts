// Notices when files of the workflow folders change, also in folders that are made later, and asks to look once it is quiet.
import { existsSync, type FSWatcher, statSync, watch } from 'node:fs';
import { basename, dirname } from 'node:path';

const QUIET_MS = 300;

interface Watched {
  readonly watcher: FSWatcher;
  /** Which folder of that path: one that was deleted and made again is another. */
  readonly inode: number;
}

export interface FolderWatch {
  /** Looks at which folders there are now; to be called when they may be others. */
  refresh(): void;
  close(): void;
}

export function watchWorkflowFolders(folderPaths: () => readonly string[], look: () => void): FolderWatch {
  let timer: NodeJS.Timeout | null = null;
  let wanted: ReadonlyMap<string, Interest> = new Map();
  const watched = new Map<string, Watched>();
  const soon = () => {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      // First watch what is new, then look: nothing happens between the two unseen.
      refresh();
      look();
    }, QUIET_MS);
    timer.unref();
  };
  const refresh = () => {
    wanted = interestsIn(folderPaths());
    for (const path of [...watched.keys()]) if (!wanted.has(path)) forget(watched, path);
    for (const path of wanted.keys()) {
      keepWatched(watched, path, (name) => (isOfInterest(path, name, wanted.get(path)) ? soon() : undefined));
    }
  };
  refresh();
  return {
    refresh,
    close: () => {
      if (timer !== null) clearTimeout(timer);
      for (const path of [...watched.keys()]) forget(watched, path);
    },
  };
}

interface Interest {
  isWorkflowFolder: boolean;
  /** Names on the way to a workflow folder that is not there yet. */
  readonly awaited: Set<string>;
}

/** The folders themselves, and for one that is not there the nearest folder above it. */
function interestsIn(folderPaths: readonly string[]): ReadonlyMap<string, Interest> {
  const interests = new Map<string, Interest>();
  for (const folderPath of folderPaths) {
    let awaited: string | null = null;
    let path = folderPath;
    while (!existsSync(path) && dirname(path) !== path) {
      awaited = basename(path);
      path = dirname(path);
    }
    const interest = interests.get(path) ?? { isWorkflowFolder: false, awaited: new Set<string>() };
    if (awaited === null) interest.isWorkflowFolder = true;
    else interest.awaited.add(awaited);
    interests.set(path, interest);
  }
  return interests;
}

function isOfInterest(path: string, name: string | null, interest: Interest | undefined): boolean {
  if (interest === undefined) return false;
  // A folder that goes away says so under its own name.
  if (name === null || name === basename(path) || interest.awaited.has(name)) return true;
  return interest.isWorkflowFolder && /^gcv(fl)?_.*\.(json|models|md)$/.test(name);
}

// A network drive without notices is simply not watched: "Look again" still looks.
function keepWatched(watched: Map<string, Watched>, path: string, onEvent: (name: string | null) => void): void {
  const inode = inodeOf(path);
  if (watched.get(path)?.inode === inode) return;
  forget(watched, path);
  if (inode === undefined) return;
  try {
    const watcher = watch(path, { persistent: false }, (_event, name) => onEvent(name));
    watcher.on('error', () => forget(watched, path));
    watched.set(path, { watcher, inode });
  } catch {
    watched.delete(path);
  }
}

function forget(watched: Map<string, Watched>, path: string): void {
  watched.get(path)?.watcher.close();
  watched.delete(path);
}

function inodeOf(path: string): number | undefined {
  try {
    return statSync(path).ino;
  } catch {
    return undefined;
  }
}
