// A tooltip with the keys behind it.

/** "Play (Space)"; without keys only the words. */
export const withKeys = (words: string, keys: string): string => (keys === '' ? words : `${words} (${keys})`);
