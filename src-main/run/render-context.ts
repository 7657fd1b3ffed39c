// What rendering a segment may use of the run around it.
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Result } from '#shared/result.ts';
import type { Engine, JobProgress } from '../engines/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { EvidenceContext } from './gather-evidence.ts';
import type { NewJournalEvent } from './journal-event.ts';
import type { OpenJobs } from './open-jobs.ts';

export interface RenderContext extends EvidenceContext {
  readonly engine: Engine;
  readonly ffmpeg: Ffmpeg;
  readonly now: () => Date;
  /** What earlier runs sent and never brought home. */
  readonly openJobs: OpenJobs;
  /** Writes to the journal; an error there stops the segment before anything is sent. */
  readonly record: (event: NewJournalEvent) => Result<void>;
  readonly onProgress: (segmentKey: string, progress: JobProgress) => void;
  /** Tells the project which take `video/` shows now. */
  readonly takeLanded: (segmentKey: string, take: number, clipPath: string) => Promise<Result<void>>;
}

/** Which frame of the take is the last one kept, from 0: the next segment starts from it. */
export const lastKeptFrame = (segment: PlanSegment): number => segment.framesDroppedAtStart + segment.framesKept - 1;

/** What is rendered is brought home, whoever presses Stop meanwhile: the GPU minutes are spent. */
export const UNSTOPPED: AbortSignal = new AbortController().signal;
