// File names of saved outputs: one more than the highest number found in the folder now, so that numbers come back
// after files are moved away.
import { mkdir, readdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { inside } from './folders.ts';

export interface OutputName {
  readonly subfolder: string;
  readonly folderPath: string;
  readonly prefix: string;
  readonly counter: number;
}

export async function nextOutputName(
  rootPath: string,
  filenamePrefix: string,
  size: { readonly width: number; readonly height: number },
): Promise<OutputName> {
  const filled = fillPlaceholders(filenamePrefix, size);
  const subfolder = dirname(filled) === '.' ? '' : dirname(filled);
  const prefix = basename(filled);
  const folderPath = inside(rootPath, subfolder);
  if (folderPath === null) throw new Error('Saving image outside the output folder is not allowed.');
  await mkdir(folderPath, { recursive: true });
  const numbers = (await readdir(folderPath)).map((name) => numberOf(name, prefix));
  return { subfolder, folderPath, prefix, counter: 1 + Math.max(0, ...numbers) };
}

/** `name_00001_.mp4`; VHS leaves the last underscore out. */
export function outputFileName(name: OutputName, offset: number, extension: string, tail = '_'): string {
  return `${name.prefix}_${String(name.counter + offset).padStart(5, '0')}${tail}.${extension}`;
}

export function outputPath(name: OutputName, fileName: string): string {
  return join(name.folderPath, fileName);
}

function numberOf(fileName: string, prefix: string): number {
  if (!fileName.startsWith(`${prefix}_`)) return 0;
  return Number(/^(\d+)[_.]/.exec(fileName.slice(prefix.length + 1))?.[1] ?? 0);
}

function fillPlaceholders(prefix: string, size: { readonly width: number; readonly height: number }): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  const values: Record<string, string> = {
    year: String(now.getFullYear()),
    month: two(now.getMonth() + 1),
    day: two(now.getDate()),
    hour: two(now.getHours()),
    minute: two(now.getMinutes()),
    second: two(now.getSeconds()),
    width: String(size.width),
    height: String(size.height),
  };
  return prefix.replace(/%(\w+)%/g, (all, name: string) => values[name] ?? all);
}
