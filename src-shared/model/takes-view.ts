// The takes of a segment as the page sees them.
import { z } from 'zod/v4';
import { takeRating } from './project.ts';

export const takeView = z.object({
  take: z.number().int(),
  createdAtIso: z.string(),
  engine: z.string(),
  workflowFile: z.string().nullable(),
  seed: z.number(),
  prompt: z.string(),
  negativePrompt: z.string(),
  width: z.number(),
  height: z.number(),
  framesPerSecond: z.number(),
  framesDelivered: z.number().int(),
  /** Media, last frame and sidecar together. */
  bytes: z.number(),
  gpuSeconds: z.number().nullable(),
  /** Device and URL of the server that made it; null: this machine. */
  server: z.string().nullable(),
  rating: takeRating.nullable(),
  /** It is the one in `video/`. */
  isActive: z.boolean(),
  /** It answers what the plan asks now. */
  answers: z.boolean(),
  /** Where it does not: what differs, in words; of a kept one, what it was kept in spite of. */
  differences: z.array(z.string()),
  /** The user keeps it although it differs. */
  isKept: z.boolean(),
  /** For the media route, where a browser can play it; null: a folder of frames, ProRes. */
  playablePath: z.string().nullable(),
  /** A still of it for the media route. */
  stillPath: z.string().nullable(),
  /** The media file is gone or empty. */
  isMissing: z.boolean(),
});
export type TakeView = z.infer<typeof takeView>;

export const segmentTakes = z.object({ segmentKey: z.string(), takes: z.array(takeView) });
export type SegmentTakes = z.infer<typeof segmentTakes>;

export const takesUsage = z.object({
  takes: z.number().int(),
  totalBytes: z.number(),
  /** Of takes that are not active. */
  inactiveTakes: z.number().int(),
  inactiveBytes: z.number(),
  /** What broken-off runs left behind. */
  leftoverBytes: z.number(),
});
export type TakesUsage = z.infer<typeof takesUsage>;

/** Which takes a cleanup spares besides the active ones. */
export const cleanupChoice = z.object({
  /** Takes with at least this many stars stay; null: stars do not matter. */
  keepRatedFrom: takeRating.nullable(),
  /** The newest so many of each segment stay. */
  keepNewest: z.number().int().min(0),
  /** null: of all shots. */
  shotIds: z.array(z.string()).nullable(),
});
export type CleanupChoice = z.infer<typeof cleanupChoice>;

export const cleanupReport = z.object({
  /** false: this is only what would go. */
  done: z.boolean(),
  takes: z.array(z.object({ segmentKey: z.string(), take: z.number().int(), bytes: z.number() })),
  bytes: z.number(),
  leftoverBytes: z.number(),
});
export type CleanupReport = z.infer<typeof cleanupReport>;
