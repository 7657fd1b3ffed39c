// Puts the host together once Electron is ready: studio, protocols, window, menu, signs, quitting.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, ipcMain, Menu, protocol, type Session, safeStorage, session, shell } from 'electron';
import { DEFAULT_SETTINGS, type KeyPreset, type StudioSettings } from '#shared/model/settings.ts';
import type { Logger } from '../logging/index.ts';
import { createStudio, type Studio } from '../studio/index.ts';
import { COMMAND_CHANNEL } from './channels.ts';
import { askToStopTheRun, pickFolder, showProblem, showStartFailure } from './file-dialogs.ts';
import { answerCalls, PageOfWindow, sendToPage } from './ipc.ts';
import { createKeyStore } from './key-store.ts';
import { answerMediaRequest, MEDIA_SCHEME } from './media-protocol.ts';
import { type MenuParts, menuTemplate } from './menu.ts';
import { createOrderlyQuit, type OrderlyQuit } from './orderly-quit.ts';
import { isOwnPage, mayOpenOutside, PAGE_SCHEME, type PageAddress } from './page-address.ts';
import { limitNavigation, limitPermissions, sendPolicyWhileDeveloping } from './page-limits.ts';
import { answerPageFile } from './page-protocol.ts';
import { bringToFront, windowSignals } from './power.ts';
import { projectArgument } from './project-argument.ts';
import { followRuns } from './run-signs.ts';
import { type ShippedPaths, shippedPaths } from './shipped-paths.ts';
import { openWindow } from './window.ts';
import { recoverWindow } from './window-recovery.ts';

const LONGEST_CLOSE_MS = 30_000;

export async function startApp(page: PageAddress, logger: Logger): Promise<void> {
  const paths = shippedPaths({
    isPackaged: app.isPackaged,
    appPath: app.getAppPath(),
    packagedResourcesPath: process.resourcesPath,
  });
  const created = await createStudio({
    host: 'electron',
    version: app.getVersion(),
    appDataPath: app.getPath('userData'),
    workflowsPath: paths.workflowsPath,
    resourcesPath: paths.resourcesPath,
    pickFolder: () => pickFolder(BrowserWindow.getFocusedWindow()),
    revealFile: (filePath) => shell.showItemInFolder(filePath),
    systemLocale: app.getLocale(),
    keyStore: createKeyStore(safeStorage),
  });
  if (!created.ok) {
    logger.failure(created.error);
    showStartFailure(created.error);
    app.exit(1);
    return;
  }
  const studio = created.value;
  serveThePage(session.defaultSession, page, paths, studio);
  const pages = new PageOfWindow();
  answerCalls({
    ipcMain,
    pages,
    isOwnPage: (url) => isOwnPage(page, url),
    answer: (name, rawInput) => studio.answer(name, rawInput),
    onRefused: (senderUrl) => logger.warn('Refused a request from elsewhere', { senderUrl }),
  });
  const window = await openWindow({
    preloadPath: paths.preloadPath,
    placeFilePath: join(app.getPath('userData'), 'window.json'),
    iconPath: existsSync(paths.iconPath) ? paths.iconPath : null,
  });
  limitNavigation(window.webContents, page, openOutside);
  joinWindowAndStudio(window, studio, { page, pages }, logger);
  await window.loadURL(page.url);
  await openGivenProject(window, studio, process.argv, process.cwd());
}

function serveThePage(pageSession: Session, page: PageAddress, paths: ShippedPaths, studio: Studio): void {
  limitPermissions(pageSession, page);
  sendPolicyWhileDeveloping(pageSession, page);
  protocol.handle(PAGE_SCHEME, (request) => answerPageFile(paths.pagePath, request));
  protocol.handle(MEDIA_SCHEME, (request) =>
    answerMediaRequest((mediaPath, asked) => studio.answerMedia(mediaPath, asked), request),
  );
}

interface ShownPage {
  readonly page: PageAddress;
  readonly pages: PageOfWindow;
}

function joinWindowAndStudio(window: BrowserWindow, studio: Studio, { page, pages }: ShownPage, logger: Logger): void {
  const runs = followRuns(windowSignals(window));
  studio.onEvent((message) => {
    sendToPage(window.webContents, message, pages);
    if (message.name === 'run.changed') runs.show(message.payload);
  });
  recoverWindow(app, window, logger);
  quitInOrder(
    window,
    createOrderlyQuit({
      isRunning: () => studio.isRunning(),
      ask: () => askToStopTheRun(window.isDestroyed() ? null : window),
      async close() {
        runs.end();
        await studio.close();
      },
      leave: () => app.quit(),
      longestCloseMs: LONGEST_CLOSE_MS,
    }),
  );
  app.on('second-instance', (_event, argv, workingFolderPath) => {
    bringToFront(window);
    void openGivenProject(window, studio, argv, workingFolderPath);
  });
  void showMenu(window, studio, page);
}

/** Says itself again with every change of the settings: another language, other keys. */
async function showMenu(window: BrowserWindow, studio: Studio, page: PageAddress): Promise<void> {
  const show = ({ keyPreset }: Pick<StudioSettings, 'keyPreset'>) =>
    Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(menuParts(window, page, keyPreset))));
  studio.onEvent((message) => {
    if (message.name === 'settings.changed') show(message.payload);
  });
  const settings = await studio.call('settings.get', {});
  show(settings.ok ? settings.value : DEFAULT_SETTINGS);
}

/** Closing the window quits on every system: a run without a window could be neither seen nor stopped. */
function quitInOrder(window: BrowserWindow, quit: OrderlyQuit): void {
  const hold = (event: { preventDefault(): void }) => {
    if (quit.isClosed()) return;
    event.preventDefault();
    void quit.request('ask');
  };
  window.on('close', hold);
  app.on('before-quit', hold);
  app.on('window-all-closed', () => app.quit());
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void quit.request('at-once'));
}

function menuParts(window: BrowserWindow, page: PageAddress, keyPreset: KeyPreset): MenuParts {
  return {
    isMac: process.platform === 'darwin',
    isDevelopment: page.isDevelopment,
    keyPreset,
    run: (command) => {
      if (!window.isDestroyed()) window.webContents.send(COMMAND_CHANNEL, command);
    },
    openOutside,
  };
}

async function openGivenProject(
  window: BrowserWindow,
  studio: Studio,
  argv: readonly string[],
  workingFolderPath: string,
): Promise<void> {
  const folderPath = projectArgument(argv, workingFolderPath);
  if (folderPath !== null) await openProject(window, studio, folderPath);
}

async function openProject(window: BrowserWindow, studio: Studio, folderPath: string): Promise<void> {
  const opened = await studio.call('project.open', { folderPath });
  if (!opened.ok && !window.isDestroyed()) await showProblem(window, opened.error);
}

function openOutside(url: string): void {
  // A machine without a browser: nothing to be done about it from here.
  if (mayOpenOutside(url)) void shell.openExternal(url).catch(() => undefined);
}
