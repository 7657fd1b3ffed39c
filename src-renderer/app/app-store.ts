// What belongs to the whole page: which panel, which shot, the studio's host, its settings, engines and workflows.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { AppInfo } from '#shared/contract/studio-api.ts';
import type { RequestOutput, StudioClient } from '#shared/contract/studio-client.ts';
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
  /** true: the host no longer knows this page; only opening it anew helps. */
  readonly sessionOver: boolean;
  refetch(): Promise<void>;
  show(panel: PanelName): void;
  selectShot(shotId: string | null): void;
  /** Both at once: from a problem to the shot where it is mended. */
  showShot(shotId: string): void;
  changeSettings(patch: Partial<StudioSettings>): Promise<boolean>;
  /** Whether a run may use the restart command of this server by itself. */
  allowRestart(url: string, byItself: boolean): Promise<void>;
  rescanWorkflows(): Promise<void>;
  /** Takes up what the screen showed last in this project. */
  followScreen(screen: ProjectView['screen'] | null): void;
}

export type AppStore = StoreApi<AppState>;

const REMEMBER_PAUSE_MS = 400;

export function createAppStore(studio: StudioClient, report: Report): AppStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const store = createStore<AppState>()((set, get) => {
    // What the screen showed is a convenience: failing to store it must not disturb anybody.
    const rememberSoon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => {
        const { panel, selectedShotId } = get();
        void studio.call('screen.remember', { panel, selectedShotId });
      }, REMEMBER_PAUSE_MS);
    };
    const choose = (chosen: Partial<Pick<AppState, 'panel' | 'selectedShotId'>>) => {
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
      sessionOver: false,
      async refetch() {
        const [info, settings, engines, workflows] = await Promise.all([
          studio.call('app.info', {}),
          studio.call('settings.get', {}),
          studio.call('engines.list', {}),
          studio.call('workflows.list', {}),
        ]);
        if (info.ok) set({ info: info.value });
        if (settings.ok) set({ settings: settings.value });
        if (engines.ok) set({ engines: engines.value });
        if (workflows.ok) set({ workflows: workflows.value });
        const failed = [info, settings, engines, workflows].find((answer) => !answer.ok);
        if (failed && !failed.ok) report(failed.error);
      },
      show: (panel) => choose({ panel }),
      selectShot: (selectedShotId) => choose({ selectedShotId }),
      showShot: (selectedShotId) => choose({ panel: 'storyboard', selectedShotId }),
      async changeSettings(patch) {
        const answer = await studio.call('settings.change', patch);
        if (answer.ok) set({ settings: answer.value });
        else report(answer.error);
        return answer.ok;
      },
      async allowRestart(url, byItself) {
        const answer = await studio.call('servers.allowRestart', { url, byItself });
        if (answer.ok) set({ settings: answer.value });
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
        // The settings have no panel of their own yet: they stand in the project's.
        const panel = screen.panel === 'settings' ? 'project' : (screen.panel ?? 'storyboard');
        set({ panel, selectedShotId: screen.selectedShotId });
      },
    };
  });
  studio.on('workflows.changed', (workflows) => store.setState({ workflows }));
  return store;
}
