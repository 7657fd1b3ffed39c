// Paths of the studio's machine as the page writes them: it may run another system than the browser.

const isWindowsPath = (path: string): boolean => /^[A-Za-z]:|^\\\\/.test(path);

/** "/home/kim" and "films" → "/home/kim/films". */
export function joinPath(parentPath: string, name: string): string {
  const separator = isWindowsPath(parentPath) ? '\\' : '/';
  return parentPath.endsWith(separator) ? `${parentPath}${name}` : `${parentPath}${separator}${name}`;
}

/** "/home/kim/films" → "films". */
export const lastName = (path: string): string => path.split(/[\\/]/).filter(Boolean).at(-1) ?? path;

export interface Crumb {
  readonly name: string;
  readonly path: string;
}

/** Every folder on the way, the root first: "/", "home", "kim"; "C:\", "Users"; "\\server\share", "films". */
export function crumbsOf(folderPath: string): Crumb[] {
  const separator = isWindowsPath(folderPath) ? '\\' : '/';
  const root = /^\\\\[^\\]+\\[^\\]+|^[A-Za-z]:\\?|^\//.exec(folderPath)?.[0] ?? '';
  const names = folderPath.slice(root.length).split(separator).filter(Boolean);
  const crumbs: Crumb[] = root === '' ? [] : [{ name: root, path: root }];
  for (const name of names) {
    const before = crumbs.at(-1)?.path;
    crumbs.push({ name, path: before === undefined ? name : joinPath(before, name) });
  }
  return crumbs;
}

/** A name that every disk takes: without separators, signs that Windows refuses, and dots at its ends. */
export function folderNameFor(title: string): string {
  return title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 80)
    .trim();
}
