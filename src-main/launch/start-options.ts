// The words after `npm start --`.

import { parseArgs } from 'node:util';
import { say } from '#shared/i18n/say.ts';

export interface StartOptions {
  /** false: neither a window nor a browser opens; the address is printed. */
  readonly open: boolean;
  /** true: the browser is wanted, whatever else could be had. */
  readonly serve: boolean;
  /** null: any free one. */
  readonly port: number | null;
  readonly projectPath: string | null;
}

export type StartCommand =
  | { readonly kind: 'start'; readonly options: StartOptions }
  | { readonly kind: 'help' }
  | { readonly kind: 'wrong'; readonly message: string };

/** In the language of the moment. */
export const usage = (): string => say`Usage: npm start -- [options]      (npm run serve -- [options] always serves)

Opens Longtake in its own window; where that cannot be had, serves it to the browser on 127.0.0.1.

  --project DIR   open this project folder
  --serve         serve to the browser even where a window could be had
  --no-open       serve and print the address, open nothing
  --port N        serve on this port (any free one without it)
  --help          this text
`;

export function parseStartOptions(words: readonly string[]): StartCommand {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        project: { type: 'string' },
        serve: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        port: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return { kind: 'help' };
    const port = values.port === undefined ? null : parsePort(values.port);
    if (port === 'wrong')
      return { kind: 'wrong', message: say`--port wants a number from 0 to 65535, not "${values.port ?? ''}".` };
    if (values.project === '') return { kind: 'wrong', message: say`--project wants a folder.` };
    return {
      kind: 'start',
      options: {
        open: !values['no-open'],
        // A port means nothing to a window.
        serve: Boolean(values.serve) || port !== null,
        port,
        projectPath: values.project ?? null,
      },
    };
  } catch (cause) {
    return { kind: 'wrong', message: cause instanceof Error ? firstSentence(cause.message) : String(cause) };
  }
}

function parsePort(text: string): number | 'wrong' {
  const port = Number(text);
  return /^\d+$/.test(text) && port <= 65_535 ? port : 'wrong';
}

/** parseArgs adds a lesson on escaping that helps nobody here. */
const firstSentence = (message: string): string => `${message.split('. ')[0]?.replace(/\.$/, '')}.`;
