// What the player shows and how fast. Where in the clip it stands is the video element's own business.
import { createStore, type StoreApi } from 'zustand/vanilla';

export type PlayerScope = 'film' | 'shot';

export interface PlayerState {
  /** null: the clip the screen remembers, else the first one. */
  readonly clipKey: string | null;
  readonly scope: PlayerScope;
  setClip(clipKey: string): void;
  setScope(scope: PlayerScope): void;
  clear(): void;
}

export type PlayerStore = StoreApi<PlayerState>;

export function createPlayerStore(): PlayerStore {
  return createStore<PlayerState>()((set) => ({
    clipKey: null,
    scope: 'film',
    setClip: (clipKey) => set({ clipKey }),
    setScope: (scope) => set({ scope }),
    clear: () => set({ clipKey: null, scope: 'film' }),
  }));
}
