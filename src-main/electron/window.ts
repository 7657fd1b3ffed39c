// The one window: sandboxed, isolated, and back where it was.
import { readFile } from 'node:fs/promises';
import { BrowserWindow, screen } from 'electron';
import { writeJsonAtomically } from '../storage/index.ts';
import { parseWindowPlace, placeOnScreen, SMALLEST_WINDOW, type WindowPlace } from './window-place.ts';

const SAVE_DELAY_MS = 500;

export interface WindowOptions {
  readonly preloadPath: string;
  /** window.json in the app's folder. */
  readonly placeFilePath: string;
  readonly iconPath: string | null;
}

export async function openWindow(options: WindowOptions): Promise<BrowserWindow> {
  const saved = parseWindowPlace(await readFile(options.placeFilePath, 'utf8').catch(() => ''));
  const { isMaximized, ...place } = placeOnScreen(saved, workAreas());
  const window = new BrowserWindow({
    ...place,
    minWidth: SMALLEST_WINDOW.width,
    minHeight: SMALLEST_WINDOW.height,
    show: false,
    title: 'Longtake',
    // The page's own dark ground: no white flash while it loads.
    backgroundColor: '#1a1b1e',
    ...(options.iconPath === null ? {} : { icon: options.iconPath }),
    webPreferences: {
      preload: options.preloadPath,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      // A run is watched from the corner of the eye; a throttled page would show old numbers.
      backgroundThrottling: false,
    },
  });
  window.once('ready-to-show', () => {
    if (isMaximized) window.maximize();
    window.show();
  });
  rememberPlace(window, options.placeFilePath);
  return window;
}

function workAreas() {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter((display) => display.id !== primary.id);
  return [primary, ...others].map((display) => display.workArea);
}

function rememberPlace(window: BrowserWindow, placeFilePath: string): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    if (window.isDestroyed() || window.isMinimized()) return;
    const place: WindowPlace = { ...window.getNormalBounds(), isMaximized: window.isMaximized() };
    // Not worth a message: the next move tries again.
    void writeJsonAtomically(placeFilePath, place);
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY_MS);
  };
  window.on('resize', saveSoon);
  window.on('move', saveSoon);
  window.on('maximize', saveSoon);
  window.on('unmaximize', saveSoon);
  window.on('close', save);
}
