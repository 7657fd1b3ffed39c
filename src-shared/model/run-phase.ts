// Where a run stands. Apart from its shape: the page needs this without the parser.
import type { RunView } from './run.ts';

/** A run that is not over: nothing else can be started, and leaving needs a word. */
export const isRunOpen = (state: RunView['state']): boolean => state !== 'finished' && state !== 'stopped';
/** Something is being rendered now. */
export const isRunBusy = (state: RunView['state']): boolean =>
  state === 'running' || state === 'pausing' || state === 'stopping';
