// The menu bar. A key the page handles itself (undo of the storyboard) never reaches the menu: Chromium asks the page first.
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand } from '#shared/contract/menu-command.ts';
import { say } from '#shared/i18n/say.ts';
import type { KeyPreset } from '#shared/model/settings.ts';

export interface MenuParts {
  readonly isMac: boolean;
  readonly isDevelopment: boolean;
  /** Whose keys the page listens to. */
  readonly keyPreset: KeyPreset;
  /** The page carries it out, as if its key had been pressed. */
  run(command: MenuCommand): void;
  openOutside(url: string): void;
}

const COMFYUI_URL = 'https://github.com/comfyanonymous/ComfyUI';
const EXPORT_KEYS: Readonly<Record<KeyPreset, string>> = {
  longtake: 'CmdOrCtrl+E',
  premiere: 'CmdOrCtrl+M',
  resolve: 'CmdOrCtrl+E',
};

type Item = MenuItemConstructorOptions;
const LINE: Item = { type: 'separator' };

/** In the language of the moment: built anew when that changes. */
export function menuTemplate(parts: MenuParts): Item[] {
  return [
    ...(parts.isMac ? [{ role: 'appMenu' as const }] : []),
    { label: say`&File`, submenu: fileItems(parts) },
    { label: say`&Edit`, submenu: editItems() },
    { label: say`&View`, submenu: viewItems(parts) },
    ...(parts.isMac ? [{ role: 'windowMenu' as const }] : []),
    { role: 'help', label: say`&Help`, submenu: helpItems(parts) },
  ];
}

/** @param key shown beside it; the page itself listens to it */
function command({ run }: MenuParts, label: string, name: MenuCommand, key?: string): Item {
  const shownKey = key === undefined ? {} : { accelerator: key, registerAccelerator: false };
  return { label, click: () => run(name), ...shownKey };
}

const fileItems = (parts: MenuParts): Item[] => [
  command(parts, say`New Project…`, 'project.new', 'CmdOrCtrl+Alt+N'),
  command(parts, say`Open Folder…`, 'project.open', 'CmdOrCtrl+O'),
  LINE,
  command(parts, say`Export…`, 'project.export', EXPORT_KEYS[parts.keyPreset]),
  LINE,
  command(parts, say`Close Project`, 'project.close'),
  ...(parts.isMac ? [] : [command(parts, say`Settings…`, 'panel.settings', 'CmdOrCtrl+,')]),
  LINE,
  parts.isMac ? { role: 'close' } : { role: 'quit', label: say`Quit` },
];

const editItems = (): Item[] => [
  { role: 'undo', label: say`Undo` },
  { role: 'redo', label: say`Redo` },
  LINE,
  { role: 'cut', label: say`Cut` },
  { role: 'copy', label: say`Copy` },
  { role: 'paste', label: say`Paste` },
  { role: 'selectAll', label: say`Select All` },
];

const viewItems = (parts: MenuParts): Item[] => [
  command(parts, say`Project`, 'panel.project'),
  command(parts, say`Storyboard`, 'panel.storyboard'),
  command(parts, say`Plan`, 'panel.plan'),
  command(parts, say`Generate`, 'panel.generate'),
  command(parts, say`Player`, 'panel.player'),
  ...(parts.isMac ? [command(parts, say`Settings…`, 'panel.settings', 'CmdOrCtrl+,')] : []),
  LINE,
  command(parts, say`Find a Command…`, 'app.palette'),
  ...(parts.isDevelopment ? [LINE, ...developerItems()] : []),
  LINE,
  { role: 'resetZoom', label: say`Actual Size` },
  { role: 'zoomIn', label: say`Zoom In` },
  { role: 'zoomOut', label: say`Zoom Out` },
  LINE,
  { role: 'togglefullscreen', label: say`Full Screen` },
];

const developerItems = (): Item[] => [
  { role: 'reload', label: say`Load the Page Again` },
  { role: 'toggleDevTools', label: say`Developer Tools` },
];

const helpItems = (parts: MenuParts): Item[] => [
  command(parts, say`Keys`, 'app.keys'),
  { label: say`ComfyUI on the Web`, click: () => parts.openOutside(COMFYUI_URL) },
  ...(parts.isMac ? [] : [{ role: 'about' as const, label: say`About Longtake` }]),
];
