// The menu bar. Undo of the documents is the page's business; the roles here are those of text fields.
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuParts {
  readonly isMac: boolean;
  readonly isDevelopment: boolean;
  openFolder(): void;
  closeProject(): void;
  openOutside(url: string): void;
}

const HELP_URL = 'https://github.com/comfyanonymous/ComfyUI';

export function menuTemplate(parts: MenuParts): MenuItemConstructorOptions[] {
  const forDevelopers: MenuItemConstructorOptions[] = parts.isDevelopment
    ? [{ role: 'reload' }, { role: 'toggleDevTools' }, { type: 'separator' }]
    : [];
  return [
    ...(parts.isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: 'Open Folder…', accelerator: 'CmdOrCtrl+O', click: () => parts.openFolder() },
        { label: 'Close Project', accelerator: 'CmdOrCtrl+Shift+W', click: () => parts.closeProject() },
        { type: 'separator' },
        { role: parts.isMac ? 'close' : 'quit' },
      ],
    },
    { label: '&Edit', submenu: editItems() },
    {
      label: '&View',
      submenu: [
        ...forDevelopers,
        { role: 'resetZoom' },
        { role: 'zoomIn' },
        { role: 'zoomOut' },
        { type: 'separator' },
        { role: 'togglefullscreen' },
      ],
    },
    ...(parts.isMac ? [{ role: 'windowMenu' as const }] : []),
    {
      role: 'help',
      submenu: [
        { label: 'About ComfyUI', click: () => parts.openOutside(HELP_URL) },
        ...(parts.isMac ? [] : [{ role: 'about' as const }]),
      ],
    },
  ];
}

/** Without undo and redo: their keys belong to the page, which undoes edits of the storyboard as well as of text. */
function editItems(): MenuItemConstructorOptions[] {
  return [
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { type: 'separator' },
    { role: 'selectAll' },
  ];
}
