// How much is tried: a few in the ordinary suite, all by `npm run test:faults`, which runs vitest with `--mode full`.

/// <reference types="vite/types/importMeta.d.ts" />
const IS_FULL = import.meta.env.MODE === 'full';

/** What holds for this run. */
export const inMode = <T>(small: T, full: T): T => (IS_FULL ? full : small);
