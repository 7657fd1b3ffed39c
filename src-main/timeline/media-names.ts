// How a timeline file names its media: as URLs for OTIO and FCPXML, as plain names for an EDL. Windows paths on any system.
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MediaNaming } from './timeline.ts';

/** `file:///…`: the media stays where it is. */
export const absoluteUrls: MediaNaming = (filePath) => {
  const windows = isWindowsPath(filePath);
  // pathToFileURL would put the folder this program runs in before a Windows path on another system.
  return pathToFileURL(filePath, { windows }).href;
};

/**
 * Relative to the folder that the timeline file lies in, with forward slashes, percent-encoded: the folder can move.
 * What lies on another drive keeps its full URL.
 */
export function relativeTo(folderPath: string): MediaNaming {
  return (filePath) => {
    const parts = relativeParts(folderPath, filePath);
    return parts?.map((part) => encodeURIComponent(part.toWellFormed())).join('/') ?? absoluteUrls(filePath);
  };
}

/** For an EDL: the file's name alone, which is what editors look for in their bins. */
export const fileNames: MediaNaming = (filePath) => pathModule(filePath).basename(filePath);

/** For an EDL: as `relativeTo`, not encoded. Unlike file names, these differ where `take_1.mp4` lies in many folders. */
export function plainPathsFrom(folderPath: string): MediaNaming {
  return (filePath) => relativeParts(folderPath, filePath)?.join('/') ?? filePath;
}

const isWindowsPath = (filePath: string): boolean => /^[A-Za-z]:[\\/]|^\\\\/.test(filePath);
const pathModule = (filePath: string) => (isWindowsPath(filePath) ? path.win32 : path.posix);

/** null: there is no way from there to here. */
function relativeParts(folderPath: string, filePath: string): readonly string[] | null {
  if (isWindowsPath(folderPath) !== isWindowsPath(filePath)) return null;
  const { relative, isAbsolute, sep } = pathModule(filePath);
  const way = relative(folderPath, filePath);
  return isAbsolute(way) ? null : way.split(sep);
}
