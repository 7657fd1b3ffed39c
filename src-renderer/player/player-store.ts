// What the player shows and how fast. Where in the clip it stands is the video element's own business.
import { createStore, type StoreApi } from 'zustand/vanilla';

export type PlayerScope = 'film' | 'shot';

export interface PlayerState {
  /** null: the clip the screen remembers, else the first one. */
  readonly clipKey: string | null;
  readonly scope: PlayerScope;
  readonly takesOpen: boolean;
  setClip(clipKey: string): void;
  setScope(scope: PlayerScope): void;
  toggleTakes(): void;
  clear(): void;
}

export type PlayerStore = StoreApi<PlayerState>;

export function createPlayerStore(): PlayerStore {
  return createStore<PlayerState>()((set, get) => ({
    clipKey: null,
    scope: 'film',
    takesOpen: true,
    setClip: (clipKey) => set({ clipKey }),
    setScope: (scope) => set({ scope }),
    toggleTakes: () => set({ takesOpen: !get().takesOpen }),
    clear: () => set({ clipKey: null, scope: 'film' }),
  }));
}
