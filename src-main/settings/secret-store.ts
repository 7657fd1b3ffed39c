// Tokens of engines elsewhere: from the environment, else the system's key store, else a file that only the user can read.
// A value leaves this room by `get` only: it is in no message, no event and no log.
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { SecretState } from '#shared/model/engine-info.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import {
  NO_SECRETS,
  readSecretFile,
  type SecretFile,
  type StoredSecret,
  storedIn,
  wasOpenToOthers,
  writeSecret,
} from './secret-file.ts';
import type { Environment } from './settings-from-environment.ts';

export type SecretName = SecretState['name'];

/** The system's own, where the host has one. Its functions may throw. */
export interface KeyStore {
  isAvailable(): Promise<boolean>;
  encrypt(text: string): Promise<Buffer>;
  decrypt(bytes: Buffer): Promise<string>;
}

export interface SecretStore {
  /** The value to use; null: there is none. As last read or changed. */
  get(name: SecretName): string | null;
  /** Without values. Reads the file again: a command line beside this studio may have changed it. */
  state(): Promise<SecretState[]>;
  /** Errors: `bad-request` (no token), `not-supported` (the key store refused), or the file. */
  set(name: SecretName, value: string): Promise<Result<SecretState[]>>;
  clear(name: SecretName): Promise<Result<SecretState[]>>;
}

export interface SecretStoreOptions {
  readonly appDataPath: string;
  readonly logger: Logger;
  /** null: the host has none. */
  readonly keyStore?: KeyStore | null;
  readonly environment?: Environment;
}

/** In this order. */
const VARIABLES: Readonly<Record<SecretName, readonly string[]>> = {
  replicate: ['REPLICATE_API_TOKEN', 'REPLICATE_API_KEY'],
};
const NAMES = Object.keys(VARIABLES) as SecretName[];

/** What a header can carry. */
const isUsable = (value: string): boolean => /^[\x21-\x7e]+$/.test(value) && !/^REPLICATE_API_/.test(value);

interface Opened {
  readonly value: string | null;
  readonly state: Omit<SecretState, 'storesIn'>;
}

export async function openSecretStore(options: SecretStoreOptions): Promise<SecretStore> {
  const { logger, keyStore = null } = options;
  const filePath = join(options.appDataPath, 'secrets.json');
  const secrets = new Map<SecretName, Opened>();
  let file = NO_SECRETS;
  let queue: Promise<unknown> = Promise.resolve();
  // One after the other, each from what the file says now.
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(async () => {
      file = await readSecretFile(filePath, file, logger);
      return work();
    });
    queue = done.catch(() => undefined);
    return done;
  };
  const openAll = async () => {
    for (const name of NAMES) secrets.set(name, await openSecret(name, { ...options, filePath, file }));
  };
  const tell = async () => {
    // Asked here, not at the start: some systems want a password for it.
    const storesIn = (await isAvailable(keyStore)) ? ('key-store' as const) : ('file' as const);
    return [...secrets.values()].map(({ state }) => ({ ...state, storesIn }));
  };
  const save = async (name: SecretName, secret: StoredSecret | null) => {
    // Not read is not empty: what we could not see must not be replaced.
    if (file.unreadable !== null) return err(file.unreadable);
    const written = await writeSecret(filePath, file, name, secret);
    if (!written.ok) return written;
    file = written.value;
    await openAll();
    return ok(await tell());
  };
  await inTurn(openAll);
  return {
    get: (name) => secrets.get(name)?.value ?? null,
    state: () =>
      inTurn(async () => {
        await openAll();
        return tell();
      }),
    set: (name, given) =>
      inTurn(async () => {
        const value = given.trim();
        if (!isUsable(value)) return err(noToken());
        const sealed = await seal(value, keyStore);
        return sealed.ok ? save(name, sealed.value) : sealed;
      }),
    clear: (name) => inTurn(() => save(name, null)),
  };
}

