// What keeping, cutting and handing on a take needs of the project around it.
import type { AcceptedShort, KeptTake } from '#shared/model/project.ts';
import type { Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { JobProgress } from '../engines/index.ts';
import type { Ffmpeg } from '../media/index.ts';
import type { EvidenceContext } from './gather-evidence.ts';

/** What the project remembers of a take that is shown although it is not just what the plan asks for. */
export interface TakeMarks {
  /** It stays although something else is asked. */
  readonly kept: KeptTake | null;
  /** It is too short, and its segment ends with it. */
  readonly acceptedShort: AcceptedShort | null;
}
export const NO_MARKS: TakeMarks = { kept: null, acceptedShort: null };

export interface TakeContext extends EvidenceContext {
  readonly ffmpeg: Ffmpeg;
  readonly now: () => Date;
  readonly onProgress: (segmentKey: string, progress: JobProgress) => void;
  /** Tells the project which take `video/` shows now, and what is said of it besides. */
  readonly takeLanded: (segmentKey: string, take: number, clipPath: string, marks: TakeMarks) => Promise<Result<void>>;
  /** What the user should know although the clip was cut: its sound was broken. */
  readonly warn: (warning: StudioError) => void;
}

/** What is rendered is brought home, whoever presses Stop meanwhile: the GPU minutes are spent. */
export const UNSTOPPED: AbortSignal = new AbortController().signal;
