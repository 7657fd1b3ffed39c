// The panels, each a chunk of its own that is fetched when it is first shown, or before that while nothing else is to do.
import { type ComponentType, lazy } from 'react';
import type { PanelName } from '#shared/model/project-view.ts';

type Load = () => Promise<{ readonly default: ComponentType }>;

const LOADS: Readonly<Record<PanelName, Load>> = {
  project: async () => ({ default: (await import('../project/project-panel.tsx')).ProjectPanel }),
  storyboard: async () => ({ default: (await import('../storyboard/storyboard-panel.tsx')).StoryboardPanel }),
  plan: async () => ({ default: (await import('../plan/plan-panel.tsx')).PlanPanel }),
  generate: async () => ({ default: (await import('../generate/generate-panel.tsx')).GeneratePanel }),
  player: async () => ({ default: (await import('../player/player-panel.tsx')).PlayerPanel }),
  settings: async () => ({ default: (await import('../settings/settings-panel.tsx')).SettingsPanel }),
};

export const PANEL_CHUNKS: Readonly<Record<PanelName, ComponentType>> = {
  project: lazy(LOADS.project),
  storyboard: lazy(LOADS.storyboard),
  plan: lazy(LOADS.plan),
  generate: lazy(LOADS.generate),
  player: lazy(LOADS.player),
  settings: lazy(LOADS.settings),
};

/** In the order in which a film is made. */
const LIKELY_NEXT: readonly PanelName[] = ['storyboard', 'generate', 'plan', 'player', 'project', 'settings'];

/** One after the other, whenever the page rests. Returns its own undo. */
export function fetchPanelsWhenIdle(): () => void {
  let over = false;
  const fetchNext = async ([next, ...rest]: readonly PanelName[]) => {
    if (next === undefined || over) return;
    await idle();
    // A panel that cannot be fetched says so when it is opened.
    await LOADS[next]().catch(() => undefined);
    await fetchNext(rest);
  };
  void fetchNext(LIKELY_NEXT);
  return () => {
    over = true;
  };
}

const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in window) requestIdleCallback(resolve, { timeout: 2_000 });
    else setTimeout(resolve, 200);
  });
