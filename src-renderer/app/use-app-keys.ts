// The keys that work in every panel.
import { useEffect } from 'react';
import { isTyping } from '../ui/is-typing.ts';
import type { Stores } from './create-stores.ts';
import { PANELS } from './panels.ts';
import { blocksStart } from './preflight-words.ts';
import { isActive } from './run-store.ts';
import { useStores } from './stores-context.ts';

type KeyPress = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>;

/** What this key press does; null: nothing here. `typing`: single keys, and Ctrl+Z, belong to the text being typed. */
export function keyAction(event: KeyPress, stores: Stores, typing = false): (() => void) | null {
  const command = event.ctrlKey || event.metaKey;
  if (command && !event.altKey && !event.shiftKey) {
    if (event.key === 'Enter') return () => startOrResume(stores);
    if (event.key === '.') return () => stores.run.getState().askToStop();
    if (event.key.toLowerCase() === 'e' && hasShots(stores)) return () => stores.exportDialog.getState().open();
  }
  if (typing) return null;
  const { app, project, drafts } = stores;
  if (command && event.key.toLowerCase() === 'z' && !event.altKey) {
    const step = event.shiftKey ? project.getState().redo : project.getState().undo;
    return () => void drafts.flush().then(step);
  }
  if (command || event.altKey || event.shiftKey) return null;
  const panel = PANELS[Number(event.key) - 1];
  return panel ? () => app.getState().show(panel.name) : null;
}

/** Goes on with a paused run, starts where there is none; the Generate panel shows what came of it. */
function startOrResume({ app, plan, run, preflight }: Stores): void {
  const { head, asking, resume, render } = run.getState();
  if (asking !== null || !plan.getState().view) return;
  if (head?.state === 'paused' || head?.state === 'pausing') void resume();
  else if (!isActive(head) && !blocksStart(preflight.getState())) void render({ shotIds: null, segmentKeys: null });
  app.getState().show('generate');
}

const hasShots = ({ project }: Stores): boolean => (project.getState().view?.storyboard?.shots.length ?? 0) > 0;

export function useAppKeys(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || isInDialog(event.target)) return;
      const act = keyAction(event, stores, isTyping(event.target));
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [stores]);
}

/** An open dialog or menu has the keys to itself. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null;
