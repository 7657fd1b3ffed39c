// What stands in the export dialog. It survives closing the dialog, and goes with the project.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ExportOptions } from '#shared/model/export.ts';
import type { NumberOption } from './expert-fields.ts';
import type { ExportStore } from './export-store.ts';

/** What the user chose. */
export interface ExportDraft {
  /** null: the first one. */
  readonly presetId: string | null;
  /** null: the whole film; undefined: what is usual for the format. */
  readonly shotId: string | null | undefined;
  /** As typed, without the ending; null: the name that is offered. */
  readonly typedName: string | null;
  readonly replace: boolean;
  readonly skipMissing: boolean;
  /** What differs from the preset. Numbers are typed, see `typed`. */
  readonly options: Partial<ExportOptions>;
  readonly typed: Readonly<Partial<Record<NumberOption, string>>>;
}

export interface ExportDialogState extends ExportDraft {
  readonly opened: boolean;
  readonly expert: boolean;
  /** The ended export whose report was put away; the form stands in its place. */
  readonly putAwayId: string | null;
  /** `shotId`: of one shot. */
  open(chosen?: { readonly shotId: string | null }): void;
  close(): void;
  choose(chosen: Partial<ExportDraft>): void;
  toggleExpert(): void;
  /** From the report of an ended export back to the form. */
  another(): void;
  clear(): void;
}

export type ExportDialogStore = StoreApi<ExportDialogState>;

const FIRST: ExportDraft = {
  presetId: null,
  shotId: undefined,
  typedName: null,
  replace: false,
  skipMissing: false,
  options: {},
  typed: {},
};

export function createExportDialogStore(exports: ExportStore): ExportDialogStore {
  return createStore<ExportDialogState>()((set, get) => {
    /** An export that ended and was seen is not shown again. */
    const putAway = () => {
      const { current } = exports.getState();
      if (current && current.phase !== 'working') set({ putAwayId: current.id });
    };
    return {
      ...FIRST,
      opened: false,
      expert: false,
      putAwayId: null,
      open: (chosen) => set({ opened: true, ...(chosen && { ...chosen, replace: false }) }),
      close() {
        putAway();
        exports.setState({ refused: null });
        set({ opened: false });
      },
      choose(chosen) {
        // Why the last press did nothing is no longer so.
        exports.setState({ refused: null });
        // Leave to replace one file is no leave to replace another.
        const isAnother = 'presetId' in chosen || 'shotId' in chosen || 'typedName' in chosen;
        set(isAnother ? { replace: false, ...chosen } : chosen);
      },
      toggleExpert: () => set({ expert: !get().expert }),
      another: putAway,
      clear: () => set({ ...FIRST, opened: false, putAwayId: null }),
    };
  });
}
