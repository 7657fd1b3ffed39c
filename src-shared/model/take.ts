// A take: one engine output, untouched, with everything that made it. Written as take_<K>.json (snake_case) by src-main/run.
import { z } from 'zod/v4';

export const takeSidecar = z.looseObject({
  take: z.number().int(),
  shot_id: z.string(),
  segment_index: z.number().int(),
  created_at: z.string(),
  engine: z.string(),
  model: z.string(),
  workflow_file: z.string().nullable(),
  graph_sha256: z.string().nullable(),
  prompt: z.string(),
  negative_prompt: z.string(),
  seed: z.number(),
  width: z.number(),
  height: z.number(),
  fps: z.number(),
  frames_requested: z.number(),
  frames_delivered: z.number(),
  original_target_duration: z.number(),
  start_frame_sha256: z.string().nullable(),
  /** Of the picture it had to end on; null: none was asked for. Older sidecars do not say. */
  end_frame_sha256: z.string().nullable().default(null),
  /** SHA-256 of the canonical request; with the hashes of start and end frame it decides what is up to date. */
  request_sha256: z.string(),
  loras: z.array(z.object({ name: z.string(), strength: z.number() })),
  models: z.array(z.object({ slot: z.string(), file: z.string() })),
  server: z.object({ url: z.string(), version: z.string(), device: z.string() }).nullable(),
  job_id: z.string(),
  queued_at: z.string(),
  started_at: z.string(),
  finished_at: z.string(),
  gpu_seconds: z.number().nullable(),
  cost: z.object({ estimate: z.number(), currency: z.string(), source: z.string(), date: z.string() }).nullable(),
  text_as_sent: z.string(),
  /** The prompt before background and dialogue were joined to it; absent: nothing was joined. */
  prompt_parts: z.object({ video: z.string(), background: z.string(), dialogue: z.string() }).nullish(),
  /** Names and values as they went out, where the engine can list them; no secrets. */
  input_as_sent: z.array(z.tuple([z.string(), z.string()])).optional(),
  /** File or folder name of the engine's output beside this sidecar. */
  media_file: z.string(),
  /** false: the media carries something burnt in (the draft's slate), so frames for a chain must not be decoded from it. */
  media_is_clean: z.boolean(),
  /** The last kept frame as a PNG beside this sidecar, and which frame of the take it is. */
  last_frame: z.object({ file: z.string(), index: z.number().int() }),
  /** How the clip in `video/` was cut from this take; null: never. */
  clip: z
    .object({
      first_frame: z.number().int(),
      frames_kept: z.number().int(),
      frames: z.number().int(),
      fps: z.number(),
      width: z.number().int(),
      height: z.number().int(),
      /** Whether it kept sound; absent in clips that were cut before sound was kept. */
      has_audio: z.boolean().optional(),
    })
    .nullable(),
});
export type TakeSidecar = z.infer<typeof takeSidecar>;
export type ClipCut = NonNullable<TakeSidecar['clip']>;
