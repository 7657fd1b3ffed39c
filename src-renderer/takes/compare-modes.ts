// The ways to look at two films, as a choice.
import { say } from '#shared/i18n/say.ts';
import type { CompareMode } from './compare-keys.ts';

interface ModeEntry {
  readonly value: CompareMode;
  readonly label: string;
}

/** `first`: stands first. */
export function compareModes(first: 'side' | 'wipe'): ModeEntry[] {
  const side: ModeEntry = { value: 'side', label: say`Side by side` };
  const wipe: ModeEntry = { value: 'wipe', label: say`Wipe` };
  const flip: ModeEntry = { value: 'flip', label: say`Flip` };
  return first === 'side' ? [side, wipe, flip] : [wipe, side, flip];
}
