// What belongs to the whole page: which panel, which shot, the studio's host, its settings, engines and workflows.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppInfo } from '#shared/contract/shapes.ts';
import type { RequestInput, RequestOutput, StudioClient } from '#shared/contract/studio-client.ts';
import type { PanelName, ProjectView } from '#shared/model/project-view.ts';
import type { StudioSettings } from '#shared/model/settings.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import type { Report } from './project-store.ts';

export type EngineSummary = RequestOutput<'engines.list'>[number];

export interface AppState {
  readonly panel: PanelName;
  readonly selectedShotId: string | null;
  readonly info: AppInfo | null;
  readonly settings: StudioSettings | null;
  readonly engines: readonly EngineSummary[];
  readonly workflows: readonly WorkflowSummary[];
  readonly connected: boolean;
  /** false until the studio was asked for the first time, whatever came of it. */
  readonly answered: boolean;
  /** true: the host no longer knows this page; only opening it anew helps. */
  readonly sessionOver: boolean;
  refetch(): Promise<void>;
  /** Whether an engine is set up hangs on settings, servers, workflows and tokens. */
  refetchEngines(): Promise<void>;
  show(panel: PanelName): void;
  selectShot(shotId: string | null): void;
  /** The field of the selected shot that somebody was sent to, by its name in the file; null: none, or it has been reached. */
  readonly wantedField: string | null;
  /** All at once: from a problem to the shot, and the field of it, where it is mended. */
  showShot(shotId: string, field?: string | null): void;
  /** The field was reached, or is not on the screen. */
  reachField(): void;
  changeSettings(patch: RequestInput<'settings.change'>): Promise<boolean>;
  /** Whether a run may use the restart command of this server by itself. */
  allowRestart(url: string, byItself: boolean): Promise<void>;
  rescanWorkflows(): Promise<void>;
  /** Takes up what the screen showed last in this project. */
  followScreen(screen: ProjectView['screen'] | null): void;
}

export type AppStore = StoreApi<AppState>;

const REMEMBER_PAUSE_MS = 400;

/** Parts that did not change stay the same objects: a handle that was dragged must not look like another list of servers. */
function withWhatStays(before: StudioSettings | null, after: StudioSettings): StudioSettings {
  const kept = Object.entries(before ?? {}).filter(
    ([name, value]) => JSON.stringify(value) === JSON.stringify(after[name as keyof StudioSettings]),
  );
  return { ...after, ...Object.fromEntries(kept) };
}

export function createAppStore(studio: StudioClient, report: Report): AppStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const store = createStore<AppState>()((set, get) => {
    // What the screen showed is a convenience: failing to store it must not disturb anybody.
    const rememberSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { panel, selectedShotId } = get();
        // The settings belong to no project: it opens where its own work was.
        void studio.call('screen.remember', { ...(panel !== 'settings' && { panel }), selectedShotId });
      }, REMEMBER_PAUSE_MS);
    };
    const choose = (chosen: Partial<Pick<AppState, 'panel' | 'selectedShotId' | 'wantedField'>>) => {
      set(chosen);
      rememberSoon();
    };
    return {
      panel: 'project',
      selectedShotId: null,
      info: null,
      settings: null,
      engines: [],
      workflows: [],
      connected: true,
      answered: false,
      sessionOver: false,
      wantedField: null,
      refetch: () => fetchFacts(studio, report, set, get),
      async refetchEngines() {
        const answer = await studio.call('engines.list', {});
        // What is shown until then was true a moment ago.
        if (answer.ok) set({ engines: answer.value });
      },
      show: (panel) => choose({ panel }),
      selectShot: (selectedShotId) => choose({ selectedShotId }),
      showShot: (selectedShotId, wantedField = null) => choose({ panel: 'storyboard', selectedShotId, wantedField }),
      reachField: () => set({ wantedField: null }),
      async changeSettings(patch) {
        const answer = await studio.call('settings.change', patch);
        if (answer.ok) set({ settings: withWhatStays(get().settings, answer.value) });
        else report(answer.error);
        // Which language the system's is only the studio knows; it names engines and workflows in it, too.
        if (answer.ok && patch.language !== undefined) await get().refetch();
        return answer.ok;
      },
      async allowRestart(url, byItself) {
        const answer = await studio.call('servers.allowRestart', { url, byItself });
        if (answer.ok) set({ settings: withWhatStays(get().settings, answer.value) });
        else report(answer.error);
      },
      async rescanWorkflows() {
        const answer = await studio.call('workflows.rescan', {});
        if (answer.ok) set({ workflows: answer.value });
        else report(answer.error);
      },
      followScreen(screen) {
        clearTimeout(timer);
        if (!screen) return set({ panel: 'project', selectedShotId: null });
        set({ panel: screen.panel ?? 'storyboard', selectedShotId: screen.selectedShotId });
      },
    };
  });
  studio.on('workflows.changed', (workflows) => store.setState({ workflows }));
  // Another page's change is everybody's; another language is another answer to everything that is asked here.
  studio.on('settings.changed', (changed) => {
    const before = store.getState().settings;
    store.setState({ settings: withWhatStays(before, changed) });
    if (before !== null && before.language !== changed.language) void store.getState().refetch();
  });
  return store;
}

/** What the page must know whatever is open. */
async function fetchFacts(
  studio: StudioClient,
  report: Report,
  set: AppStore['setState'],
  get: AppStore['getState'],
): Promise<void> {
  const [info, settings, engines, workflows] = await Promise.all([
    studio.call('app.info', {}),
    studio.call('settings.get', {}),
    studio.call('engines.list', {}),
    studio.call('workflows.list', {}),
  ]);
  set({
    answered: true,
    ...(info.ok && { info: info.value }),
    ...(settings.ok && { settings: withWhatStays(get().settings, settings.value) }),
    ...(engines.ok && { engines: engines.value }),
    ...(workflows.ok && { workflows: workflows.value }),
  });
  const failed = [info, settings, engines, workflows].find((answer) => !answer.ok);
  if (failed && !failed.ok) report(failed.error);
}
