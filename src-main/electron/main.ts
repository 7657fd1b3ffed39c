// The Electron host: what must be said before the app is ready, then one window on one studio.
import { resolve } from 'node:path';
import { app, protocol } from 'electron';
import { say } from '#shared/i18n/say.ts';
import { createLogger } from '../logging/index.ts';
import { MEDIA_SCHEME } from './media-protocol.ts';
import { choosePageAddress, PAGE_SCHEME } from './page-address.ts';
import { startApp } from './start-app.ts';

// Standard: a host and relative paths. Secure: counts as https. Stream: a <video> may seek.
const privileges = { standard: true, secure: true, stream: true, supportFetchAPI: true };
protocol.registerSchemesAsPrivileged([
  { scheme: PAGE_SCHEME, privileges },
  { scheme: MEDIA_SCHEME, privileges },
]);

// Before the lock is asked for: it is one per data folder, so that tests run beside the user's own studio.
if (process.env.LONGTAKE_DATA) app.setPath('userData', resolve(process.env.LONGTAKE_DATA));
if (process.env.LONGTAKE_DISABLE_GPU === '1') app.disableHardwareAcceleration();
// Windows groups windows and names notifications by it; the same as appId in electron-builder.yml.
app.setAppUserModelId('studio.longtake.app');

const logger = createLogger((line) => process.stderr.write(`${line}\n`));

if (!app.requestSingleInstanceLock()) {
  logger.info('Longtake is already open; its window comes to the front');
  app.quit();
} else {
  const page = choosePageAddress(app.isPackaged, process.env.ELECTRON_RENDERER_URL);
  void app
    .whenReady()
    .then(() => startApp(page, logger))
    .catch((cause: unknown) => {
      logger.failure({ code: 'unexpected', message: say`Longtake could not start.`, remedy: say`Report this.`, cause });
      app.exit(1);
    });
}
