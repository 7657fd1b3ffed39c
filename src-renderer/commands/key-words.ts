// Keys as they stand on the keys of a keyboard.
import { say } from '#shared/i18n/say.ts';
import type { KeyPreset } from '#shared/model/settings.ts';
import { COMMANDS, type CommandId } from './command-table.ts';

const isMac = (): boolean => /mac/i.test(navigator.platform);

function modifierWords(mac: boolean): Readonly<Record<string, string>> {
  return mac ? { mod: '⌘', shift: '⇧', alt: '⌥' } : { mod: say`Ctrl`, shift: say`Shift`, alt: say`Alt` };
}

function keyWords(): Readonly<Record<string, string>> {
  return {
    space: say`Space`,
    delete: say`Del`,
    backspace: say`Backspace`,
    enter: say`Enter`,
    escape: say`Esc`,
    home: say`Home`,
    end: say`End`,
    arrowleft: '←',
    arrowright: '→',
    arrowup: '↑',
    arrowdown: '↓',
    '[plus]': '+',
  };
}

/** 'mod+shift+Z' → ['Ctrl', 'Shift', 'Z'], on a Mac ['⌘', '⇧', 'Z']. */
export function keyCaps(hotkey: string, mac = isMac()): string[] {
  const words = { ...keyWords(), ...modifierWords(mac) };
  return hotkey.split('+').map((part) => words[part.toLowerCase()] ?? part);
}

/** 'mod+shift+Z' → "Ctrl+Shift+Z", on a Mac "⌘⇧Z". */
export const keyLabel = (hotkey: string, mac = isMac()): string => keyCaps(hotkey, mac).join(mac ? '' : '+');

/** The first key of a command, '' where it has none. */
export function keyLabelOf(id: CommandId, preset: KeyPreset): string {
  const [hotkey] = COMMANDS[id].keys[preset];
  return hotkey === undefined ? '' : keyLabel(hotkey);
}
