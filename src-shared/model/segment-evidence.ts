// What was found on disk about one planned segment: the ground for "up to date" and "stale". Gathered by the room takes, judged by
// the plan.
import { say } from '../i18n/say.ts';
import type { KeptTake } from './project.ts';
import type { TakeSidecar } from './take.ts';
import type { PlanSegment, SegmentStanding } from './video-plan.ts';

export interface SegmentEvidence {
  /** SHA-256 of the canonical request this segment would send now; null where the engine cannot say. */
  readonly requestSha256: string | null;
  /**
   * The same request for the other lengths that takes of exactly these kept frames were made with: a crossfade that comes or goes
   * asks for more or fewer frames behind them, and must not cost a rendering.
   */
  readonly otherLengthsSha256: readonly string[];
  /** SHA-256 of the start image's pixels as it lies on disk; null when there is none yet, or none is needed. */
  readonly startFrameSha256: string | null;
  /** As startFrameSha256, of the picture to end on. null: none is asked for; '': it is, but cannot be read. */
  readonly endFrameSha256: string | null;
  /** The take shown in `video/`; null: none. */
  readonly activeTake: TakeSidecar | null;
  /** What the user keeps, and what was asked when he said so; null: nothing. */
  readonly keptTake: KeptTake | null;
  /**
   * The take whose clip can be cut without rendering, its files looked at: the one the user keeps, else the active one where it
   * answers what is asked, else the newest that does. null: none.
   */
  readonly fittingTake: TakeSidecar | null;
  /** true: clip and last frame are there and were cut from the active take as the plan wants them now. */
  readonly clipMatches: boolean;
  readonly clip: SegmentStanding['clip'];
}

export const NO_EVIDENCE: SegmentEvidence = {
  requestSha256: null,
  otherLengthsSha256: [],
  startFrameSha256: null,
  endFrameSha256: null,
  activeTake: null,
  keptTake: null,
  fittingTake: null,
  clipMatches: false,
  clip: null,
};

/** What the segment would send now, in hashes. */
export type AskedNow = Pick<
  SegmentEvidence,
  'requestSha256' | 'otherLengthsSha256' | 'startFrameSha256' | 'endFrameSha256'
>;

const isAsked = (sha256: string | null, { requestSha256, otherLengthsSha256 }: AskedNow): boolean =>
  sha256 === requestSha256 || (sha256 !== null && otherLengthsSha256.includes(sha256));

/** Same request, same start frame, same end frame: the take still answers what is asked. */
export function takeFits(
  take: Pick<TakeSidecar, 'request_sha256' | 'start_frame_sha256' | 'end_frame_sha256'>,
  asked: AskedNow,
): boolean {
  return (
    isAsked(take.request_sha256, asked) &&
    take.start_frame_sha256 === asked.startFrameSha256 &&
    take.end_frame_sha256 === asked.endFrameSha256
  );
}

/** The user keeps the active take, and nothing has changed since he said so. Also true of one that answers what is asked. */
export function isKept({
  activeTake,
  keptTake,
  ...asked
}: AskedNow & Pick<SegmentEvidence, 'keptTake'> & { readonly activeTake: Pick<TakeSidecar, 'take'> | null }): boolean {
  return (
    keptTake !== null &&
    keptTake.take === activeTake?.take &&
    isAsked(keptTake.requestSha256, asked) &&
    keptTake.startFrameSha256 === asked.startFrameSha256 &&
    keptTake.endFrameSha256 === asked.endFrameSha256
  );
}

/** true: nothing is to be done for this segment. */
export function isUpToDate(evidence: SegmentEvidence): boolean {
  const { clipMatches, activeTake } = evidence;
  return clipMatches && activeTake !== null && (takeFits(activeTake, evidence) || isKept(evidence));
}

type Known = Partial<TakeSidecar>;
type AskedHashes = Pick<AskedNow, 'startFrameSha256' | 'endFrameSha256'>;

const DIFFERENCES: readonly ((take: Known, segment: PlanSegment, asked: AskedHashes) => string | null)[] = [
  (take, segment) => said(take.prompt, segment.prompt, say`the prompt changed`),
  (take, segment) => said(take.negative_prompt, segment.negativePrompt, say`the negative prompt changed`),
  (take, { seed }) => said(take.seed, seed, say`the seed changed (${take.seed ?? ''} → ${seed})`),
  ({ width, height }, segment) => {
    const asked = `${segment.width}×${segment.height}`;
    const had = `${width}×${height}`;
    return width === undefined || height === undefined
      ? null
      : said(had, asked, say`the size changed (${had} → ${asked})`);
  },
  ({ frames_requested: had }, { framesRequested: asked }) =>
    said(had, asked, say`the length changed (${had ?? ''} → ${asked} frames)`),
  (take, { engine }) => said(take.engine, engine, say`the engine changed (${take.engine ?? ''} → ${engine})`),
  (take, { model }) =>
    model === null ? null : said(take.model, model, say`the model changed (${take.model ?? ''} → ${model})`),
  (take, segment) => said(take.workflow_file, segment.workflowFile, say`the workflow changed`),
  (take, { loras }) => said(take.loras && JSON.stringify(take.loras), JSON.stringify(loras), say`the LoRAs changed`),
  (take, _segment, asked) => said(take.start_frame_sha256, asked.startFrameSha256, say`the start image changed`),
  (take, _segment, asked) => said(take.end_frame_sha256, asked.endFrameSha256, say`the end image changed`),
];

const said = <T>(had: T | undefined, asked: T, words: string): string | null =>
  had === undefined || had === asked ? null : words;

/** In words, what differs between a take that does not answer and what is asked now. What is not known of the take is passed over. */
export function takeDifferences(take: Known, segment: PlanSegment, asked: AskedHashes): string[] {
  const words = DIFFERENCES.map((difference) => difference(take, segment, asked)).filter((one) => one !== null);
  // What else goes into the request has no field of its own in a sidecar.
  return words.length > 0 ? words : [say`the workflow or a setting changed`];
}
