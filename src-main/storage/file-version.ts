// What changes with a file whenever it is written anew.
import { stat } from 'node:fs/promises';

/** null: it is missing or empty. */
export const fileVersion = (path: string): Promise<string | null> =>
  stat(path).then(
    (found) => (found.size > 0 ? `${Math.round(found.mtimeMs)}-${found.size}` : null),
    () => null,
  );
