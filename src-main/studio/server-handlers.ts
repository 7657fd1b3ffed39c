// The requests about servers: looking at one, starting one again, allowing that a run does so.

import type { ServerStatus } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { ok } from '#shared/result.ts';
import type { Handlers } from './answer-request.ts';
import { checkServerAt } from './check-server.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { ServerRestarter } from './restart-server.ts';
import { serverName } from './server-name.ts';
import type { StudioEvents } from './studio-events.ts';

export interface ServerHandlerOptions {
  readonly parts: Pick<StudioParts, 'settings' | 'logger'>;
  readonly events: Pick<StudioEvents, 'send'>;
  readonly restarter: ServerRestarter;
  /** Ids of the jobs that this studio has on servers. */
  ownJobIds(): ReadonlySet<string>;
  /** Whether the server at this URL can render the open project; null: none is open. */
  canRender(url: string, signal: AbortSignal): Promise<ServerStatus['canRender']>;
  /** One is back: a run that waits for it need not wait for its next look. */
  askServersNow(): void;
}

export function serverHandlers(options: ServerHandlerOptions) {
  const { restarter, events } = options;
  const { settings, logger } = options.parts;
  const check = async (url: string) =>
    ok(await checkServerAt(url, { ...options, logger, restartCommands: settings.get().restartCommands }));
  return {
    'servers.check': ({ url }) => check(url),
    'servers.restart': async ({ url }) => {
      const restarted = await restarter.restart(url);
      if (!restarted.ok) return restarted;
      options.askServersNow();
      events.send('notice', { severity: 'success', message: say`${serverName(url)} was restarted and answers again.` });
      return check(url);
    },
    'servers.allowRestart': ({ url, byItself }) => settings.allowRestart(url, byItself),
  } satisfies Partial<Handlers>;
}