async function seal(value: string, keyStore: KeyStore | null): Promise<Result<StoredSecret>> {
  if (keyStore === null || !(await isAvailable(keyStore))) return ok({ with: 'file', value });
  try {
    const bytes = await keyStore.encrypt(value);
    return ok({ with: 'key-store', value: bytes.toString('base64') });
  } catch {
    // Without the cause: who knows what it quotes.
    return err(keyStoreRefused());
  }
}

async function openSecret(
  name: SecretName,
  { environment = process.env, keyStore = null, filePath, file }: SecretStoreOptions & SecretPlace,
): Promise<Opened> {
  const isStored = Object.hasOwn(file.raw, name);
  const base = { name, isStored };
  const variable = VARIABLES[name].find((one) => environment[one]?.trim());
  const given = variable === undefined ? undefined : environment[variable]?.trim();
  if (variable !== undefined && given !== undefined && isUsable(given)) {
    const problem = isStored && file.wasOpen ? wasOpenToOthers(filePath) : null;
    return { value: given, state: { ...base, from: 'environment', place: variable, problem } };
  }
  const unusable = variable === undefined ? null : notUsed(variable);
  const { value, from, problem } = await openStored(name, { filePath, file }, keyStore);
  return { value, state: { ...base, from, place: filePath, problem: unusable ?? problem } };
}

interface SecretPlace {
  readonly filePath: string;
  readonly file: SecretFile;
}
interface OpenedFile {
  readonly value: string | null;
  readonly from: SecretState['from'];
  readonly problem: string | null;
}

async function openStored(
  name: SecretName,
  { filePath, file }: SecretPlace,
  keyStore: KeyStore | null,
): Promise<OpenedFile> {
  const without = (problem: string | null): OpenedFile => ({ value: null, from: 'none', problem });
  if (file.unreadable !== null) return without(say`${filePath} cannot be read: ${file.unreadable.message}`);
  const stored = storedIn(file, name);
  if (stored === undefined) return without(null);
  const wasOpen = file.wasOpen ? wasOpenToOthers(filePath) : null;
  if (stored?.with === 'file' && isUsable(stored.value)) return { value: stored.value, from: 'file', problem: wasOpen };
  if (stored?.with !== 'key-store') return without(notUnderstood(filePath));
  if (keyStore === null || !(await isAvailable(keyStore))) return without(elsewhere());
  try {
    const value = await keyStore.decrypt(Buffer.from(stored.value, 'base64'));
    return isUsable(value) ? { value, from: 'key-store', problem: wasOpen } : without(notDecrypted());
  } catch {
    return without(notDecrypted());
  }
}

const isAvailable = async (keyStore: KeyStore | null): Promise<boolean> =>
  (await keyStore?.isAvailable().catch(() => false)) ?? false;

const noToken = (): StudioError => ({
  code: 'bad-request',
  message: say`This is no token: it holds spaces, line breaks or letters that no token has, or its name stands before it.`,
  remedy: say`Give the token alone, as it was copied; one of Replicate begins with r8_.`,
});

const keyStoreRefused = (): StudioError => ({
  code: 'not-supported',
  message: say`The system’s key store did not take the token; nothing was stored.`,
  remedy: say`Unlock it and try again, or give the token as REPLICATE_API_TOKEN in the environment.`,
});

const notUsed = (variable: string): string =>
  say`${variable} in the environment is no token and is ignored: it holds spaces, line breaks or letters that no token has.`;

const notUnderstood = (filePath: string): string =>
  say`What stands in ${filePath} is not understood by this version. Set the token anew to replace it.`;

const elsewhere = (): string =>
  say`A token is stored in the system’s key store, which cannot be opened here. Use the Longtake window, set REPLICATE_API_TOKEN, or set the token anew.`;

const notDecrypted = (): string =>
  say`The stored token cannot be decrypted: another user or another machine stored it. Set it anew, or remove it.`;
