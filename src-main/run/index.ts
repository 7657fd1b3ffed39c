// The door of the run room.
export type { Batch, EnginePool } from './batch.ts';
export { type OpenJobs, readOpenJobs } from './open-jobs.ts';
export type { Addition } from './queue-segments.ts';
export {
  listJournals,
  parseJournal,
  type ReadJournal,
  readJournal,
  replayJournal,
  setDamagedLinesAside,
} from './read-journal.ts';
export { type ChosenServer, Run, type RunEvents, type RunOptions, type ServerTools } from './run.ts';
export type { Order, RunProject } from './run-context.ts';
export type { RunState } from './run-state.ts';
export type { RunServer, ServerReadiness } from './server-pool.ts';
