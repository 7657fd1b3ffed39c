// Every change of the documents that a page may ask for.
import { z } from 'zod/v4';
import { projectPatch } from '../model/project.ts';
import { seamChoice } from '../model/seam.ts';
import { shotPatch } from '../model/storyboard.ts';

const shotIds = z.array(z.string()).min(1).max(100_000);

/** A change of the documents. Applied to the file's own JSON, so that keys Longtake does not know stay. */
export const editCommand = z.discriminatedUnion('kind', [
  /** The same change to each of them, one step of undo. */
  z.object({ kind: z.literal('shots.change'), shotIds: shotIds, patch: shotPatch }),
  /** To each its own change, one step of undo: lengths by a factor, words put before or replaced in many prompts. */
  z.object({
    kind: z.literal('shots.changeEach'),
    changes: z
      .array(z.object({ shotId: z.string(), patch: shotPatch }))
      .min(1)
      .max(100_000),
  }),
  z.object({ kind: z.literal('shot.add'), afterShotId: z.string().nullable() }),
  z.object({ kind: z.literal('shots.remove'), shotIds: shotIds }),
  /** In their order, together; `toIndex` counts in the list without them. */
  z.object({ kind: z.literal('shots.move'), shotIds: shotIds, toIndex: z.number().int().min(0) }),
  /** Copies behind the last of them, with ids of their own; their keyframes come along. */
  z.object({ kind: z.literal('shots.duplicate'), shotIds: shotIds }),
  /** Two shots of one: the second continues from the last frame of the first. */
  z.object({ kind: z.literal('shot.split'), shotId: z.string(), atSeconds: z.number().positive() }),
  /** Which picture a shot starts from: a path relative to the project folder; null: none. Written into the selection file. */
  z.object({ kind: z.literal('keyframe.choose'), shotId: z.string(), filePath: z.string().min(1).nullable() }),
  z.object({ kind: z.literal('project.change'), patch: projectPatch }),
  /** The seed of one segment; null: the plan's own again. */
  z.object({ kind: z.literal('segment.seed'), segmentKey: z.string(), seed: z.number().int().nullable() }),
  /** Whether the join before this segment is corrected; null: its figures decide. */
  z.object({ kind: z.literal('seam.choose'), segmentKey: z.string(), choice: seamChoice.nullable() }),
]);
export type EditCommand = z.infer<typeof editCommand>;
