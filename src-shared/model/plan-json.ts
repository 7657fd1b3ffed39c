// The plan as `plan --json` prints it and the Plan panel shows it: snake_case, one entry a segment.
import type { Finding } from '../studio-error.ts';
import type { PlanSegment, SegmentStanding, VideoPlan } from './video-plan.ts';

function segmentToJson(segment: PlanSegment, standing: SegmentStanding | undefined, estimate: Estimate | undefined) {
  return {
    shot_id: segment.shotId,
    segment_index: segment.segmentIndex,
    segment_count: segment.segmentCount,
    startframe: segment.startframe,
    prompt: segment.prompt,
    negative_prompt: segment.negativePrompt,
    duration: segment.durationSeconds,
    original_target_duration: segment.shotDurationSeconds,
    width: segment.width,
    height: segment.height,
    seed: segment.seed,
    output_file: segment.outputFile,
    clip_name: segment.clipName,
    fps: segment.framesPerSecond,
    frames_kept: segment.framesKept,
    frames_requested: segment.framesRequested,
    frames_dropped_at_start: segment.framesDroppedAtStart,
    frames_dropped_at_end: segment.framesDroppedAtEnd,
    ...(segment.handleFrames > 0 ? { handle_frames: segment.handleFrames } : {}),
    clip_frames: segment.clipFrames,
    depends_on: segment.dependsOn,
    workflow_file: segment.workflowFile,
    engine: segment.engine,
    ...(segment.model === null ? {} : { model: segment.model }),
    ...(segment.cost === null ? {} : { cost: segment.cost }),
    ...(segment.withAudio ? { audio: true } : {}),
    ...(segment.references.length === 0 ? {} : { references: segment.references }),
    ...(segment.overlays.length === 0 ? {} : { overlays: segment.overlays }),
    ...(segment.quality === null ? {} : { quality: segment.quality }),
    status: (standing?.status ?? (segment.reasons.length > 0 ? 'blocked' : 'will-render')).replaceAll('-', '_'),
    reasons: standing?.reasons ?? segment.reasons,
    ...(standing?.kept ? { kept: true } : {}),
    ...(estimate === undefined
      ? {}
      : { estimated_gpu_seconds: rounded(estimate.seconds), estimate_basis: estimate.basis }),
    ...(segment.endImagePath === null ? {} : { end_image: segment.endImagePath }),
    ...(segment.loras.length === 0 ? {} : { loras: segment.loras }),
  };
}

function problemToJson(problem: Finding) {
  return {
    severity: problem.severity,
    code: problem.code,
    message: problem.message,
    remedy: problem.remedy,
    ...(problem.shotId === undefined ? {} : { shot_id: problem.shotId }),
    ...(problem.shotIds === undefined ? {} : { shot_ids: problem.shotIds }),
    ...(problem.filePath === undefined ? {} : { file: problem.filePath }),
    ...(problem.jsonPath === undefined ? {} : { json_path: problem.jsonPath }),
  };
}

/** Seconds on a server, from measured history, and from what they are known. */
export interface Estimate {
  readonly seconds: number;
  readonly basis: string;
}

const rounded = (seconds: number): number => Number(seconds.toFixed(1));

/** One plain object, ready for JSON.stringify. Without standings a segment is `will_render` or `blocked`. */
export function planToJson(
  plan: VideoPlan,
  standings: Readonly<Record<string, SegmentStanding>> = {},
  estimates: Readonly<Record<string, Estimate>> = {},
) {
  return {
    segments: plan.segments.map((segment) => segmentToJson(segment, standings[segment.key], estimates[segment.key])),
    shots: plan.shots.map((shot) => ({
      shot_id: shot.shotId,
      duration: shot.durationSeconds,
      film_frames: shot.filmFrames,
      segments: shot.segmentKeys.length,
      ...(shot.framesLost > 0 ? { frames_lost: shot.framesLost } : {}),
      ...(shot.crossfadeFrames > 0 ? { crossfade_frames: shot.crossfadeFrames } : {}),
    })),
    problems: plan.problems.map(problemToJson),
    film_frames: plan.filmFrames,
    film_fps: plan.filmFramesPerSecond,
    width: plan.width,
    height: plan.height,
  };
}
