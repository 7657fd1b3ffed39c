// Stands in for the `electron` module while the built entry runs under plain Node: it remembers what it is told, and does
// no more. It is not Electron: no page is loaded, no sandbox is started.
import { EventEmitter } from 'node:events';
import { dirname, resolve } from 'node:path';

type Handler = (...words: never[]) => unknown;

/** What the entry said to Electron, in the order it said it. */
export const told: {
  readonly order: string[];
  readonly schemes: { scheme: string; privileges: Record<string, boolean> }[];
  readonly windowOptions: Record<string, unknown>[];
  readonly loadedUrls: string[];
  readonly sent: { channel: string; message: unknown }[];
  readonly shownInFolder: string[];
  openedOutside: string[];
  readonly ipc: Map<string, Handler>;
  readonly protocols: Map<string, (request: Request) => Promise<Response>>;
  readonly permissions: Map<string, Handler>;
  menu: { label?: string; role?: string; submenu?: unknown }[];
} = {
  order: [],
  schemes: [],
  windowOptions: [],
  loadedUrls: [],
  sent: [],
  shownInFolder: [],
  openedOutside: [],
  ipc: new Map(),
  protocols: new Map(),
  permissions: new Map(),
  menu: [],
};

/** Set: the entry runs out of a package, with its resources around this folder. */
const packagedAppPath = process.env.STAND_IN_PACKAGED_APP;
if (packagedAppPath) Object.assign(process, { resourcesPath: dirname(packagedAppPath) });

class App extends EventEmitter {
  readonly isPackaged = packagedAppPath !== undefined;
  private readonly paths = new Map<string, string>();
  getAppPath = () => packagedAppPath ?? resolve(import.meta.dirname, '..', '..');
  getLocale = () => 'en-GB';
  getVersion = () => '0.0.0-stand-in';
  getPath = (name: string) => this.paths.get(name) ?? '';
  setPath = (name: string, path: string) => void this.paths.set(name, path);
  setAppUserModelId = () => undefined;
  disableHardwareAcceleration = () => void told.order.push('disableHardwareAcceleration');
  requestSingleInstanceLock = () => {
    told.order.push('requestSingleInstanceLock');
    return process.env.STAND_IN_LOCK !== 'taken';
  };
  whenReady = async () => void told.order.push('ready');
  exit = (code: number) => void told.order.push(`exit ${code}`);
  quit = () => {
    const event = cancellable();
    this.emit('before-quit', event);
    told.order.push(event.isPrevented() ? 'quit held' : 'quit');
  };
}

export function cancellable() {
  let prevented = false;
  return {
    preventDefault: () => {
      prevented = true;
    },
    isPrevented: () => prevented,
  };
}

class WebContents extends EventEmitter {
  openHandler: ((details: { url: string }) => { action: string }) | null = null;
  isDestroyed = () => false;
  reload = () => void told.order.push('reload');
  send = (channel: string, message: unknown) => void told.sent.push({ channel, message });
  setWindowOpenHandler = (handler: (details: { url: string }) => { action: string }) => {
    this.openHandler = handler;
  };
}

export class BrowserWindow extends EventEmitter {
  static readonly all: BrowserWindow[] = [];
  static getFocusedWindow = () => null;
  readonly webContents = new WebContents();

  constructor(options: Record<string, unknown>) {
    super();
    told.windowOptions.push(options);
    BrowserWindow.all.push(this);
  }

  loadURL = async (url: string) => void told.loadedUrls.push(url);
  isDestroyed = () => false;
  isMinimized = () => false;
  isMaximized = () => false;
  isFocused = () => false;
  getNormalBounds = () => ({ x: 10, y: 20, width: 1200, height: 800 });
  setProgressBar = () => undefined;
  show = () => void told.order.push('show');
  focus = () => void told.order.push('focus');
  restore = () => undefined;
  maximize = () => undefined;
}

export const app = new App();
export const protocol = {
  registerSchemesAsPrivileged: (schemes: typeof told.schemes) => {
    told.order.push('registerSchemesAsPrivileged');
    told.schemes.push(...schemes);
  },
  handle: (scheme: string, handler: (request: Request) => Promise<Response>) =>
    void told.protocols.set(scheme, handler),
};
export const ipcMain = { handle: (channel: string, handler: Handler) => void told.ipc.set(channel, handler) };
export const session = {
  defaultSession: {
    setPermissionRequestHandler: (handler: Handler) => void told.permissions.set('request', handler),
    setPermissionCheckHandler: (handler: Handler) => void told.permissions.set('check', handler),
    setDevicePermissionHandler: (handler: Handler) => void told.permissions.set('device', handler),
    webRequest: { onHeadersReceived: () => void told.order.push('onHeadersReceived') },
  },
};
const display = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1040 } };
export const screen = { getPrimaryDisplay: () => display, getAllDisplays: () => [display] };
export const shell = {
  openExternal: async (url: string) => void told.openedOutside.push(url),
  showItemInFolder: (filePath: string) => void told.shownInFolder.push(filePath),
};
/** Turned around is no secret; it only must not stand in the file as it was given. */
export const safeStorage = {
  getSelectedStorageBackend: () => process.env.STAND_IN_KEY_RING ?? 'gnome_libsecret',
  isAsyncEncryptionAvailable: async () => true,
  encryptStringAsync: async (text: string) => Buffer.from([...text].reverse().join('')),
  decryptStringAsync: async (bytes: Buffer) => ({
    result: [...bytes.toString()].reverse().join(''),
    shouldReEncrypt: false,
  }),
};
export const Menu = {
  buildFromTemplate: (template: typeof told.menu) => template,
  setApplicationMenu: (template: typeof told.menu) => {
    told.menu = template;
  },
};
export const dialog = {
  showErrorBox: () => undefined,
  showMessageBox: async () => ({ response: 0 }),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
};
export const powerSaveBlocker = { start: () => 1, stop: () => undefined };
export class Notification extends EventEmitter {
  static isSupported = () => false;
  show = () => undefined;
}
