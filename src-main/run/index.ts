// The door of the run room.
export type { Batch, EnginePool } from './batch.ts';
export type { RunServer } from './live-server.ts';
export { type OpenJob, type OpenJobs, readOpenJobs } from './open-jobs.ts';
export type { Addition } from './queue-segments.ts';
export {
  listJournals,
  parseJournal,
  type ReadJournal,
  readJournal,
  replayJournal,
  setDamagedLinesAside,
} from './read-journal.ts';
export { type ChosenServer, Run } from './run.ts';
export type { Order, RunProject } from './run-context.ts';
export { openRunHistory, type RunHistory } from './run-history.ts';
export type { RunEvents, RunOptions, ServerTools } from './run-loop.ts';
export type { RunState } from './run-state.ts';
export { readFrozen } from './scan-journal.ts';
export { mergeReadiness, readinessOf } from './server-readiness.ts';
export type { ServerReadiness } from './server-watch.ts';
