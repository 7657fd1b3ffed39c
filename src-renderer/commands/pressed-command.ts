// Which command a key press means.
import { getHotkeyHandler } from '@mantine/hooks';
import type { PanelName } from '#shared/model/project-view.ts';
import type { KeyPreset } from '#shared/model/settings.ts';
import { COMMAND_IDS, COMMANDS, type CommandId } from './command-table.ts';

export type KeyPress = Pick<
  KeyboardEvent,
  'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat' | 'getModifierState'
>;

export interface KeyPlace {
  readonly preset: KeyPreset;
  readonly panel: PanelName;
  /** The focus is in a text field: single keys, and Ctrl+Z, belong to the text. */
  readonly typing: boolean;
  readonly available: (id: CommandId) => boolean;
}

/** null: no command that is available here. */
export function pressedCommand(press: KeyPress, { preset, panel, typing, available }: KeyPlace): CommandId | null {
  for (const id of COMMAND_IDS) {
    const { scope, keys, whileTyping } = COMMANDS[id];
    if (typing && !whileTyping) continue;
    if (scope !== 'everywhere' && scope !== panel) continue;
    if (keys[preset].some((hotkey) => isPressed(hotkey, press)) && available(id)) return id;
  }
  return null;
}

export function isPressed(hotkey: string, press: KeyPress): boolean {
  // On many keyboards [ ] and \ are typed with AltGr, which some systems tell as Ctrl and Alt.
  const isAltGr = press.getModifierState('AltGraph');
  let hit = false;
  getHotkeyHandler([[hotkey, () => (hit = true), { preventDefault: false }]])({
    key: press.key,
    code: press.code,
    metaKey: press.metaKey,
    ctrlKey: press.ctrlKey && !isAltGr,
    altKey: press.altKey && !isAltGr,
    // A sign is what it is, whether or not Shift is pressed for it.
    shiftKey: isSign(press.key) ? /\bshift\b/i.test(hotkey) : press.shiftKey,
  } as KeyboardEvent);
  return hit;
}

const isSign = (key: string): boolean => key.length === 1 && !/[\p{L}\p{N}\s]/u.test(key);
