// Stories that become storyboards: a prompt with a length, or a file of scenes.
import { z } from 'zod/v4';

export const storySource = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('prompt'),
    prompt: z.string().trim().min(1).max(4000),
    totalSeconds: z.number().positive().max(36_000),
    /** Of one scene. */
    segmentSeconds: z.number().positive().max(600),
  }),
  z.object({
    kind: z.literal('story-file'),
    fileName: z.string().max(300),
    text: z.string().max(20_000_000),
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
    }),
  ),
  totalSeconds: z.number(),
  /** In words: defaults that were used, entries that were left out. */
  notes: z.array(z.string()),
});
export type StoryPreview = z.infer<typeof storyPreview>;
