// Brings the page back after a fault and tells why; the studio and its run live in the main process and go on.
import type { App, BrowserWindow } from 'electron';
import { say } from '#shared/i18n/say.ts';
import type { Logger } from '../logging/index.ts';
import { chooseRecovery, isGpuFault } from './crash-recovery.ts';
import { askToReload } from './file-dialogs.ts';
import { sendToPage } from './ipc.ts';

export function recoverWindow(app: App, window: BrowserWindow, logger: Logger): void {
  let lastReloadMs: number | null = null;
  const reload = (message: string) => {
    lastReloadMs = Date.now();
    window.webContents.once('did-finish-load', () =>
      sendToPage(window.webContents, { name: 'notice', payload: { severity: 'warning', message } }),
    );
    window.webContents.reload();
  };
  const recover = async (reason: string, message: string) => {
    const recovery = window.isDestroyed() ? 'ignore' : chooseRecovery(reason, lastReloadMs, Date.now());
    if (recovery === 'reload' || (recovery === 'ask' && (await askToReload(window)))) reload(message);
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    logger.error('The page’s process is gone', { reason, exitCode });
    void recover(reason, say`The window was loaded again after a fault. A run was not touched by it.`);
  });
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    logger.error('A helper process is gone', { type, reason, exitCode });
    if (!isGpuFault(type, reason)) return;
    void recover(reason, say`The graphics process failed and was started again. A run was not touched by it.`);
  });
}
