export type { Engine, FetchedTake, JobProgress, JobWhereabouts, SegmentRequest } from './engine.ts';
