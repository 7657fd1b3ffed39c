// The export that is being made, or the last one of this session. It goes on when the dialog is closed.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestInput, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import type { ExportView } from '#shared/model/export.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { Report } from '../app/project-store.ts';

export type ExportInput = RequestInput<'export.start'>;

export interface ExportState {
  readonly current: ExportView | null;
  /** From the press of a button to the studio's answer. */
  readonly asking: 'start' | 'cancel' | null;
  /** Why the last start did nothing; null: it did something. */
  readonly refused: StudioErrorWire | null;
  /** What the last export of this page was asked for; null: none was. */
  readonly lastInput: ExportInput | null;
  refetch(): Promise<void>;
  /** false: nothing was started, `refused` says why. */
  start(input: ExportInput): Promise<boolean>;
  cancel(): Promise<void>;
  clear(): void;
}

export type ExportStore = StoreApi<ExportState>;

export const isExporting = ({ current }: Pick<ExportState, 'current'>): boolean => current?.phase === 'working';

const NOTHING = { current: null, asking: null, refused: null, lastInput: null } as const;

/** `beforeStart` saves what is still being typed; false: it could not be saved, so nothing is started. */
export function createExportStore(
  studio: StudioClient,
  report: Report,
  beforeStart: () => Promise<boolean>,
): ExportStore {
  const heard = { count: 0 };
  const store = createStore<ExportState>()((set) => {
    /** Events and answers come on two ways: an answer is no news once an event came in the meantime. */
    const call = async (request: () => Promise<WireResult<ExportView | null>>) => {
      const before = heard.count;
      const answer = await request();
      if (answer.ok && heard.count === before) set({ current: answer.value });
      return answer;
    };
    return {
      ...NOTHING,
      async refetch() {
        await call(() => studio.call('export.current', {}));
      },
      async start(input) {
        set({ asking: 'start', refused: null, lastInput: input });
        const saved = await beforeStart();
        const answer = saved ? await call(() => studio.call('export.start', input)) : null;
        set({ asking: null, ...(answer?.ok === false && { refused: answer.error }) });
        return answer?.ok === true;
      },
      async cancel() {
        set({ asking: 'cancel' });
        const answer = await call(() => studio.call('export.cancel', {}));
        set({ asking: null });
        if (!answer.ok) report(answer.error);
      },
      clear() {
        heard.count += 1;
        set(NOTHING);
      },
    };
  });
  studio.on('export.changed', (current) => {
    heard.count += 1;
    store.setState({ current });
  });
  return store;
}
