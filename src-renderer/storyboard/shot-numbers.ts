// What may stand in the number fields of a shot.

export function isCrossfade(text: string): boolean {
  const seconds = text.trim() === '' ? Number.NaN : Number(text);
  return seconds > 0 && seconds <= 60;
}

export const LARGEST_SEED = 2 ** 31 - 1;

/** Empty stands for -1: drawn by itself. */
export function isSeed(text: string): boolean {
  if (text === '' || text === '-1') return true;
  return /^\d+$/.test(text) && Number(text) <= LARGEST_SEED;
}

export const seedText = (seed: number): string => (seed === -1 ? '' : String(seed));

/** Empty: the workflow decides. */
export function optionalNumberWithin(least: number, most: number, whole: boolean): (text: string) => boolean {
  return (text) => {
    const value = Number(text);
    return text.trim() === '' || (value >= least && value <= most && (!whole || Number.isInteger(value)));
  };
}

export const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text));
