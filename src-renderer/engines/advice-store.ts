// "Which model?": a wish, and what the studio knows to it.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { StudioClient } from '#shared/contract/studio-client.ts';
import type { AdviceWish, ModelAdvice } from '#shared/model/engine-info.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';

export type WishKind = AdviceWish['kind'];

export type Advice =
  | { readonly kind: 'none' }
  /** `before` stays in view meanwhile. */
  | { readonly kind: 'asking'; readonly before: readonly ModelAdvice[] }
  | { readonly kind: 'known'; readonly models: readonly ModelAdvice[] }
  | { readonly kind: 'failed'; readonly error: StudioErrorWire };

export interface AdviceState {
  readonly opened: boolean;
  readonly wish: WishKind;
  /** As typed, for `best-under`. */
  readonly usdText: string;
  readonly advice: Advice;
  open(): void;
  close(): void;
  change(fields: Partial<Pick<AdviceState, 'wish' | 'usdText'>>): void;
}

export type AdviceStore = StoreApi<AdviceState>;

const TYPING_PAUSE_MS = 300;

/** null: no amount yet. */
export function wishOf({ wish, usdText }: Pick<AdviceState, 'wish' | 'usdText'>): AdviceWish | null {
  if (wish !== 'best-under') return { kind: wish };
  const usd = Number(usdText.trim().replace(',', '.'));
  return usdText.trim() !== '' && Number.isFinite(usd) && usd > 0 ? { kind: wish, usd } : null;
}

export function createAdviceStore(studio: StudioClient): AdviceStore {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest = 0;
  return createStore<AdviceState>()((set, get) => {
    const ask = async () => {
      const wish = wishOf(get());
      // Whatever is still on its way answers another wish.
      const mine = ++latest;
      if (!wish) return set({ advice: { kind: 'none' } });
      set({ advice: { kind: 'asking', before: shownAdvice(get()) } });
      const answer = await studio.call('engines.advise', wish);
      if (mine !== latest) return;
      set({ advice: answer.ok ? { kind: 'known', models: answer.value } : { kind: 'failed', error: answer.error } });
    };
    return {
      opened: false,
      wish: 'cheapest',
      usdText: '5',
      advice: { kind: 'none' },
      open() {
        set({ opened: true });
        void ask();
      },
      close: () => set({ opened: false }),
      change(fields) {
        set(fields);
        clearTimeout(timer);
        timer = setTimeout(() => void ask(), fields.usdText === undefined ? 0 : TYPING_PAUSE_MS);
      },
    };
  });
}

const NOTHING: readonly ModelAdvice[] = [];

export function shownAdvice({ advice }: Pick<AdviceState, 'advice'>): readonly ModelAdvice[] {
  if (advice.kind === 'known') return advice.models;
  return advice.kind === 'asking' ? advice.before : NOTHING;
}
