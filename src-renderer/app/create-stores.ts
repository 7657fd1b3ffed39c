// The page's composition root: every store, in the order in which they need each other.
import type { StudioClient } from '#shared/contract/studio-client.ts';
import { readEmbeddedGraph } from '#shared/embedded-graph/read-embedded-graph.ts';
import type { StudioSettings } from '#shared/model/settings.ts';
import { type CommandStore, createCommandStore } from '../commands/command-store.ts';
import { type ConnectStore, createConnectStore } from '../connect/connect-store.ts';
import { type AdviceStore, createAdviceStore } from '../engines/advice-store.ts';
import { createExportDialogStore, type ExportDialogStore } from '../film/export-dialog-store.ts';
import { createExportStore, type ExportStore } from '../film/export-store.ts';
import { createFilmStore, type FilmStore } from '../film/film-store.ts';
import { createSeamsStore, type SeamsStore } from '../film/seams-store.ts';
import { createFolderStore, type FolderStore } from '../folders/folder-store.ts';
import { createGenerateStore, type GenerateStore } from '../generate/generate-store.ts';
import { createPreviewStore, type PreviewStore } from '../generate/preview-store.ts';
import { createPlanScreenStore, type PlanScreenStore } from '../plan/plan-screen-store.ts';
import { createPlayerStore, type PlayerStore } from '../player/player-store.ts';
import { createImportStore, type ImportStore } from '../project/import-store.ts';
import { createNewProjectStore, type NewProjectStore } from '../project/new-project-store.ts';
import { ShotDrafts } from '../storyboard/shot-draft-store.ts';
import { createStoryboardStore, type StoryboardStore } from '../storyboard/storyboard-store.ts';
import { createModelsStore, type ModelsStore } from '../workflows/models-store.ts';
import {
  createWorkflowDialogStore,
  type GraphReader,
  type WorkflowDialogStore,
} from '../workflows/workflow-dialog-store.ts';
import { type AppStore, createAppStore } from './app-store.ts';
import { createPlanStore, type PlanStore } from './plan-store.ts';
import { createPreflightStore, type PreflightStore } from './preflight-store.ts';
import { createProjectStore, type ProjectStore, type Report } from './project-store.ts';
import { createRenderAgainStore, type RenderAgainStore } from './render-again-store.ts';
import { createRunStore, isActive, type RunStore } from './run-store.ts';
import { createServerStore, type ServerStore } from './server-store.ts';

export interface Stores {
  readonly studio: StudioClient;
  readonly report: Report;
  readonly commands: CommandStore;
  readonly app: AppStore;
  readonly folders: FolderStore;
  readonly project: ProjectStore;
  readonly plan: PlanStore;
  readonly run: RunStore;
  readonly renderAgain: RenderAgainStore;
  readonly drafts: ShotDrafts;
  readonly storyboard: StoryboardStore;
  readonly planScreen: PlanScreenStore;
  readonly generate: GenerateStore;
  readonly previews: PreviewStore;
  readonly player: PlayerStore;
  readonly film: FilmStore;
  readonly seams: SeamsStore;
  readonly exports: ExportStore;
  readonly exportDialog: ExportDialogStore;
  readonly servers: ServerStore;
  readonly preflight: PreflightStore;
  readonly models: ModelsStore;
  readonly workflowDialog: WorkflowDialogStore;
  readonly connect: ConnectStore;
  readonly advice: AdviceStore;
  readonly newProject: NewProjectStore;
  readonly imports: ImportStore;
}

export function createStores(studio: StudioClient, report: Report, readGraph: GraphReader = readEmbeddedGraph): Stores {
  const project = createProjectStore(studio, report);
  const drafts = new ShotDrafts(project, report);
  const run = createRunStore(studio, report, () => drafts.flush());
  const exports = createExportStore(studio, report, () => drafts.flush());
  const app = createAppStore(studio, report);
  const stores: Stores = {
    studio,
    report,
    commands: createCommandStore(),
    app,
    folders: createFolderStore(studio, report, app),
    project,
    plan: createPlanStore(studio),
    run,
    renderAgain: createRenderAgainStore(run),
    drafts,
    storyboard: createStoryboardStore(app, project),
    planScreen: createPlanScreenStore(),
    generate: createGenerateStore(),
    previews: createPreviewStore(studio, run),
    player: createPlayerStore(),
    film: createFilmStore(studio),
    seams: createSeamsStore(studio, project),
    exports,
    exportDialog: createExportDialogStore(exports),
    servers: createServerStore(studio, report),
    preflight: createPreflightStore(studio, { isRunActive: () => isActive(run.getState().head) }),
    models: createModelsStore(studio),
    workflowDialog: createWorkflowDialogStore(studio, readGraph),
    connect: createConnectStore(studio, app, project),
    advice: createAdviceStore(studio),
    newProject: createNewProjectStore(studio, app, project),
    imports: createImportStore(studio, app),
  };
  followProject(stores);
  followChanges(stores);
  followConnection(stores);
  return stores;
}

