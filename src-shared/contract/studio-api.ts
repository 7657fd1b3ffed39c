// The one contract: every request and every event that crosses between a page (or script) and the studio.
// IPC, HTTP, preload and client types all derive from these two objects.
import { z } from 'zod/v4';
import { adviceWish, engineInfo, modelAdvice, secretState } from '../model/engine-info.ts';
import { exportRequest, exportView } from '../model/export.ts';
import { filmView } from '../model/film.ts';
import { logTail, planDifference, runRecord, runSummary } from '../model/history.ts';
import { modelReport } from '../model/model-report.ts';
import { preflightReport } from '../model/preflight.ts';
import { takeRating } from '../model/project.ts';
import { panelName, projectView } from '../model/project-view.ts';
import { runView } from '../model/run.ts';
import { seamsReport } from '../model/seam.ts';
import { engineSettings, layoutPatch, projectDefaults, studioSettings } from '../model/settings.ts';
import { importPreview, storyArc, storyPreview, storySource } from '../model/story.ts';
import { cleanupChoice, cleanupReport, segmentTakes, takesUsage } from '../model/takes-view.ts';
import { slotAddress, slotName, workflowInspection, workflowSummary } from '../model/workflow.ts';
import { editCommand } from './edit-command.ts';
import {
  appInfo,
  folderListing,
  keyframeVariant,
  planView,
  recentProject,
  runChoice,
  serverStatus,
  workflowReadiness,
  workflowTest,
} from './shapes.ts';

const nothing = z.object({});

const request = <I extends z.ZodType, O extends z.ZodType>(input: I, output: O) => ({ input, output });

