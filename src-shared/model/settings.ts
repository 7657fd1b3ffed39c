// What settings.json in the app's own folder holds.
import { z } from 'zod/v4';

export const studioSettings = z.object({
  /** ComfyUI base URLs such as http://127.0.0.1:8188, the first is used. */
  servers: z.array(z.url({ protocol: /^https?$/ })),
  /** Path of an ffmpeg to use before all others; null: look for one. */
  ffmpegPath: z.string().nullable(),
  /** Folders with the user's own gcv_* workflows. */
  workflowFolders: z.array(z.string()),
  /** ComfyUI's own folder where it is on this machine: its model files are then checked on disk. null: not known. */
  comfyRoot: z.string().nullable(),
  appearance: z.enum(['system', 'dark', 'light']),
});
export type StudioSettings = z.infer<typeof studioSettings>;

export const DEFAULT_SETTINGS: StudioSettings = {
  servers: [],
  ffmpegPath: null,
  workflowFolders: [],
  comfyRoot: null,
  appearance: 'system',
};
