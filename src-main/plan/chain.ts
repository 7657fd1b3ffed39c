// Where each segment starts: keyframe, last kept frame of the one before (also across shots), or the prompt alone. Pure.
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { PlanSegment, StartSource } from '#shared/model/video-plan.ts';

/** A picture that a shot names, and where it is. */
export interface FoundPicture {
  /** `address`: it names something in a network, which is not fetched. */
  readonly status: 'found' | 'missing' | 'address';
  /** Absolute where found; where it was looked for when missing. */
  readonly filePath: string | null;
  /** As the file says it. */
  readonly given: string;
}

/** What the project room found for a shot. */
export interface FoundKeyframe {
  readonly status: 'found' | 'missing' | 'not-selected';
  /** Absolute where found; where it was looked for when missing. */
  readonly filePath: string | null;
  /** The picture the shot should end on; null: it asks for none. */
  readonly end: { readonly status: 'found' | 'missing'; readonly filePath: string | null } | null;
  /** One for each of the shot's reference images; absent: it has none. */
  readonly references?: readonly FoundPicture[] | undefined;
  /** One for each of the shot's overlays; absent: it has none. */
  readonly overlays?: readonly FoundPicture[] | undefined;
}
export type Keyframes = Readonly<Record<string, FoundKeyframe>>;

/** Shot ids may be anything, "constructor" too. */
export const keyframeOf = (keyframes: Keyframes, shotId: string): FoundKeyframe | undefined =>
  Object.hasOwn(keyframes, shotId) ? keyframes[shotId] : undefined;

/** The end of a shot as the next one sees it. */
export interface ChainEnd {
  readonly shotId: string;
  /** null: the shot has no segment to continue from. */
  readonly lastSegment: PlanSegment | null;
}

export interface SegmentStart {
  readonly source: StartSource;
  readonly startframe: string | null;
  readonly dependsOn: string | null;
  /** Why it cannot start; empty: it can. */
  readonly reasons: readonly string[];
  readonly remedy: string;
}

export const chainEndOf = (shotId: string, segments: readonly PlanSegment[]): ChainEnd => ({
  shotId,
  lastSegment: segments.at(-1) ?? null,
});

const blockedStart = (reason: string, remedy: string): SegmentStart => ({
  source: { kind: 'none' },
  startframe: null,
  dependsOn: null,
  reasons: [reason],
  remedy,
});

/** The start of a segment that continues another one. */
export function startAfter(previous: PlanSegment, limits: EngineLimits): SegmentStart {
  const reasons = [
    ...(previous.reasons.length > 0 ? [say`It continues segment ${previous.key}, which cannot run.`] : []),
    ...(limits.takesStartImage
      ? []
      : [say`${limits.displayName} takes no start image, so it cannot continue a segment.`]),
  ];
  return {
    source: { kind: 'last-frame', segmentKey: previous.key },
    startframe: layout.lastFrameFile(previous.shotId, previous.segmentIndex),
    dependsOn: previous.key,
    reasons,
    remedy: limits.takesStartImage
      ? say`Mend that segment first.`
      : say`Choose a workflow that takes a start image, or make the shot short enough for one segment.`,
  };
}

/** The start of a shot's segment 0. */
export function startOfShot(
  shot: Shot,
  keyframe: FoundKeyframe | undefined,
  before: ChainEnd | null,
  limits: EngineLimits,
): SegmentStart {
  if (shot.start === 'previous') {
    if (before === null) {
      return blockedStart(
        say`It continues the previous shot, but it is the first.`,
        say`Let it start from a keyframe.`,
      );
    }
    if (before.lastSegment === null) {
      return blockedStart(
        say`It continues shot ${before.shotId}, which has no segments.`,
        say`Mend shot ${before.shotId} first.`,
      );
    }
    return startAfter(before.lastSegment, limits);
  }
  return startFromKeyframe(keyframe, limits);
}

function startFromKeyframe(keyframe: FoundKeyframe | undefined, limits: EngineLimits): SegmentStart {
  const filePath = keyframe?.filePath ?? null;
  if (keyframe?.status === 'found' && filePath !== null && limits.takesStartImage) {
    return { source: { kind: 'keyframe', filePath }, startframe: filePath, dependsOn: null, reasons: [], remedy: '' };
  }
  if (keyframe?.status === 'missing') {
    return blockedStart(
      filePath === null ? say`Its keyframe is missing: no file is named.` : say`Its keyframe is missing: ${filePath}.`,
      say`Put the image there, or into the folder \`selected\` under the same name.`,
    );
  }
  if (limits.takesTextOnly || limits.textStartWorkflowFile !== null) {
    return { source: { kind: 'text' }, startframe: null, dependsOn: null, reasons: [], remedy: '' };
  }
  return blockedStart(
    say`No keyframe is selected for it, and ${limits.displayName} cannot begin from the prompt alone.`,
    say`Select one in selected/selected_keyframes.json, let the shot continue the previous one, or choose a text-to-video workflow.`,
  );
}

/** The workflow that renders a segment: from the prompt alone another one may have to begin. */
export const workflowFor = (source: StartSource, limits: EngineLimits): string | null =>
  source.kind === 'text' ? (limits.textStartWorkflowFile ?? limits.workflowFile) : limits.workflowFile;
