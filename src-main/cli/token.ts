// longtake token: stores the token of an engine elsewhere. It comes in on stdin only: arguments are seen by every program
// of this machine and kept by the shell.
import type { SecretState } from '#shared/model/engine-info.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { appDataPath } from '../host-paths/index.ts';
import { redact } from '../logging/index.ts';
import { openSecretStore, type SecretName, type SecretStore } from '../settings/index.ts';
import {
  type Command,
  type CommandContext,
  EXIT,
  type ExitCode,
  fail,
  loggerOf,
  parseCommandLine,
  usageError,
} from './command.ts';

const OPTIONS = {
  clear: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const NAMES: readonly SecretName[] = ['replicate'];
/** Far more than any token. */
const MOST_BYTES = 10_000;

const HOW = [
  'Set it from a file:            longtake token replicate < FILE',
  'from the clipboard (macOS):    pbpaste | longtake token replicate',
  'or typed unseen (bash, zsh):   read -rs T && printf %s "$T" | longtake token replicate',
  '',
].join('\n');

export const tokenCommand: Command = {
  name: 'token',
  summary: 'store the token of an engine elsewhere, read from stdin; or tell where it is',
  usage: 'longtake token [replicate] [--clear] [--json]',
  async run(given) {
    // Whatever was typed by mistake is not repeated.
    const context = { ...given, writeError: (text: string) => given.writeError(redact(text)) };
    const parsed = parseCommandLine(this, context, OPTIONS);
    if (!parsed.ok) return parsed.error;
    const { values, positionals } = parsed.value;
    const name = NAMES.find((known) => known === positionals[0]);
    if (positionals.length > 1 || (positionals.length === 1 && name === undefined)) {
      return usageError(this, context, asArgument());
    }
    if (values.clear && name === undefined) return usageError(this, context, 'Name whose token: replicate.');
    const secrets = await openSecretStore({
      appDataPath: appDataPath(),
      logger: loggerOf(context),
    });
    if (name === undefined) return tell(context, await secrets.state(), values.json);
    if (!values.clear && process.stdin.isTTY) {
      const told = tell(context, await secrets.state(), values.json);
      context.writeError(HOW);
      return told;
    }
    const changed = values.clear ? await secrets.clear(name) : await store(secrets, name);
    return changed.ok ? tell(context, changed.value, values.json) : fail(context, changed.error, values.json);
  },
};

const asArgument = (): string =>
  `Behind "token" stands only whose token it is: ${NAMES.join(', ')}. If you gave the token itself: a token is never an argument, for other programs of this machine see arguments and the shell keeps them. Make a new one, then:\n${HOW}`;

async function store(secrets: SecretStore, name: SecretName): Promise<Result<SecretState[]>> {
  const text = await readStdin();
  return text.ok ? secrets.set(name, text.value) : text;
}

async function readStdin(): Promise<Result<string>> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of process.stdin) {
    chunks.push(Buffer.from(chunk));
    bytes += chunk.length;
    if (bytes > MOST_BYTES) return err(notOnStdin('What came in on stdin is too long for a token.'));
  }
  const text = Buffer.concat(chunks).toString('utf8').trim();
  return text === '' ? err(notOnStdin('Nothing came in on stdin.')) : ok(text);
}

const notOnStdin = (message: string) => ({
  code: 'bad-request' as const,
  message,
  remedy: `Give the token alone.\n${HOW.trimEnd()}`,
});

function tell(context: CommandContext, states: readonly SecretState[], asJson: boolean): ExitCode {
  for (const state of states) context.write(asJson ? `${JSON.stringify(toJson(state))}\n` : sentence(state));
  return EXIT.done;
}

const toJson = ({ name, from, storesIn, place, isStored, problem }: SecretState) => ({
  name,
  from,
  stores_in: storesIn,
  place,
  is_stored: isStored,
  problem,
});

function sentence({ name, from, place, isStored, problem }: SecretState): string {
  const lines = {
    environment: `${name}: set, by ${place} in the environment${isStored ? '; it wins over the one that is stored' : ''}`,
    'key-store': `${name}: set, in the system’s key store`,
    file: `${name}: set, in ${place}`,
    none: `${name}: not set`,
  };
  return `${lines[from]}\n${problem === null ? '' : `${problem}\n`}`;
}
