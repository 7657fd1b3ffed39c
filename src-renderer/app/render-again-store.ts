// The dialog "Render again", for any panel. It stands once in the shell and works beside an open run too:
//   const { renderAgain } = useStores();
//   renderAgain.getState().open('001/0');                 // both questions are open: seed, and what follows
//   renderAgain.getState().open('001/0', { seed: 'new' }); // the row's "Render again with a new seed"
// It shows the estimates of both choices, starts a run or adds to the open one, and tells of errors itself.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestInput } from '#shared/contract/studio-client.ts';
import type { RunStore } from './run-store.ts';

export type AgainChoice = NonNullable<RequestInput<'run.start'>['again']>;

export interface RenderAgainState extends AgainChoice {
  /** `<shot_id>/<index>` of the segment asked about; null: the dialog is closed. */
  readonly segmentKey: string | null;
  /** From the press of the button to the studio's answer. */
  readonly asking: boolean;
  open(segmentKey: string, chosen?: Partial<AgainChoice>): void;
  choose(chosen: Partial<AgainChoice>): void;
  /** Closes where it was started or added; stays open where it was refused. */
  confirm(): Promise<void>;
  close(): void;
}

export type RenderAgainStore = StoreApi<RenderAgainState>;

const USUAL: AgainChoice = { seed: 'new', following: 'render' };

export function createRenderAgainStore(run: RunStore): RenderAgainStore {
  return createStore<RenderAgainState>()((set, get) => ({
    ...USUAL,
    segmentKey: null,
    asking: false,
    open: (segmentKey, chosen) => set({ ...USUAL, ...chosen, segmentKey }),
    choose: (chosen) => set(chosen),
    async confirm() {
      const { segmentKey, seed, following, asking } = get();
      if (segmentKey === null || asking) return;
      set({ asking: true });
      const begun = await run
        .getState()
        .render({ shotIds: null, segmentKeys: [segmentKey], again: { seed, following } });
      // Closed, or opened for another segment meanwhile: then this answer closes nothing.
      const closes = begun && get().segmentKey === segmentKey;
      set({ asking: false, ...(closes && { segmentKey: null }) });
    },
    close: () => set({ segmentKey: null }),
  }));
}
