import { expect, it } from 'vitest';
import { KEY_PRESETS } from '#shared/model/settings.ts';
import { COMMAND_IDS, COMMANDS } from './command-table.ts';

const normalised = (hotkey: string) => hotkey.toLowerCase().split('+').sort().join('+');

it.each(KEY_PRESETS)('gives no key to two commands that are heard in one place (%s)', (preset) => {
  const clashes = COMMAND_IDS.flatMap((id, index) =>
    COMMAND_IDS.slice(index + 1).flatMap((other) => {
      const [a, b] = [COMMANDS[id], COMMANDS[other]];
      if (a.scope !== b.scope && a.scope !== 'everywhere' && b.scope !== 'everywhere') return [];
      const keys = new Set(a.keys[preset].map(normalised));
      return b.keys[preset].filter((key) => keys.has(normalised(key))).map((key) => `${key}: ${id}, ${other}`);
    }),
  );
  expect(clashes).toEqual([]);
});

it('wants no key that a browser keeps for itself, and none that would match every key', () => {
  const all = COMMAND_IDS.flatMap((id) => Object.values(COMMANDS[id].keys).flat());
  const kept = ['mod+N', 'mod+T', 'mod+W', 'mod+shift+N', 'mod+shift+T', 'mod+shift+W', 'mod+tab'].map(normalised);
  expect(all.filter((key) => kept.includes(normalised(key)))).toEqual([]);
  expect(all.filter((key) => !/^((mod|shift|alt)\+)*([^+\s]|\[plus\]|[a-z]{2,}|F\d)$/i.test(key))).toEqual([]);
});

it('leaves to a text field what the field itself does', () => {
  const ofFields = ['mod+Z', 'mod+shift+Z', 'mod+Y', 'mod+A', 'mod+C', 'mod+V', 'mod+X', 'delete', 'backspace'];
  const heard = COMMAND_IDS.filter((id) => COMMANDS[id].whileTyping).flatMap((id) =>
    Object.values(COMMANDS[id].keys).flat(),
  );
  expect(heard.filter((key) => ofFields.map(normalised).includes(normalised(key)))).toEqual([]);
  expect(heard.filter((key) => !/mod\+|^F\d/.test(key))).toEqual([]);
});
