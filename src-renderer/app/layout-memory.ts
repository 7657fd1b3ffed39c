// Sizes and what is open, kept in the settings: a served studio changes its port, and with it the browser's own storage.
import type { LayoutMemory, RememberedValue } from '../ui/remembered.ts';
import type { AppStore } from './app-store.ts';

/** Nobody waits for it; a handle that is dragged says something sixty times a second. */
const REMEMBER_PAUSE_MS = 500;

export function createLayoutMemory(app: AppStore, pauseMs = REMEMBER_PAUSE_MS): LayoutMemory {
  const listeners = new Set<() => void>();
  /** Not yet stored; what the settings say of these is older. */
  let ahead: Readonly<Record<string, RememberedValue>> = {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = () => {
    for (const listener of listeners) listener();
  };
  const store = async () => {
    const sent = ahead;
    const { settings, changeSettings } = app.getState();
    if (!settings) return;
    await changeSettings({ layout: { ...settings.layout, ...sent } });
    if (ahead === sent) ahead = {};
    tell();
  };
  app.subscribe(({ settings }, before) => {
    if (settings?.layout !== before.settings?.layout) tell();
  });
  return {
    read: (name) => ahead[name] ?? app.getState().settings?.layout[name],
    remember(name, value) {
      ahead = { ...ahead, [name]: value };
      clearTimeout(timer);
      timer = setTimeout(() => void store(), pauseMs);
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
