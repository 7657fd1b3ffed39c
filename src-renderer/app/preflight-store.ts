// Whether the plan can run, as last checked. It is checked while somebody looks, a moment after something changed, one
// check at a time, and never beside a run: that has the server to itself.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { PreflightReport } from '#shared/model/preflight.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

export interface PreflightState {
  /** Of the last check that was answered; it may be out of date. */
  readonly report: PreflightReport | null;
  readonly checking: boolean;
  /** Something changed since the report. */
  readonly outdated: boolean;
  /** Why the last check gave no report; null: it did. */
  readonly error: StudioErrorWire | null;
  check(): Promise<void>;
  /** Something changed that a check looks at. */
  touch(): void;
  /** Somebody looks at the report from now on. Returns its own undo. */
  watch(): () => void;
  clear(): void;
}

export type PreflightStore = StoreApi<PreflightState>;

export interface PreflightOptions {
  readonly isRunActive: () => boolean;
  readonly pauseMs?: number;
  /** Disks fill and servers stop without a word: an older report is asked for anew when somebody looks. */
  readonly staleAfterMs?: number;
}

const NOTHING = { report: null, outdated: false, error: null } as const;

export function createPreflightStore(
  studio: StudioClient,
  { isRunActive, pauseMs = 1_000, staleAfterMs = 60_000 }: PreflightOptions,
): PreflightStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let watchers = 0;
  /** Counts projects: an answer about the one before is no news. */
  let project = 0;
  return createStore<PreflightState>()((set, get) => {
    const checkSoon = () => {
      clearTimeout(timer);
      if (watchers > 0 && !isRunActive()) timer = setTimeout(() => void get().check(), pauseMs);
    };
    return {
      ...NOTHING,
      checking: false,
      async check() {
        clearTimeout(timer);
        if (isRunActive()) return;
        if (get().checking) return set({ outdated: true });
        set({ checking: true, outdated: false });
        const mine = project;
        const answer = await studio.call('preflight.check', {});
        set({ checking: false });
        if (mine === project) set(answer.ok ? { report: answer.value, error: null } : { error: answer.error });
        if (mine !== project || get().outdated) checkSoon();
      },
      touch() {
        set({ outdated: true });
        checkSoon();
      },
      watch() {
        watchers += 1;
        const { report, outdated, checking } = get();
        const isOld = report !== null && Date.now() - Date.parse(report.checkedAtIso) > staleAfterMs;
        if (!checking && (report === null || outdated || isOld)) checkSoon();
        return () => {
          watchers -= 1;
          if (watchers === 0) clearTimeout(timer);
        };
      },
      clear() {
        clearTimeout(timer);
        project += 1;
        set(NOTHING);
      },
    };
  });
}
