// What the ComfyUI server last answered: for its own card, and for what a workflow asks of it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ServerStatus } from '#shared/contract/studio-api.ts';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { Report } from './project-store.ts';

export interface ServerState {
  /** Of the address asked last; null: not asked yet, or the studio could not ask. */
  readonly status: ServerStatus | null;
  readonly checking: boolean;
  check(url: string): Promise<void>;
  /** Asks only where this address was not asked yet; failures are not worth a notification then. */
  checkOnce(url: string): Promise<void>;
  forget(): void;
}

export type ServerStore = StoreApi<ServerState>;

export function createServerStore(studio: StudioClient, report: Report): ServerStore {
  let asked: string | null = null;
  let latest = 0;
  return createStore<ServerState>()((set) => {
    const check = async (url: string, tell: Report) => {
      const mine = ++latest;
      asked = url;
      set({ checking: true });
      const answer = await studio.call('servers.check', { url });
      // Another address was asked meanwhile, or the field was changed: this answer is no news.
      if (mine !== latest) return;
      set({ checking: false, status: answer.ok ? answer.value : null });
      if (!answer.ok) tell(answer.error);
    };
    return {
      status: null,
      checking: false,
      check: (url) => check(url, report),
      async checkOnce(url) {
        if (asked !== url) await check(url, () => undefined);
      },
      forget() {
        latest += 1;
        asked = null;
        set({ status: null, checking: false });
      },
    };
  });
}
