// The keys that work in every panel.
import { useEffect } from 'react';
import { isTyping } from '../ui/is-typing.ts';
import type { Stores } from './create-stores.ts';
import { PANELS } from './panels.ts';
import { useStores } from './stores-context.ts';

/** What this key press does; null: nothing here. */
export function keyAction(event: KeyboardEvent, { app, project, drafts }: Stores): (() => void) | null {
  const command = event.ctrlKey || event.metaKey;
  if (command && event.key.toLowerCase() === 'z' && !event.altKey) {
    const step = event.shiftKey ? project.getState().redo : project.getState().undo;
    return () => void drafts.flush().then(step);
  }
  if (command || event.altKey || event.shiftKey) return null;
  const panel = PANELS[Number(event.key) - 1];
  return panel ? () => app.getState().show(panel.name) : null;
}

export function useAppKeys(): void {
  const stores = useStores();
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // In a field, Ctrl+Z belongs to the text being typed.
      const act = event.defaultPrevented || isTyping(event.target) ? null : keyAction(event, stores);
      if (!act) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [stores]);
}
