// The joins inside the shots, as far as they were measured. Measuring costs time, so they are only asked for while somebody
// looks: `const done = seams.getState().want()` in an effect, `done()` when it is over.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { RequestOutput, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import type { SeamChoice, SeamGrade, SeamsReport, SeamView } from '#shared/model/seam.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { ProjectStore } from '../app/project-store.ts';

export type SeamPreview = RequestOutput<'seams.preview'>;

export interface SeamsState {
  /** In film order; null: nobody has looked yet. */
  readonly report: SeamsReport | null;
  /** By key of the segment after the join. A seam that did not change keeps its object. */
  readonly byKey: ReadonlyMap<string, SeamView>;
  /** Why the last attempt gave no report; null: it did. */
  readonly error: StudioErrorWire | null;
  refetch(): Promise<void>;
  /** Somebody looks at the seams from now on. Returns its own undo. */
  want(): () => void;
  /** What is known is out of date: asked for again as soon as somebody looks. */
  touch(): void;
  /** Whether the join before this segment is corrected; null: its figures decide. Can be undone. Errors are told here. */
  choose(segmentKey: string, choice: SeamChoice | null): Promise<boolean>;
  /** Media paths of a second on both sides of the join, plain and corrected. The caller shows an error. */
  preview(segmentKey: string): Promise<WireResult<SeamPreview>>;
  clear(): void;
}

export type SeamsStore = StoreApi<SeamsState>;

// Measuring tells of every join; a list of hundreds is not read more often than this.
const REFETCH_PAUSE_MS = 250;

const NOTHING = { report: null, byKey: new Map<string, SeamView>(), error: null };

export function createSeamsStore(
  studio: StudioClient,
  project: ProjectStore,
  refetchPauseMs = REFETCH_PAUSE_MS,
): SeamsStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lookers = 0;
  let asking = false;
  let outdated = true;
  /** Counts projects: an answer about the one before is no news. */
  let epoch = 0;
  const store = createStore<SeamsState>()((set, get) => {
    const stopTimer = () => {
      clearTimeout(timer);
      timer = undefined;
    };
    const refetchSoon = () => {
      // A timer that runs is not begun anew: measuring may tell of a join more often than that, for minutes.
      if (timer !== undefined || lookers === 0 || !outdated) return;
      timer = setTimeout(() => void get().refetch(), refetchPauseMs);
    };
    return {
      ...NOTHING,
      async refetch() {
        stopTimer();
        outdated = true;
        if (asking) return;
        asking = true;
        while (outdated) {
          outdated = false;
          const mine = epoch;
          const answer = await studio.call('seams.list', { wait: false });
          if (mine === epoch)
            set(answer.ok ? { ...foldSeams(get().byKey, answer.value), error: null } : { error: answer.error });
        }
        asking = false;
      },
      want() {
        lookers += 1;
        if (lookers === 1 && outdated) void get().refetch();
        return () => {
          lookers -= 1;
          if (lookers === 0) stopTimer();
        };
      },
      touch() {
        outdated = true;
        refetchSoon();
      },
      choose: (segmentKey, choice) => project.getState().editOrReport({ kind: 'seam.choose', segmentKey, choice }),
      preview: (segmentKey) => studio.call('seams.preview', { segmentKey }),
      clear() {
        stopTimer();
        epoch += 1;
        outdated = true;
        set(NOTHING);
      },
    };
  });
  studio.on('seams.changed', () => store.getState().touch());
  // Another take, or another choice, undone ones too.
  studio.on('plan.changed', () => store.getState().touch());
  return store;
}

function foldSeams(before: ReadonlyMap<string, SeamView>, report: SeamsReport): Pick<SeamsState, 'report' | 'byKey'> {
  const seams = report.seams.map((seam) => {
    const known = before.get(seam.segmentKey);
    return known && JSON.stringify(known) === JSON.stringify(seam) ? known : seam;
  });
  return { report: { ...report, seams }, byKey: new Map(seams.map((seam) => [seam.segmentKey, seam])) };
}

const GRADES: readonly SeamGrade[] = ['clean', 'slight', 'visible', 'broken'];

/** Measured seams, the most visible first; then those that failed; what waits or has no clips is left out. */
export function worstFirst(report: SeamsReport): SeamView[] {
  const weight = ({ figures }: SeamView) => (figures ? GRADES.indexOf(figures.grade) * 1_000 + figures.score : -1);
  return report.seams
    .filter(({ status }) => status === 'measured' || status === 'failed')
    .toSorted((a, b) => weight(b) - weight(a));
}
