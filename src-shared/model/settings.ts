// What settings.json in the app's own folder holds.
import { z } from 'zod/v4';

export const restartCommand = z.object({
  /** Given to the system's shell. */
  command: z.string().min(1),
  /** A run may use it without asking. */
  byItself: z.boolean(),
});
export type RestartCommand = z.infer<typeof restartCommand>;

export const studioSettings = z.object({
  /** ComfyUI base URLs such as http://127.0.0.1:8188; a run uses all of them. */
  servers: z.array(z.url({ protocol: /^https?$/ })),
  /** By server URL: what starts it again when its worker is dead. Commands are set in this file or on the command line, never by a page. */
  restartCommands: z.record(z.string(), restartCommand),
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
  restartCommands: {},
  ffmpegPath: null,
  workflowFolders: [],
  comfyRoot: null,
  appearance: 'system',
};