export const studioRequests = {
  'app.info': request(nothing, appInfo),
  'folders.list': request(z.object({ folderPath: z.string().nullable() }), folderListing),
  /** A new, empty folder. */
  'folders.create': request(
    z.object({ parentPath: z.string().min(1), name: z.string().trim().min(1).max(120) }),
    z.object({ folderPath: z.string() }),
  ),
  'folders.pick': request(nothing, z.object({ folderPath: z.string().nullable() })),
  'project.open': request(z.object({ folderPath: z.string().min(1) }), projectView),
  'project.createSample': request(z.object({ folderPath: z.string().min(1).nullable() }), projectView),
  /** An empty project in a new or empty folder, with the defaults of the settings. */
  'project.create': request(z.object({ folderPath: z.string().min(1) }), projectView),
  /** What a story would become; nothing is written. */
  'story.preview': request(storySource, storyPreview),
  'story.arcs': request(nothing, z.array(storyArc)),
  /** A list of products: a project each, in folders of `parentPath`. */
  'project.createFromProducts': request(
    z.object({ parentPath: z.string().min(1), fileName: z.string().max(300), text: z.string().max(20_000_000) }),
    z.object({ folderPaths: z.array(z.string()), notes: z.array(z.string()) }),
  ),
  /** An older tool's pipeline_config.yaml or settings.json; project keys need an open project. */
  'import.preview': request(
    z.object({ fileName: z.string().max(300), text: z.string().max(2_000_000) }),
    importPreview,
  ),
  'import.apply': request(z.object({ fileName: z.string().max(300), text: z.string().max(2_000_000) }), importPreview),
  'project.createFromStory': request(z.object({ folderPath: z.string().min(1), source: storySource }), projectView),
  /** A small JPEG of what the project shows last; null: there is none. */
  'project.recentPicture': request(
    z.object({ folderPath: z.string() }),
    z.object({ jpegBase64: z.string().nullable() }),
  ),
  'project.current': request(nothing, projectView.nullable()),
  'project.close': request(nothing, nothing),
  'project.recent': request(nothing, z.array(recentProject)),
  'project.forgetRecent': request(z.object({ folderPath: z.string() }), z.array(recentProject)),
  'project.edit': request(z.object({ revision: z.number().int(), command: editCommand }), projectView),
  'project.undo': request(z.object({ revision: z.number().int() }), projectView),
  'project.redo': request(z.object({ revision: z.number().int() }), projectView),
  /** Reads the folder again; what differs on disk replaces what is shown. */
  'project.reload': request(nothing, projectView),
  'project.chooseStoryboard': request(z.object({ fileName: z.string() }), projectView),
  /** The pictures beside a shot's keyframe: `<filename_base>_v*` in the folders of keyframes, and the chosen one. */
  'keyframes.variants': request(z.object({ shotId: z.string() }), z.array(keyframeVariant)),
  /**
   * Takes a picture into `selected/` as the shot's next variant and lets the shot start from it, or end on it. One step of
   * undo, which leaves the file there.
   */
  'keyframes.import': request(
    z.object({
      revision: z.number().int(),
      shotId: z.string(),
      role: z.enum(['start', 'end']),
      fileName: z.string().min(1).max(300),
      base64: z.string().max(140_000_000),
    }),
    projectView,
  ),
  /** Takes the length of a sound file as the shot's duration, and remembers the file. One step of undo. */
  'shots.followVoice': request(
    z.object({ revision: z.number().int(), shotId: z.string(), filePath: z.string().min(1) }),
    projectView,
  ),
  'screen.remember': request(
    z.object({ panel: panelName.optional(), selectedShotId: z.string().nullable().optional() }),
    nothing,
  ),
  'screen.forget': request(nothing, projectView),
  'plan.build': request(nothing, planView),
  /** Looks at server, nodes, models, pictures, disk and ffmpeg; starts nothing. */
  'preflight.check': request(nothing, preflightReport),
  /** What would be sent to the engine for one segment: the graph as it goes over the wire. */
  'plan.request': request(z.object({ segmentKey: z.string() }), z.object({ engineName: z.string(), body: z.json() })),
  /** What differs from what the newest run was started with. */
  'plan.sinceLastRun': request(nothing, planDifference),
  /** Newest first. */
  'runs.history': request(nothing, z.array(runSummary)),
  'runs.read': request(z.object({ runId: z.string() }), runRecord),
  /** The end of the open project's log, oldest line first. */
  'log.tail': request(z.object({ lines: z.number().int().min(1).max(5000) }), logTail),
  /** Of the disk that holds the open project; null: it could not be asked. */
  'disk.space': request(nothing, z.object({ freeBytes: z.number().nullable() })),
  /** Shows a file of the open project in the file manager; its path is relative to the project folder. */
  'files.reveal': request(z.object({ filePath: z.string().min(1) }), nothing),
  'run.start': request(runChoice, runView),
  /** To the queue of the open run, as the documents are now; what waits there already gets these newer settings. */
  'run.add': request(runChoice, runView),
  'run.pause': request(
    z.object({
      /** `now` takes what is being rendered back: it is rendered afresh later. */
      when: z.enum(['after-segment', 'now']),
      /** Also asks the servers to empty their graphics cards. */
      freeMemory: z.boolean(),
    }),
    runView,
  ),
  'run.resume': request(nothing, runView),
  'run.stop': request(nothing, runView),
  /** null: everything that failed. What is only blocked by it comes along. */
  'run.retry': request(z.object({ segmentKeys: z.array(z.string()).min(1).nullable() }), runView),
  /** Leaves a waiting or failed segment out of this run; what continues it is blocked unless it has an older take. */
  'run.skip': request(z.object({ segmentKey: z.string() }), runView),
  /** The shots in the order in which they should be rendered; those not named follow. */
  'run.reorder': request(z.object({ shotIds: z.array(z.string()).min(1) }), runView),
  /** Of the open run only; the settings keep their list. */
  'run.server': request(
    z.object({
      url: z.url({ protocol: /^https?$/ }),
      action: z.enum(['add', 'remove', 'pause', 'resume']),
    }),
    runView,
  ),
  'takes.list': request(z.object({ segmentKey: z.string() }), segmentTakes),
  /** Cuts the clip from this take; what follows in the chain becomes stale or is kept as it is. */
  'takes.activate': request(
    z.object({ segmentKey: z.string(), take: z.number().int(), following: z.enum(['render', 'keep']) }),
    segmentTakes,
  ),
  'takes.rate': request(
    z.object({ segmentKey: z.string(), take: z.number().int(), rating: takeRating.nullable() }),
    segmentTakes,
  ),
  /** Accepts a stale segment's active take as it is; `kept` false takes that back. */
  'takes.keep': request(z.object({ segmentKey: z.string(), kept: z.boolean() }), segmentTakes),
  /** Uses a take that is too short: the segment ends where it does, and the film becomes shorter. */
  'takes.acceptShort': request(z.object({ segmentKey: z.string(), take: z.number().int() }), segmentTakes),
  'takes.usage': request(nothing, takesUsage),
  /** `confirmed` false only tells what would go. */
  'takes.cleanup': request(z.object({ choice: cleanupChoice, confirmed: z.boolean() }), cleanupReport),
  'run.current': request(nothing, runView.nullable()),
  /** What the film would be now; quick, no picture is looked at. */
  'film.view': request(nothing, filmView),
  /** Every join inside the shots. What was not measured before is measured beside the work; `wait` answers when all are. */
  'seams.list': request(z.object({ wait: z.boolean() }), seamsReport),
  /** A second on both sides of a join as small films for the media route: as the takes are, and with the correction that is possible. */
  'seams.preview': request(
    z.object({ segmentKey: z.string() }),
    z.object({
      plain: z.string(),
      corrected: z.string().nullable(),
      joinFrame: z.number().int(),
      frames: z.number().int(),
    }),
  ),
  /** One export at a time; it goes on when its page is closed. */
  'export.start': request(exportRequest, exportView),
  'export.cancel': request(nothing, exportView.nullable()),
  /** The one that is being made, else the last one of this session. */
  'export.current': request(nothing, exportView.nullable()),
  /** Every workflow against one server, in their order. */
  'workflows.readiness': request(z.object({ url: z.url({ protocol: /^https?$/ }) }), z.array(workflowReadiness)),
  'workflows.list': request(nothing, z.array(workflowSummary)),
  'workflows.rescan': request(nothing, z.array(workflowSummary)),
  'workflows.inspect': request(z.object({ fileName: z.string() }), workflowInspection),
  /** Stores the user's choice for one slot; null takes it back. */
  'workflows.bind': request(
    z.object({ fileName: z.string(), slot: slotName, places: z.array(slotAddress).min(1).nullable() }),
    workflowInspection,
  ),
  /** Asks the server anew which model files it has. `fileName` null: the open project's workflow. */
  'workflows.models': request(z.object({ fileName: z.string().nullable() }), modelReport),
  /** A graph as text, in API or editor format; the page reads it out of pictures and videos itself. */
  'workflows.import': request(
    z.object({ name: z.string().min(1).max(200), text: z.string().max(20_000_000), replace: z.boolean() }),
    z.object({ inspection: workflowInspection, notes: z.array(z.string()) }),
  ),
  /** Takes an imported workflow out of the app's own folder; others are refused, with where their file lies. */
  'workflows.remove': request(z.object({ fileName: z.string() }), z.array(workflowSummary)),
  /** Renders one second with the workflow as it stands, on the project's server. */
  'workflows.test': request(z.object({ fileName: z.string() }), workflowTest),
  'workflows.stopTest': request(nothing, nothing),
  'settings.get': request(nothing, studioSettings),
  /** Not the path of ffmpeg, a restart command or Wan's folder: a page must not name programs to run. It stands in settings.json or LONGTAKE_FFMPEG. */
  'settings.change': request(
    studioSettings
      .omit({ ffmpegPath: true, restartCommands: true, wan: true })
      // Only what changes is named: two pages, and the environment, must not write each other's values.
      .extend({ layout: layoutPatch, defaults: projectDefaults.partial(), engines: engineSettings.partial() })
      .partial(),
    studioSettings,
  ),
  'servers.check': request(z.object({ url: z.url({ protocol: /^https?$/ }) }), serverStatus),
  /** Runs the restart command that the settings name for this server and waits until it answers again. */
  'servers.restart': request(z.object({ url: z.url({ protocol: /^https?$/ }) }), serverStatus),
  'servers.allowRestart': request(
    z.object({ url: z.url({ protocol: /^https?$/ }), byItself: z.boolean() }),
    studioSettings,
  ),
  /** Every engine with its models, whether it is set up or not. */
  'engines.list': request(nothing, z.array(engineInfo)),
  /** Reads the schemas of Replicate's models anew; without a network the stored ones stay, and that is the error. */
  'engines.refresh': request(nothing, z.array(engineInfo)),
  /** Which models could render the open project, the fitting ones first. */
  'engines.advise': request(adviceWish, z.array(modelAdvice)),
  'secrets.state': request(nothing, z.array(secretState)),
  /** Never answered, never logged. */
  'secrets.set': request(
    z.object({ name: secretState.shape.name, value: z.string().trim().min(1).max(500) }),
    z.array(secretState),
  ),
  'secrets.clear': request(z.object({ name: secretState.shape.name }), z.array(secretState)),
} as const;

export const studioEvents = {
  /** The documents or the folder changed; null: the project was closed. */
  'project.changed': projectView.nullable(),
  /** Takes, documents or settings changed so that a plan built before is out of date. */
  'plan.changed': nothing,
  /** The run as it stands, at most a few times a second. */
  'run.changed': runView,
  /** A picture of what is being rendered, base64 without a data: head. */
  'run.preview': z.object({ segmentKey: z.string(), mime: z.string(), base64: z.string() }),
  /** A join was measured, or what is known of them is out of date. */
  'seams.changed': nothing,
  'export.changed': exportView,
  /** By any page; every page shows and speaks what is said here. */
  'settings.changed': studioSettings,
  /** A workflow folder changed. */
  'workflows.changed': z.array(workflowSummary),
  /** How far a test of one second is; null fraction: it cannot be known now. */
  'workflows.testing': z.object({ fileName: z.string(), fraction: z.number().nullable(), activity: z.string() }),
  /** Something worth a toast. */
  notice: z.object({ severity: z.enum(['info', 'success', 'warning', 'problem']), message: z.string() }),
} as const;
