// Shapes that only the contract has: what a request is given or answers beside the models.
import { z } from 'zod/v4';
import { LANGUAGES } from '../i18n/languages.ts';
import { settingOverride } from '../model/settings.ts';
import { segmentStanding, videoPlan } from '../model/video-plan.ts';
import { studioErrorWire } from '../studio-error.ts';

export const appInfo = z.object({
  version: z.string(),
  host: z.enum(['electron', 'served', 'cli']),
  /** true: `folders.pick` opens the system's dialog; false: the page browses with `folders.list`. */
  hasFolderDialog: z.boolean(),
  ffmpeg: z.object({ path: z.string(), version: z.string(), source: z.string() }).nullable(),
  /** Where `project.createSample` puts the sample when no folder is given. */
  sampleFolderPath: z.string(),
  /** Where a new project is offered to be made. */
  projectsFolderPath: z.string(),
  /** The app's own folder: settings, recent projects, imported workflows. */
  appDataPath: z.string(),
  /** What the studio speaks now: the settings' language, or the system's. */
  language: z.enum(LANGUAGES),
  /** true: `files.reveal` shows a file in the system's file manager. */
  canReveal: z.boolean(),
  /** Settings that this process takes from its environment; a page shows them and does not change them. */
  fromEnvironment: z.array(settingOverride),
});
export type AppInfo = z.infer<typeof appInfo>;

export const recentProject = z.object({
  folderPath: z.string(),
  name: z.string(),
  openedAtIso: z.string(),
  /** false: the folder is gone or not mounted. */
  present: z.boolean(),
});
export type RecentProject = z.infer<typeof recentProject>;

export const folderListing = z.object({
  folderPath: z.string(),
  parentPath: z.string().nullable(),
  folders: z.array(z.object({ name: z.string(), path: z.string(), isProject: z.boolean() })),
});
export type FolderListing = z.infer<typeof folderListing>;

/** A picture that a shot could start from. */
export const keyframeVariant = z.object({
  /** Relative to the project folder; also the path for the media route. */
  filePath: z.string(),
  /** "v2" of `<filename_base>_v2.png`; the file's name where it has none. */
  name: z.string(),
  chosen: z.boolean(),
});
export type KeyframeVariant = z.infer<typeof keyframeVariant>;

export const planView = z.object({
  plan: videoPlan,
  /** By segment key. */
  standings: z.record(z.string(), segmentStanding),
  /** Of the project; shots may name others. */
  engineName: z.string(),
  /** Of every engine and model of the plan, by `<engine> <workflow file or model>`, the latter empty where there is none. */
  engineNames: z.record(z.string(), z.string()),
  /** Of what would be rendered; null: nothing is to be paid. `unknown` segments have no known price. */
  cost: z.object({ estimate: z.number(), currency: z.literal('USD'), unknown: z.number().int() }).nullable(),
  /** By segment key, seconds on the server for those that would be rendered, from measured history; absent: nothing comparable is known. */
  estimates: z.record(z.string(), z.object({ seconds: z.number(), basis: z.string() })),
});
export type PlanView = z.infer<typeof planView>;

export const serverStatus = z.object({
  url: z.string(),
  reachable: z.boolean(),
  version: z.string().nullable(),
  device: z.string().nullable(),
  /** With its `+cuNNN` tail. */
  pytorchVersion: z.string().nullable(),
  vramTotalBytes: z.number().nullable(),
  vramFreeBytes: z.number().nullable(),
  /** Anybody's jobs on it, running and waiting. */
  queueRemaining: z.number().nullable(),
  /** Of these, jobs that are not this studio's. */
  othersQueued: z.number().nullable(),
  /** Whether it can render the open project: nodes, models, memory. null: no project is open, or it does not answer. */
  canRender: z.object({ able: z.boolean(), reasons: z.array(z.string()) }).nullable(),
  restart: z.object({ offered: z.boolean(), byItself: z.boolean() }),
  /** Whether the SageAttention variants can run there, and why not or why that is not known. */
  sageAttention: z.object({ usable: z.boolean().nullable(), reasons: z.array(z.string()) }),
  error: studioErrorWire.nullable(),
});
export type ServerStatus = z.infer<typeof serverStatus>;

/** What a test of one second gave. */
export const workflowTest = z.object({
  /** The rendered second as MP4, base64 without a data: head. */
  videoBase64: z.string(),
  frames: z.number(),
  framesPerSecond: z.number(),
  width: z.number(),
  height: z.number(),
  /** From sending it to having it. */
  seconds: z.number(),
});
export type WorkflowTest = z.infer<typeof workflowTest>;

/** What of the plan is to be rendered. */
export const runChoice = z.object({
  /** null: every shot. */
  shotIds: z.array(z.string()).nullable(),
  /** null: every segment of these shots; else only these `<shot_id>/<index>`. */
  segmentKeys: z.array(z.string()).nullable(),
  /**
   * Render the one named segment although it is up to date: with the seed it has or a new one; what follows in its chain is
   * rendered too, or keeps its takes.
   */
  again: z.object({ seed: z.enum(['same', 'new']), following: z.enum(['render', 'keep']) }).nullish(),
});
export type RunChoice = z.infer<typeof runChoice>;

/** Whether a server could render with one workflow: its light in a list of all of them. */
export const workflowReadiness = z.object({
  fileName: z.string(),
  title: z.string(),
  light: z.enum(['ready', 'missing', 'unknown']),
  /** In words: missing nodes, what could not be asked. */
  reasons: z.array(z.string()),
  missingFiles: z.array(
    z.object({
      /** As the workflow names it, such as `diffusion_models/wan.safetensors`. */
      file: z.string(),
      /** Where it belongs: ComfyUI's `models/…`, or the absolute folder where that is known. */
      folder: z.string(),
      /** Where its notes or sidecar say that it can be had. */
      url: z.string().nullable(),
    }),
  ),
});
export type WorkflowReadiness = z.infer<typeof workflowReadiness>;
