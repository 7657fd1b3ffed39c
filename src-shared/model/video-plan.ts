// The plan: every shot split into segments that an engine can render, frame by frame accounted for.
import { z } from 'zod/v4';
import { finding } from '../studio-error.ts';
import { overlay } from './overlay.ts';
import { engineId, quality } from './project.ts';
import { loraUse } from './storyboard.ts';

export const startSource = z.discriminatedUnion('kind', [
  /** A keyframe; the path as found, absolute. */
  z.object({ kind: z.literal('keyframe'), filePath: z.string() }),
  /** The last kept frame of another segment of this plan. */
  z.object({ kind: z.literal('last-frame'), segmentKey: z.string() }),
  /** From the prompt alone. */
  z.object({ kind: z.literal('text') }),
  /** Nothing to start from; the segment's reasons say why. */
  z.object({ kind: z.literal('none') }),
]);
export type StartSource = z.infer<typeof startSource>;

/** What a clip is expected to cost. */
export const costEstimate = z.object({
  estimate: z.number(),
  currency: z.literal('USD'),
  /** Who published the price, and the ISO date on which it was read. */
  source: z.string(),
  date: z.string(),
});
export type CostEstimate = z.infer<typeof costEstimate>;

export const planSegment = z.object({
  /** `<shot_id>/<segment index>`, unique in a plan. */
  key: z.string(),
  shotId: z.string(),
  segmentIndex: z.number().int(),
  segmentCount: z.number().int(),
  start: startSource,
  /** Relative to the project's `video` folder for chained segments, absolute for keyframes, null from text. */
  startframe: z.string().nullable(),
  /** Absolute path of the picture it must end on; only of a shot's last segment, null where none is asked for. */
  endImagePath: z.string().nullable(),
  prompt: z.string(),
  negativePrompt: z.string(),
  seed: z.number().int(),
  cfgScale: z.number().nullable(),
  steps: z.number().nullable(),
  loras: z.array(loraUse),
  cameraMovement: z.string(),
  /** 0 to 1, from wan_motion, 0.5 where nothing is said. */
  motionStrength: z.number(),
  width: z.number().int(),
  height: z.number().int(),
  /** The engine's rate for this segment. */
  framesPerSecond: z.number(),
  /** Kept frames at the engine's rate. */
  framesKept: z.number().int(),
  framesRequested: z.number().int(),
  framesDroppedAtStart: z.number().int(),
  framesDroppedAtEnd: z.number().int(),
  /**
   * Frames after the kept ones that a crossfade to the next shot needs, at the engine's rate; among those dropped at the end.
   * Only of a shot's last segment. Journals of before have none.
   */
  handleFrames: z.number().int().default(0),
  /** Frames of the clip at the film's rate; the same as framesKept where the rates are the same. */
  clipFrames: z.number().int(),
  /** framesKept / framesPerSecond. */
  durationSeconds: z.number(),
  /** What the user asked for the whole shot. */
  shotDurationSeconds: z.number(),
  /** Key of the segment whose last frame this one starts from. */
  dependsOn: z.string().nullable(),
  engine: engineId,
  workflowFile: z.string().nullable(),
  /** Wan's task or Replicate's `owner/name`; null for the other engines. Journals of before have none. */
  model: z.string().nullable().default(null),
  quality: quality.nullable().default(null),
  /** Absolute paths of the pictures it is given beside its start image. */
  references: z.array(z.string()).default([]),
  /** Sound is asked for; what should be heard is part of the prompt. */
  withAudio: z.boolean().default(false),
  /** `image` absolute; laid over the start image. Only where it starts from a keyframe. */
  overlays: z.array(overlay).default([]),
  /** The prompt before it was joined, for the sidecar; null in journals of before. */
  promptParts: z.object({ video: z.string(), background: z.string(), dialogue: z.string() }).nullable().default(null),
  /** null: nothing is to be paid, or no price is known. */
  cost: costEstimate.nullable().default(null),
  /** File name inside `video/`. */
  outputFile: z.string(),
  clipName: z.string(),
  /** Why it cannot run; empty: it can. */
  reasons: z.array(z.string()),
});
export type PlanSegment = z.infer<typeof planSegment>;

/** What a segment is beyond start, prompt and frames, where nothing of it is asked. */
export const PLAIN_SEGMENT = {
  model: null,
  quality: null,
  references: [],
  withAudio: false,
  overlays: [],
  promptParts: null,
  cost: null,
} satisfies Partial<PlanSegment>;

export const planShot = z.object({
  shotId: z.string(),
  durationSeconds: z.number(),
  /** Frames of the shot in the film. */
  filmFrames: z.number().int(),
  segmentKeys: z.array(z.string()),
  /** Less than asked for, because a take that was too short is used. In frames of the film. */
  framesLost: z.number().int().default(0),
  /** Into the next shot, in frames of the film: it lies over that shot's first frames. 0: a cut. */
  crossfadeFrames: z.number().int().default(0),
});
export type PlanShot = z.infer<typeof planShot>;

export const videoPlan = z.object({
  segments: z.array(planSegment),
  shots: z.array(planShot),
  problems: z.array(finding),
  filmFrames: z.number().int(),
  filmFramesPerSecond: z.number(),
  /** Size of clips and film. */
  width: z.number().int(),
  height: z.number().int(),
});
export type VideoPlan = z.infer<typeof videoPlan>;

/** What stands between a planned segment and its clip on disk. */
export const segmentStanding = z.object({
  status: z.enum(['up-to-date', 'will-render', 'stale', 'blocked']),
  /** In words, for the hover: why it is stale, blocked or to be rendered; of a kept one, what it is kept in spite of. */
  reasons: z.array(z.string()),
  /** Up to date because the user keeps the take as it is: the join to the segment before may show. */
  kept: z.boolean(),
  /** The clip in `video/` where there is one, even a stale one. */
  clip: z
    .object({
      mediaPath: z.string(),
      thumbnailPath: z.string().nullable(),
      take: z.number().nullable(),
      version: z.string(),
    })
    .nullable(),
});
export type SegmentStanding = z.infer<typeof segmentStanding>;
