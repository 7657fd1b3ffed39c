// The keys of the comparison. They stay within its dialog, which has the keyboard to itself.

export type CompareMode = 'side' | 'wipe' | 'flip';

export type CompareAction =
  | { readonly kind: 'toggle-play' | 'to-start' | 'to-end' | 'flip' }
  | { readonly kind: 'step'; readonly frames: number }
  | { readonly kind: 'show-side'; readonly side: 0 | 1 }
  | { readonly kind: 'mode'; readonly mode: CompareMode };

const KEYS: Readonly<Record<string, CompareAction>> = {
  a: { kind: 'show-side', side: 0 },
  b: { kind: 'show-side', side: 1 },
  f: { kind: 'flip' },
  s: { kind: 'mode', mode: 'side' },
  w: { kind: 'mode', mode: 'wipe' },
  k: { kind: 'toggle-play' },
  ' ': { kind: 'toggle-play' },
  home: { kind: 'to-start' },
  end: { kind: 'to-end' },
};

/** null: not a key of the comparison. A whole second is stepped with Shift, as in the player. */
export function actionForCompareKey(
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
  framesPerSecond: number,
): CompareAction | null {
  const frames = shiftKey ? Math.round(framesPerSecond) : 1;
  if (key === 'ArrowRight') return { kind: 'step', frames };
  if (key === 'ArrowLeft') return { kind: 'step', frames: -frames };
  return KEYS[key.toLowerCase()] ?? null;
}
