// What the player shows and how fast. Where in the clip it stands is the video element's own business.
import { createStore, type StoreApi } from 'zustand/vanilla';
import { type InOut, NO_MARKS } from './in-out.ts';

export type PlayerScope = 'film' | 'shot';
export type SideList = 'clips' | 'seams';

export interface PlayerState extends InOut {
  /** null: the clip the screen remembers, else the first one. */
  readonly clipKey: string | null;
  readonly scope: PlayerScope;
  readonly sideList: SideList;
  /** How fast Play plays: 1 is the film's own speed. */
  readonly playSpeed: number;
  /** Key of the segment after the seam that is looked at; null: none. */
  readonly seamKey: string | null;
  /** The seam that is seen before and after its correction; null: none. */
  readonly previewedKey: string | null;
  setClip(clipKey: string): void;
  setScope(scope: PlayerScope): void;
  setSideList(sideList: SideList): void;
  setPlaySpeed(playSpeed: number): void;
  setMarks(marks: InOut): void;
  setSeam(seamKey: string): void;
  openPreview(seamKey: string): void;
  closePreview(): void;
  clear(): void;
}

export type PlayerStore = StoreApi<PlayerState>;

const NOTHING = { clipKey: null, scope: 'film', seamKey: null, previewedKey: null, ...NO_MARKS } as const;

export function createPlayerStore(): PlayerStore {
  return createStore<PlayerState>()((set) => ({
    ...NOTHING,
    sideList: 'clips',
    playSpeed: 1,
    setClip: (clipKey) => set({ clipKey }),
    setScope: (scope) => set({ scope }),
    setSideList: (sideList) => set({ sideList }),
    setPlaySpeed: (playSpeed) => set({ playSpeed }),
    setMarks: ({ markIn, markOut }) => set({ markIn, markOut }),
    setSeam: (seamKey) => set({ seamKey }),
    openPreview: (seamKey) => set({ seamKey, previewedKey: seamKey }),
    closePreview: () => set({ previewedKey: null }),
    clear: () => set(NOTHING),
  }));
}
