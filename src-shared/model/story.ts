// Stories that become storyboards: a prompt with a length, or a file of scenes, clips, a product script.
import { z } from 'zod/v4';
import { HIGHEST_SEED } from './storyboard.ts';

const fileText = { fileName: z.string().max(300), text: z.string().max(20_000_000) };
/**
 * A folder on this machine whose pictures become first frames, matched to scenes by the number in their names (`…p3…`); null:
 * none.
 */
const pictures = { picturesFolder: z.string().min(1).nullish() };

/** What the scenes' seed offsets are added to; absent: one is drawn. A storyboard file keeps its own. */
const seed = { baseSeed: z.number().int().min(0).max(HIGHEST_SEED).optional() };

export const storySource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('prompt'),
    prompt: z.string().trim().min(1).max(4000),
    totalSeconds: z.number().positive().max(36_000),
    /** Of one scene. */
    segmentSeconds: z.number().positive().max(600),
    /** Id of an arc; null or absent: the prompt's words choose. */
    arc: z.string().nullish(),
    /** false: each scene begins by itself, not from the last frame of the one before. Absent: true. */
    continues: z.boolean().optional(),
    ...pictures,
    ...seed,
  }),
  /** Any of the files that the older tools read; what it is, is seen from its content. */
  z.object({ kind: z.literal('story-file'), ...fileText, continues: z.boolean().optional(), ...pictures, ...seed }),
  /** What the product tools made of a few words. */
  z.object({
    kind: z.literal('product'),
    productName: z.string().trim().min(1).max(200),
    /** Id of a built-in style. */
    style: z.string(),
    callToAction: z.string().trim().max(200),
    /** Absolute path; null: none. */
    productImage: z.string().min(1).nullable(),
    /** Of scenes, without the end card. */
    scenes: z.number().int().min(1).max(20).optional(),
    ...seed,
  }),
]);
export type StorySource = z.infer<typeof storySource>;

export const storyPreview = z.object({
  title: z.string(),
  shots: z.array(
    z.object({
      shotId: z.string(),
      prompt: z.string(),
      durationSeconds: z.number(),
      /** Of the story's arc; null: the file names none. */
      phase: z.string().nullable(),
      /** The picture that was found for it: a file name; null: it begins from its prompt or the shot before. */
      picture: z.string().nullable(),
    }),
  ),
  totalSeconds: z.number(),
  /** In words: defaults that were used, entries that were left out. */
  notes: z.array(z.string()),
});
export type StoryPreview = z.infer<typeof storyPreview>;

/** An arc to choose from. */
export const storyArc = z.object({ id: z.string(), name: z.string(), phases: z.array(z.string()) });
export type StoryArc = z.infer<typeof storyArc>;

/** What an older tool's configuration would change. Nothing is written before it is applied. */
export const importPreview = z.object({
  /** Which file it was taken for, in words. */
  kind: z.enum(['pipeline-config', 'older-settings']),
  changes: z.array(
    z.object({ key: z.string(), from: z.string(), to: z.string(), where: z.enum(['settings', 'project']) }),
  ),
  /** Keys that mean nothing here, and values that could not be used, in words. */
  notes: z.array(z.string()),
});
export type ImportPreview = z.infer<typeof importPreview>;