/** Another project, or none: the plan, the run and the screen follow. */
function followProject(stores: Stores): void {
  const { project, app, plan, run, renderAgain, generate, player, film, seams, exports, preflight, models } = stores;
  project.subscribe(({ view }, before) => {
    if (view?.folderPath === before.view?.folderPath) return;
    stores.planScreen.getState().clear();
    generate.getState().clear();
    player.getState().clear();
    plan.getState().clear();
    run.getState().clear();
    renderAgain.getState().close();
    film.getState().clear();
    seams.getState().clear();
    exports.getState().clear();
    stores.exportDialog.getState().clear();
    stores.advice.getState().close();
    preflight.getState().clear();
    models.getState().clear();
    app.getState().followScreen(view?.screen ?? null);
    if (!view) return;
    void plan.getState().build();
    void film.getState().build();
    seams.getState().touch();
    void run.getState().refetch();
    void exports.getState().refetch();
  });
}

/** Whatever a check looks at: documents, settings, workflows, and what a run made of the disk. */
function followChanges({ studio, app, run, preflight, models, servers }: Stores): void {
  const touch = () => preflight.getState().touch();
  studio.on('plan.changed', touch);
  studio.on('workflows.changed', () => {
    touch();
    void app.getState().refetchEngines();
  });
  app.subscribe(({ settings }, before) => {
    if (settings?.servers !== before.settings?.servers) servers.getState().follow(settings?.servers ?? []);
    if (before.settings !== null && settings !== null && concernsRendering(settings, before.settings)) {
      touch();
      void app.getState().refetchEngines();
    }
  });
  run.subscribe(({ head }, before) => {
    if (isActive(before.head) && !isActive(head)) touch();
  });
  // Asked again by hand: what the server says now may be other than what the last check heard.
  models.subscribe(({ report }, before) => {
    if (before.report !== null && report !== null && report !== before.report) touch();
  });
  servers.subscribe(({ statuses }, before) => {
    const isAnew = Object.entries(statuses).some(
      ([url, status]) => before.statuses[url] && before.statuses[url] !== status,
    );
    if (isAnew) touch();
  });
}

/** Not how the page looks, and in which language. */
const concernsRendering = (now: StudioSettings, before: StudioSettings): boolean =>
  now.servers !== before.servers ||
  now.wan !== before.wan ||
  now.engines !== before.engines ||
  now.restartCommands !== before.restartCommands ||
  now.ffmpegPath !== before.ffmpegPath ||
  now.workflowFolders !== before.workflowFolders ||
  now.comfyRoot !== before.comfyRoot;

/**
 * Listens first, then asks: what is asked for before events arrive could be out of date unnoticed. Where they do not
 * arrive, the page is filled all the same and says so. After every loss everything is asked for again.
 */
function followConnection({ studio, app, project, plan, run, film, seams, exports }: Stores): void {
  const refetchProject = () => {
    void project.getState().refetch();
    if (!project.getState().view) return;
    void plan.getState().build();
    void film.getState().build();
    seams.getState().touch();
    void run.getState().refetch();
    void exports.getState().refetch();
  };
  const refetch = () => {
    void app.getState().refetch();
    refetchProject();
  };
  // What the studio says of the project it says in its language.
  app.subscribe(({ info }, before) => {
    if (before.info !== null && info?.language !== before.info.language) refetchProject();
  });
  const withoutEvents = setTimeout(() => {
    app.setState({ connected: false });
    refetch();
  }, PATIENCE_MS);
  let connectedBefore = false;
  studio.onConnection((connected) => {
    if (!connected && !connectedBefore) return;
    connectedBefore = true;
    clearTimeout(withoutEvents);
    app.setState({ connected });
    if (connected) refetch();
  });
}

const PATIENCE_MS = 1_500;
