// What the player shows and how fast. Where in the clip it stands is the video element's own business.
import { createStore, type StoreApi } from 'zustand/vanilla';

export type PlayerScope = 'film' | 'shot';
export type SideList = 'clips' | 'seams';

export interface PlayerState {
  /** null: the clip the screen remembers, else the first one. */
  readonly clipKey: string | null;
  readonly scope: PlayerScope;
  readonly takesOpen: boolean;
  readonly sideList: SideList;
  /** Key of the segment after the seam that is looked at; null: none. */
  readonly seamKey: string | null;
  /** The seam that is seen before and after its correction; null: none. */
  readonly previewedKey: string | null;
  setClip(clipKey: string): void;
  setScope(scope: PlayerScope): void;
  toggleTakes(): void;
  setSideList(sideList: SideList): void;
  setSeam(seamKey: string): void;
  openPreview(seamKey: string): void;
  closePreview(): void;
  clear(): void;
}

export type PlayerStore = StoreApi<PlayerState>;

const NOTHING = { clipKey: null, scope: 'film', seamKey: null, previewedKey: null } as const;

export function createPlayerStore(): PlayerStore {
  return createStore<PlayerState>()((set, get) => ({
    ...NOTHING,
    takesOpen: true,
    sideList: 'clips',
    setClip: (clipKey) => set({ clipKey }),
    setScope: (scope) => set({ scope }),
    toggleTakes: () => set({ takesOpen: !get().takesOpen }),
    setSideList: (sideList) => set({ sideList }),
    setSeam: (seamKey) => set({ seamKey }),
    openPreview: (seamKey) => set({ seamKey, previewedKey: seamKey }),
    closePreview: () => set({ previewedKey: null }),
    clear: () => set(NOTHING),
  }));
}
