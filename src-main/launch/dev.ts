// `npm run dev`: the served studio, and in front of it a development server that loads changes of the page at once.

import type { ClientRequest, IncomingMessage } from 'node:http';
import { resolve } from 'node:path';
import { createServer, type ProxyOptions } from 'vite';
import { describeError } from '#shared/describe-error.ts';
import { systemLocale } from '../host-paths/index.ts';
import { serve } from '../served/index.ts';
import { firstSignal } from './run-served.ts';
import { parseStartOptions, usage } from './start-options.ts';

const root = resolve(import.meta.dirname, '..', '..');

async function main(words: readonly string[]): Promise<number> {
  const command = parseStartOptions(words);
  if (command.kind !== 'start') {
    process.stderr.write(command.kind === 'wrong' ? `${command.message}\n\n${usage()}` : usage());
    return command.kind === 'wrong' ? 2 : 0;
  }
  const served = await serve({
    port: command.options.port,
    projectPath: command.options.projectPath,
    systemLocale: systemLocale(),
  });
  if (!served.ok) {
    process.stderr.write(`${describeError(served.error)}\n`);
    return 1;
  }
  const studioUrl = new URL(served.value.url).origin;
  const server = await createServer({
    configFile: resolve(root, 'vite.web.config.ts'),
    server: { proxy: proxyTo(studioUrl, served.value.token) },
  });
  await server.listen();
  server.printUrls();
  await firstSignal();
  await server.close();
  await served.value.close();
  return 0;
}

/** The development server signs in for its own page. What another site's page sends keeps its Origin, and is refused. */
function proxyTo(studioUrl: string, token: string): Record<string, ProxyOptions> {
  const signIn = (asked: ClientRequest, request: IncomingMessage) => {
    asked.setHeader('authorization', `Bearer ${token}`);
    const { origin = studioUrl, host } = request.headers;
    asked.setHeader('origin', origin === `http://${host}` ? studioUrl : origin);
  };
  const proxied: ProxyOptions = {
    target: studioUrl,
    changeOrigin: true,
    configure: (proxy) => proxy.on('proxyReq', signIn).on('proxyReqWs', signIn),
  };
  return {
    '/api': proxied,
    '/media': proxied,
    '/events': { ...proxied, target: studioUrl.replace(/^http/, 'ws'), ws: true },
  };
}

process.exitCode = await main(process.argv.slice(2));
