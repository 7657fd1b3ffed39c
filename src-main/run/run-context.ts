// What looking at a job and carrying it out may use of the run around it.
import type { KeptTake } from '#shared/model/project.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Result } from '#shared/result.ts';
import type { JobProgress } from '../engines/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import { type PixelHasher, type TakeContext, UNSTOPPED } from '../takes/index.ts';
import type { Batch, EnginePool } from './batch.ts';
import type { Job } from './job-state.ts';
import type { NewJournalEvent } from './journal-event.ts';

/** The project that a run writes into. */
export interface RunProject {
  readonly folderPath: string;
  readonly ffmpeg: Ffmpeg;
  readonly hasher: PixelHasher;
  readonly activeTakeOf: (segmentKey: string) => number | null;
  readonly keptTakeOf: (segmentKey: string) => KeptTake | null;
  /** Tells the project which take `video/` shows now. */
  readonly takeLanded: TakeContext['takeLanded'];
  readonly warn: TakeContext['warn'];
  /** What continues this segment keeps the takes it has, although what they start from has changed. */
  readonly keepFollowersOf: (segmentKey: string) => Promise<Result<void>>;
  /** A take that lacks no more than so much is used by itself; 0: none is. */
  readonly shortTakeSeconds: () => number;
  /** A job's time on its server, for estimates. */
  readonly rendered: (segment: PlanSegment, serverUrl: string | null, seconds: number) => void;
}

/** One segment with what was frozen for it. */
export interface Order {
  readonly segment: PlanSegment;
  readonly batch: Batch;
  readonly pool: EnginePool;
}

/** @throws where the journal names a segment that its frozen plan lacks: a bug, because that is checked when it is read */
export function orderFor(job: Job, batch: Batch | undefined): Order {
  const plans = job.usesFallback ? batch?.fallbacks : batch?.segments;
  const segment = plans?.get(job.segmentKey);
  if (batch === undefined || segment === undefined) throw new Error(`Segment ${job.segmentKey} has no frozen plan`);
  return { segment, batch, pool: batch.poolOf(segment) };
}

export interface RunTools {
  readonly project: RunProject;
  readonly now: () => Date;
  /** Writes to the journal; an error there stops the segment before anything is sent. */
  readonly record: (event: NewJournalEvent) => Result<void>;
  readonly onProgress: (segmentKey: string, progress: JobProgress) => void;
  /** One after the other for each server: what is chosen first arrives first. */
  readonly inSendingLane: <T>(serverId: string, work: () => Promise<T>) => Promise<T>;
  /** Cutting and fetching use this machine's disk and processor: few at once. */
  readonly inLandingLane: <T>(work: () => Promise<T>) => Promise<T>;
}

export function takeContextOf({ batch }: Order, tools: RunTools): TakeContext {
  const { folderPath, ffmpeg, hasher, activeTakeOf, keptTakeOf, takeLanded, warn } = tools.project;
  return {
    ...{ projectFolderPath: folderPath, ffmpeg, hasher, activeTakeOf, keptTakeOf, takeLanded, warn },
    ...{ plan: batch.plan, models: batch.models, now: tools.now, onProgress: tools.onProgress },
    engineOf: (segment) => batch.poolOf(segment).reference,
  };
}

/** null: there is none. */
export async function hashOf(path: string | null, { project }: RunTools): Promise<Result<string | null>> {
  return path === null ? { ok: true, value: null } : project.hasher.hash(path, UNSTOPPED);
}
