// What was found on disk about one planned segment: the ground for "up to date" and "stale". Gathered by the run, judged by the plan.
import type { KeptTake } from './project.ts';
import type { TakeSidecar } from './take.ts';
import type { SegmentStanding } from './video-plan.ts';

export interface SegmentEvidence {
  /** SHA-256 of the canonical request this segment would send now; null where the engine cannot say. */
  readonly requestSha256: string | null;
  /** SHA-256 of the start image's pixels as it lies on disk; null when there is none yet, or none is needed. */
  readonly startFrameSha256: string | null;
  /** As startFrameSha256, of the picture to end on. null: none is asked for; '': it is, but cannot be read. */
  readonly endFrameSha256: string | null;
  /** The take shown in `video/`; null: none. */
  readonly activeTake: TakeSidecar | null;
  /** What the user keeps, and what was asked when he said so; null: nothing. */
  readonly keptTake: KeptTake | null;
  /** The newest take, active or not, that answers the present request and start frame. */
  readonly fittingTake: TakeSidecar | null;
  /** true: clip and last frame are there and were cut from the active take as the plan wants them now. */
  readonly clipMatches: boolean;
  readonly clip: SegmentStanding['clip'];
}

export const NO_EVIDENCE: SegmentEvidence = {
  requestSha256: null,
  startFrameSha256: null,
  endFrameSha256: null,
  activeTake: null,
  keptTake: null,
  fittingTake: null,
  clipMatches: false,
  clip: null,
};

/** What the segment would send now, in hashes. */
export type AskedNow = Pick<SegmentEvidence, 'requestSha256' | 'startFrameSha256' | 'endFrameSha256'>;

/** Same request, same start frame, same end frame: the take still answers what is asked. */
export function takeFits(
  take: Pick<TakeSidecar, 'request_sha256' | 'start_frame_sha256' | 'end_frame_sha256'>,
  asked: AskedNow,
): boolean {
  return (
    take.request_sha256 === asked.requestSha256 &&
    take.start_frame_sha256 === asked.startFrameSha256 &&
    take.end_frame_sha256 === asked.endFrameSha256
  );
}

/** The user keeps the active take, and nothing has changed since he said so. */
export function isKept({ activeTake, keptTake, ...asked }: SegmentEvidence): boolean {
  return (
    keptTake !== null &&
    keptTake.take === activeTake?.take &&
    keptTake.requestSha256 === asked.requestSha256 &&
    keptTake.startFrameSha256 === asked.startFrameSha256 &&
    keptTake.endFrameSha256 === asked.endFrameSha256
  );
}

/** true: nothing is to be done for this segment. */
export function isUpToDate(evidence: SegmentEvidence): boolean {
  const { clipMatches, activeTake } = evidence;
  return clipMatches && activeTake !== null && (takeFits(activeTake, evidence) || isKept(evidence));
}
