// `--project=DIR` of this start, or of a second one that hands it over.
import { isAbsolute, resolve } from 'node:path';

/** Chromium reorders what follows its own switches, so the folder is in one word with the name. */
export function projectArgument(argv: readonly string[], workingFolderPath: string): string | null {
  const given = argv.findLast((word) => word.startsWith('--project='))?.slice('--project='.length);
  if (!given) return null;
  return isAbsolute(given) ? given : resolve(workingFolderPath, given);
}
