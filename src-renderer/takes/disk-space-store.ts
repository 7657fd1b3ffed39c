// What takes cost on the disk, and cleaning up: look, choose, see what would go, confirm, done.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { CleanupChoice, CleanupReport, TakesUsage } from '#shared/model/takes-view.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

/** choosing ⇄ confirming → removing → done; a failure goes back to choosing. */
export type CleanupStep = 'choosing' | 'confirming' | 'removing' | 'done';

export interface DiskSpaceState {
  readonly usage: TakesUsage | null;
  readonly choice: CleanupChoice;
  /** What would go, or when done: what went. null: not known for this choice yet. */
  readonly report: CleanupReport | null;
  readonly step: CleanupStep;
  readonly error: StudioErrorWire | null;
  /** Begins anew: what lies on the disk now, and the usual choice. */
  open(): Promise<void>;
  choose(change: Partial<CleanupChoice>): void;
  goTo(step: 'choosing' | 'confirming'): void;
  remove(): Promise<void>;
}

export type DiskSpaceStore = StoreApi<DiskSpaceState>;

/** Spares what was worth a star to somebody, and one take to go back to. */
export const USUAL_CHOICE: CleanupChoice = { keepRatedFrom: 1, keepNewest: 1, shotIds: null };

const PREVIEW_PAUSE_MS = 250;

export function createDiskSpaceStore(studio: StudioClient, previewPauseMs = PREVIEW_PAUSE_MS): DiskSpaceStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return createStore<DiskSpaceState>()((set, get) => {
    const preview = async () => {
      const { choice } = get();
      const answer = await studio.call('takes.cleanup', { choice, confirmed: false });
      // Chosen otherwise meanwhile: another answer is on its way.
      if (get().choice !== choice || get().step !== 'choosing') return;
      set(answer.ok ? { report: answer.value, error: null } : { report: null, error: answer.error });
    };
    const readUsage = async () => {
      const answer = await studio.call('takes.usage', {});
      set(answer.ok ? { usage: answer.value } : { error: answer.error });
    };
    return {
      usage: null,
      choice: USUAL_CHOICE,
      report: null,
      step: 'choosing',
      error: null,
      async open() {
        clearTimeout(timer);
        set({ usage: null, choice: USUAL_CHOICE, report: null, step: 'choosing', error: null });
        await Promise.all([readUsage(), preview()]);
      },
      choose(change) {
        set({ choice: { ...get().choice, ...change }, report: null, step: 'choosing' });
        clearTimeout(timer);
        timer = setTimeout(() => void preview(), previewPauseMs);
      },
      goTo(step) {
        if (step === 'choosing') get().choose({});
        else if (get().report !== null) set({ step });
      },
      async remove() {
        set({ step: 'removing' });
        const answer = await studio.call('takes.cleanup', { choice: get().choice, confirmed: true });
        if (answer.ok) set({ step: 'done', report: answer.value, error: null });
        else set({ step: 'choosing', report: null, error: answer.error });
        await readUsage();
      },
    };
  });
}
