// Names of pictures that a shot could start from: `<filename_base>_v2.png`. Case does not count. Pure.
import { safeName } from '#shared/model/project-layout.ts';

export const isPictureName = (fileName: string): boolean => /\.(png|jpe?g|webp)$/i.test(fileName);

export const stemOf = (fileName: string): string => fileName.replace(/\.[^.]*$/, '');

/** As written, and as a file can be called. */
export const basesOf = (fileBase: string): string[] => [...new Set([fileBase, safeName(fileBase)])];

/** The base itself, or one of its variants. */
export function isVariantOf(fileName: string, base: string): boolean {
  const stem = stemOf(fileName).toLowerCase();
  return stem === base.toLowerCase() || stem.startsWith(`${base.toLowerCase()}_v`);
}

/** "v2" of `<base>_v2.png`, "v2_dark" of `<base>_v2_dark.png`; else the file's name without its end. */
export function variantName(fileName: string, fileBase: string): string {
  const stem = stemOf(fileName);
  const base = basesOf(fileBase).find((one) => stem.toLowerCase().startsWith(`${one.toLowerCase()}_v`));
  return base === undefined ? stem : stem.slice(base.length + 1);
}

/** What a variant's own name is a variant of: a picture that was chosen for a copy of a shot is called after the original. */
export const rootOf = (fileName: string): string => stemOf(fileName).replace(/_v\d+$/i, '');
