// The font for words in pictures: it comes with the packages, so that they look the same everywhere.
import { createRequire } from 'node:module';
import path from 'node:path';
import { outsideArchive } from './locate-ffmpeg.ts';

/** A TrueType file that ffmpeg can read: no program but Electron can look into its archive. */
export function fontFilePath(): string {
  const packageFile = createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json');
  return outsideArchive(path.join(path.dirname(packageFile), 'ttf', 'DejaVuSans.ttf'));
}
