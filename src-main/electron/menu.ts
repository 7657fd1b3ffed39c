// The menu bar. A key the page handles itself (undo of the storyboard) never reaches the menu: Chromium asks the page first.
import type { MenuItemConstructorOptions } from 'electron';

export interface MenuParts {
  readonly isMac: boolean;
  readonly isDevelopment: boolean;
  openFolder(): void;
  closeProject(): void;
  openOutside(url: string): void;
}

const COMFYUI_URL = 'https://github.com/comfyanonymous/ComfyUI';

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
    {
      label: '&Edit',
      submenu: [
        { role: 'undo' },
        { role: 'redo' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
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
        { label: 'ComfyUI on the Web', click: () => parts.openOutside(COMFYUI_URL) },
        ...(parts.isMac ? [] : [{ role: 'about' as const }]),
      ],
    },
  ];
}
