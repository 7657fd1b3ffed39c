// What keeping, cutting and handing on a take needs of the project around it.
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Result } from '#shared/result.ts';
import type { JobProgress } from '../engines/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { EvidenceContext } from './gather-evidence.ts';

export interface TakeContext extends EvidenceContext {
  readonly ffmpeg: Ffmpeg;
  readonly now: () => Date;
  readonly onProgress: (segmentKey: string, progress: JobProgress) => void;
  /** Tells the project which take `video/` shows now. */
  readonly takeLanded: (segmentKey: string, take: number, clipPath: string) => Promise<Result<void>>;
}

/** Which frame of the take is the last one kept, from 0: the next segment starts from it. */
export const lastKeptFrame = (segment: PlanSegment): number => segment.framesDroppedAtStart + segment.framesKept - 1;

/** What is rendered is brought home, whoever presses Stop meanwhile: the GPU minutes are spent. */
export const UNSTOPPED: AbortSignal = new AbortController().signal;
