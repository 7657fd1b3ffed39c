// What a command is. Keys stand in Mantine's notation: `mod` is Ctrl, on a Mac ⌘; the plus sign is `[plus]`. A sign is
// written as the sign (`?`, `[`), whatever has to be pressed for it on a keyboard.
import type { PanelName } from '#shared/model/project-view.ts';
import type { KeyPreset } from '#shared/model/settings.ts';

/** Where its keys are heard; the palette offers a command wherever somebody carries it out. */
export type CommandScope = 'everywhere' | PanelName;

export type CommandGroup = 'app' | 'panels' | 'project' | 'edit' | 'render' | 'storyboard' | 'plan' | 'play' | 'marks';

export interface Command {
  /** Said in the language of the moment. */
  readonly title: () => string;
  readonly group: CommandGroup;
  readonly scope: CommandScope;
  readonly keys: Readonly<Record<KeyPreset, readonly string[]>>;
  /** Its keys are heard in a text field, too. */
  readonly whileTyping?: true;
  /** A key held down does it again and again. */
  readonly repeats?: true;
}

/** By preset. */
type Keys = Command['keys'];
/** The same in every preset. */
export const same = (...keys: string[]): Keys => ({ longtake: keys, premiere: keys, resolve: keys });
/** One list for Longtake, Premiere and Resolve. */
export const each = (longtake: string[], premiere: string[], resolve: string[]): Keys => ({
  longtake,
  premiere,
  resolve,
});
