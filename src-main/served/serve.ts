// The served host: the same studio for a browser, on 127.0.0.1 only.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { PageLines } from '#shared/contract/page-line.ts';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { appDataPath, checkoutPaths } from '../host-paths/index.ts';
import { createStudio, type Studio } from '../studio/index.ts';
import { attachEventSocket } from './event-socket.ts';
import { createHttpApp } from './http-app.ts';
import { newSessionToken } from './session-token.ts';

export interface ServeOptions {
  /** null: any free one. */
  readonly port: number | null;
  /** Opened at once; null: the page asks. */
  readonly projectPath: string | null;
  /** Such as `de-AT`; absent: English. */
  readonly systemLocale?: string;
}

export interface ServedStudio {
  /** Opens the studio; carries the session token. */
  readonly url: string;
  readonly token: string;
  readonly studio: Studio;
  close(): Promise<void>;
}

export async function serve(options: ServeOptions): Promise<Result<ServedStudio>> {
  const created = await createStudio({
    host: 'served',
    version: checkoutPaths.version,
    appDataPath: appDataPath(),
    workflowsPath: checkoutPaths.workflowsPath,
    resourcesPath: checkoutPaths.resourcesPath,
    ...(options.systemLocale !== undefined && { systemLocale: options.systemLocale }),
  });
  if (!created.ok) return created;
  const studio = created.value;
  if (options.projectPath !== null) {
    const opened = await studio.call('project.open', { folderPath: options.projectPath });
    if (!opened.ok) {
      await studio.close();
      return opened;
    }
  }
  const token = process.env.LONGTAKE_TOKEN ?? newSessionToken();
  const port = () => (server.address() as AddressInfo | null)?.port ?? 0;
  const lines = new PageLines();
  const app = createHttpApp({ studio, lines, token, port, rendererPath: checkoutPaths.rendererPath });
  const server = createServer(getRequestListener(app.fetch));
  const listening = await listen(server, options.port ?? 0);
  if (!listening.ok) {
    await studio.close();
    return listening;
  }
  const detach = attachEventSocket(server, { studio, lines, port, token });
  return ok({
    url: `http://127.0.0.1:${port()}/?token=${token}`,
    token,
    studio,
    async close() {
      detach();
      await studio.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function listen(server: Server, port: number): Promise<Result<void>> {
  return new Promise((resolve) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const isTaken = cause.code === 'EADDRINUSE';
      resolve(
        err({
          code: 'unexpected',
          message: isTaken ? say`Port ${port} is in use.` : say`Port ${port} cannot be used: ${cause.message}`,
          remedy: say`Choose another with --port, or none for any free one.`,
          cause,
        }),
      );
    });
    server.listen(port, '127.0.0.1', () => resolve(ok(undefined)));
  });
}
