// The takes of one segment as the studio last told them, and what the user does with them.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PlanView } from '#shared/contract/shapes.ts';
import type { StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import { say } from '#shared/i18n/say.ts';
import type { SegmentTakes, TakeView } from '#shared/model/takes-view.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { Report } from '../app/project-store.ts';
import { type WhatFollows, whatFollows } from './what-follows.ts';

export type Following = 'render' | 'keep';

/** A take that is to be used, and what starts from the one that is used now. */
export interface UseQuestion {
  readonly take: number;
  readonly follows: WhatFollows;
}

export interface TakesState {
  readonly segmentKey: string;
  /** In the order of their numbers; null until the studio has answered. */
  readonly takes: readonly TakeView[] | null;
  /** Why they could not be listed; null: they could. */
  readonly error: StudioErrorWire | null;
  /** The take whose details are shown; null: the active one. */
  readonly chosenTake: number | null;
  /** The take that is being made the active one. */
  readonly activating: number | null;
  /** What has to be decided before a take is used; null: nothing. */
  readonly asking: UseQuestion | null;
  /** The take that is compared with another one; null: none. */
  readonly comparing: number | null;
  refetch(): Promise<void>;
  choose(take: number): void;
  activate(take: number, following: Following): Promise<boolean>;
  /** The take on show is used from now on; asks first where something starts from the one before. */
  use(plan: PlanView | null): void;
  dropQuestion(): void;
  /** Shown at once; null takes the stars back. */
  rate(take: number, rating: number | null): Promise<void>;
  /** The one on show with another one, where there is another. */
  compare(): void;
  endCompare(): void;
}

export type TakesStore = StoreApi<TakesState>;

export function createTakesStore(studio: StudioClient, report: Report, segmentKey: string): TakesStore {
  return createStore<TakesState>()((set, get) => {
    // Answers may overtake each other; only the one to the last question counts.
    let asked = 0;
    const ask = async (question: () => Promise<WireResult<SegmentTakes>>) => {
      asked += 1;
      const mine = asked;
      const answer = await question();
      if (mine === asked && answer.ok) set({ takes: answer.value.takes, error: null });
      return answer;
    };
    const change = async (question: () => Promise<WireResult<SegmentTakes>>) => {
      const answer = await ask(question);
      if (!answer.ok) {
        report(answer.error);
        await get().refetch();
      }
      return answer.ok;
    };
    return {
      segmentKey,
      takes: null,
      error: null,
      chosenTake: null,
      activating: null,
      asking: null,
      comparing: null,
      async refetch() {
        const answer = await ask(() => studio.call('takes.list', { segmentKey }));
        if (!answer.ok) set({ error: answer.error });
      },
      choose: (take) => set({ chosenTake: take }),
      async activate(take, following) {
        set({ activating: take, asking: null });
        const done = await change(() => studio.call('takes.activate', { segmentKey, take, following }));
        set({ activating: null });
        return done;
      },
      use(plan) {
        const take = shownTake(get());
        if (!take || whyNotUsed(take) !== null || get().activating !== null) return;
        const follows = plan && whatFollows(plan, segmentKey);
        if (follows) set({ asking: { take: take.take, follows } });
        else void get().activate(take.take, 'render');
      },
      dropQuestion: () => set({ asking: null }),
      async rate(take, rating) {
        const takes = get().takes ?? [];
        set({ takes: takes.map((entry) => (entry.take === take ? { ...entry, rating } : entry)) });
        await change(() => studio.call('takes.rate', { segmentKey, take, rating }));
      },
      compare() {
        const several = (get().takes?.length ?? 0) > 1;
        if (several) set({ comparing: shownTake(get())?.take ?? null });
      },
      endCompare: () => set({ comparing: null }),
    };
  });
}

/** The one whose details are shown: the chosen one while it is there, else the active one, else the newest. */
export function shownTake({ takes, chosenTake }: Pick<TakesState, 'takes' | 'chosenTake'>): TakeView | null {
  if (!takes) return null;
  return (
    takes.find((entry) => entry.take === chosenTake) ?? takes.find((entry) => entry.isActive) ?? takes.at(-1) ?? null
  );
}

/** Why this take cannot be used; null: it can. */
export function whyNotUsed({ isActive, isMissing }: TakeView): string | null {
  if (isActive) return say`It is the active one.`;
  return isMissing ? say`Its media file is gone or empty.` : null;
}

/** Whom to compare a take with at first: the active one, or where it is that itself, the newest other one. */
export function otherTake(takes: readonly TakeView[], take: number): TakeView | null {
  const others = takes.filter((entry) => entry.take !== take);
  return others.find((entry) => entry.isActive) ?? others.at(-1) ?? null;
}

/** What a key does while the takes have the focus. */
export type TakeKeyAction =
  | { readonly kind: 'rate'; readonly rating: number | null }
  | { readonly kind: 'choose'; readonly take: number }
  | { readonly kind: 'compare' }
  | { readonly kind: 'use' };

/** null: not a key of the takes. */
export function actionForTakeKey(key: string, takes: readonly TakeView[], shown: number): TakeKeyAction | null {
  if (/^[0-5]$/.test(key)) return { kind: 'rate', rating: key === '0' ? null : Number(key) };
  if (key === 'c' || key === 'C') return { kind: 'compare' };
  if (key === 'Enter') return { kind: 'use' };
  const steps: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
  const jumps: Record<string, number> = { Home: 0, End: takes.length - 1 };
  const step = steps[key];
  const index = step === undefined ? jumps[key] : takes.findIndex((entry) => entry.take === shown) + step;
  if (index === undefined) return null;
  const take = takes[Math.min(Math.max(index, 0), takes.length - 1)];
  return take ? { kind: 'choose', take: take.take } : null;
}
