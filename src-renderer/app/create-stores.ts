// The page's composition root: every store, in the order in which they need each other.
import type { StudioClient } from '#shared/contract/studio-client.ts';
import { createGenerateStore, type GenerateStore } from '../generate/generate-store.ts';
import { createPlayerStore, type PlayerStore } from '../player/player-store.ts';
import { ShotDrafts } from '../storyboard/shot-draft-store.ts';
import { type AppStore, createAppStore } from './app-store.ts';
import { createPlanStore, type PlanStore } from './plan-store.ts';
import { createProjectStore, type ProjectStore, type Report } from './project-store.ts';
import { createRunStore, type RunStore } from './run-store.ts';

export interface Stores {
  readonly studio: StudioClient;
  readonly report: Report;
  readonly app: AppStore;
  readonly project: ProjectStore;
  readonly plan: PlanStore;
  readonly run: RunStore;
  readonly drafts: ShotDrafts;
  readonly generate: GenerateStore;
  readonly player: PlayerStore;
}

export function createStores(studio: StudioClient, report: Report): Stores {
  const project = createProjectStore(studio, report);
  const drafts = new ShotDrafts(project, report);
  const stores: Stores = {
    studio,
    report,
    app: createAppStore(studio, report),
    project,
    plan: createPlanStore(studio),
    run: createRunStore(studio, report, () => drafts.flush()),
    drafts,
    generate: createGenerateStore(),
    player: createPlayerStore(),
  };
  followProject(stores);
  followConnection(stores);
  return stores;
}

/** Another project, or none: the plan, the run and the screen follow. */
function followProject({ project, app, plan, run, generate, player }: Stores): void {
  project.subscribe(({ view }, before) => {
    if (view?.folderPath === before.view?.folderPath) return;
    generate.getState().clear();
    player.getState().clear();
    plan.getState().clear();
    run.getState().clear();
    app.getState().followScreen(view?.screen ?? null);
    if (!view) return;
    void plan.getState().build();
    void run.getState().refetch();
  });
}

/**
 * Listens first, then asks: what is asked for before events arrive could be out of date unnoticed. Where they do not
 * arrive, the page is filled all the same and says so. After every loss everything is asked for again.
 */
function followConnection({ studio, app, project, plan, run }: Stores): void {
  const refetch = () => {
    void app.getState().refetch();
    void project.getState().refetch();
    if (!project.getState().view) return;
    void plan.getState().build();
    void run.getState().refetch();
  };
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
