// What the commands do that belong to no panel.
import { useComputedColorScheme } from '@mantine/core';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { PanelName } from '#shared/model/project-view.ts';
import { type CommandHandlers, useCommands } from '../commands/use-commands.ts';
import { useDockOpen } from '../dock/use-dock-open.ts';
import type { Stores } from './create-stores.ts';
import { useOpenFolder } from './open-folder.ts';
import { blocksStart } from './preflight-words.ts';
import { isActive } from './run-store.ts';
import { focusNewestToast, showToast } from './show-toast.tsx';
import { useApp, useProject, useRun, useStores, useStoryboard } from './stores-context.ts';

/** Mounted before the panel, so that what a panel offers itself comes first. */
export function FrameCommands() {
  useCommands({ ...usePanelCommands(), ...useProjectCommands(), ...useRunCommands(), ...useFrameCommands() });
  return null;
}

function usePanelCommands(): CommandHandlers {
  const { app } = useStores();
  const show = (panel: PanelName) => () => app.getState().show(panel);
  return {
    'panel.project': show('project'),
    'panel.storyboard': show('storyboard'),
    'panel.plan': show('plan'),
    'panel.generate': show('generate'),
    'panel.player': show('player'),
    'panel.settings': show('settings'),
  };
}

function useProjectCommands(): CommandHandlers {
  const stores = useStores();
  const { project, drafts, exportDialog } = stores;
  const isOpen = useProject(({ view }) => view !== null);
  const hasShots = useProject(({ view }) => (view?.storyboard?.shots.length ?? 0) > 0);
  const canRedo = useProject(({ view }) => view?.redoLabel != null);
  const canUndo = useProject(({ view }) => view?.undoLabel != null);
  const isTyped = useStore(drafts.state, ({ save }) => save.kind !== 'saved');
  const openFolder = useOpenFolder();
  return {
    'project.open': openFolder,
    'project.close': isOpen ? () => void closeProject(stores) : undefined,
    'project.save': isOpen ? () => void saveNow(drafts) : undefined,
    'project.export': hasShots ? () => exportDialog.getState().open() : undefined,
    'edit.undo': canUndo || isTyped ? () => void drafts.flush().then(project.getState().undo) : undefined,
    'edit.redo': canRedo ? () => void drafts.flush().then(project.getState().redo) : undefined,
  };
}

async function closeProject({ project, drafts }: Stores): Promise<void> {
  if (await drafts.flush()) await project.getState().close();
}

/** Everything saves itself; who presses the key out of habit is told so. */
async function saveNow(drafts: Stores['drafts']): Promise<void> {
  if (await drafts.flush()) showToast({ tone: 'success', title: say`Everything is saved.` });
}

function useRunCommands(): CommandHandlers {
  const stores = useStores();
  const { run } = stores;
  const hasPlan = useStore(stores.plan, ({ view }) => view !== null);
  const state = useRun(({ head }) => head?.state);
  const active = useRun(({ head }) => isActive(head));
  const failed = useRun(({ head }) => (head?.failed ?? 0) > 0 && head?.state !== 'stopping');
  const hasSelected = useStoryboard(({ chosen }) => chosen.ids.size > 0);
  return {
    'run.startSelected': hasPlan && hasSelected ? () => void startSelected(stores) : undefined,
    'run.start': hasPlan ? () => startOrResume(stores) : undefined,
    'run.pause':
      state === 'running' ? () => void run.getState().pause({ when: 'after-segment', freeMemory: false }) : undefined,
    'run.stop': active && state !== 'stopping' ? () => run.getState().askToStop() : undefined,
    'run.retry': failed ? () => void run.getState().retry(null) : undefined,
  };
}

/** Goes on with a paused run, starts where there is none; the Generate panel shows what came of it. */
function startOrResume({ app, run, preflight }: Stores): void {
  const { head, asking, resume, render } = run.getState();
  if (asking !== null) return;
  if (head?.state === 'paused' || head?.state === 'pausing') void resume();
  else if (!isActive(head) && !blocksStart(preflight.getState())) void render({ shotIds: null, segmentKeys: null });
  app.getState().show('generate');
}

/** Those ticked in the queue while it is shown, else those chosen in the storyboard. */
async function startSelected({ app, run, generate, storyboard }: Stores): Promise<void> {
  const { chosenShotIds } = generate.getState();
  const ofQueue = app.getState().panel === 'generate' && chosenShotIds.size > 0;
  const shotIds = [...(ofQueue ? chosenShotIds : storyboard.getState().chosen.ids)];
  app.getState().show('generate');
  if (run.getState().asking === null) await run.getState().render({ shotIds, segmentKeys: null });
}

function useFrameCommands(): CommandHandlers {
  const { app } = useStores();
  const [dockOpen, setDockOpen] = useDockOpen();
  const hasDock = useApp(({ panel }) => panel !== 'generate');
  const isOpen = useProject(({ view }) => view !== null);
  const scheme = useComputedColorScheme('dark');
  return {
    'app.toggleDock': hasDock && isOpen ? () => setDockOpen(!dockOpen) : undefined,
    'app.toggleAppearance': () => {
      void app.getState().changeSettings({ appearance: scheme === 'dark' ? 'light' : 'dark' });
    },
    'app.notices': focusNewestToast,
  };
}
