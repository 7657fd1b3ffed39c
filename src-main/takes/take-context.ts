// What keeping, cutting and handing on a take needs of the project around it.
import type { KeptTake } from '#shared/model/project.ts';
import type { Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { JobProgress } from '../engines/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { EvidenceContext } from './gather-evidence.ts';

export interface TakeContext extends EvidenceContext {
  readonly ffmpeg: Ffmpeg;
  readonly now: () => Date;
  readonly onProgress: (segmentKey: string, progress: JobProgress) => void;
  /** Tells the project which take `video/` shows now, and, where `kept` is given, that it stays although something else is asked. */
  readonly takeLanded: (
    segmentKey: string,
    take: number,
    clipPath: string,
    kept: KeptTake | null,
  ) => Promise<Result<void>>;
  /** What the user should know although the clip was cut: its sound was broken. */
  readonly warn: (warning: StudioError) => void;
}

/** What is rendered is brought home, whoever presses Stop meanwhile: the GPU minutes are spent. */
export const UNSTOPPED: AbortSignal = new AbortController().signal;
