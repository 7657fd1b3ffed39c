// Whether a path that a file of the project names is a file: an empty name, for one, means the folder it would lie in.
import { statSync } from 'node:fs';

export function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
