// The keys of commands for tooltips and menus.
import { useApp } from '../app/stores-context.ts';
import type { CommandId } from './command-table.ts';
import { keyLabelOf } from './key-words.ts';

/** "Ctrl+Z" in the present preset; '' where the command has no key. */
export function useKeyLabel(id: CommandId): string {
  return keyLabelOf(
    id,
    useApp((state) => state.settings?.keyPreset ?? 'longtake'),
  );
}
