// How much is tried: a few in the ordinary suite, all by `npm run test:faults`, which runs vitest with `--mode full`.

/// <reference types="vite/types/importMeta.d.ts" />
export const IS_FULL = import.meta.env.MODE === 'full';

/** The number for this run. */
export const inMode = (small: number, full: number): number => (IS_FULL ? full : small);
