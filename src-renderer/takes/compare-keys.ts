// The keys of the comparison.
import { actionForKey } from '../player/shuttle.ts';

export type CompareMode = 'side' | 'wipe' | 'flip';

export type CompareAction =
  | { readonly kind: 'toggle-play' | 'to-start' | 'to-end' | 'flip' }
  | { readonly kind: 'step'; readonly frames: number }
  | { readonly kind: 'show-side'; readonly side: 0 | 1 }
  | { readonly kind: 'mode'; readonly mode: CompareMode };

const LETTERS: Record<string, CompareAction> = {
  a: { kind: 'show-side', side: 0 },
  b: { kind: 'show-side', side: 1 },
  f: { kind: 'flip' },
  s: { kind: 'mode', mode: 'side' },
  w: { kind: 'mode', mode: 'wipe' },
  k: { kind: 'toggle-play' },
};

/** null: not a key of the comparison. A whole second is stepped with Shift, as in the player. */
export function actionForCompareKey(
  press: { readonly key: string; readonly shiftKey: boolean },
  framesPerSecond: number,
): CompareAction | null {
  const letter = LETTERS[press.key.toLowerCase()];
  if (letter) return letter;
  const action = actionForKey(press, 0, framesPerSecond);
  if (!action) return null;
  if (action.kind !== 'speed') return action;
  return press.key === ' ' ? { kind: 'toggle-play' } : null;
}
