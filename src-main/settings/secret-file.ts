// secrets.json in the app's own folder: one entry a secret, as text or as the key store's bytes. Only its owner may read it.
import { chmod, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { readJsonFile, setAside, writeJsonAtomically } from '../storage/index.ts';
import { asObject } from './as-object.ts';

const OWNER_ONLY = 0o600;
const OF_OTHERS = 0o077;

const storedSecret = z.object({
  /** `key-store`: `value` is its bytes as base64. */
  with: z.enum(['key-store', 'file']),
  value: z.string().min(1),
});
export type StoredSecret = z.infer<typeof storedSecret>;

export interface SecretFile {
  readonly raw: Readonly<Record<string, unknown>>;
  /** Why the file, which is there, could not be read: then nothing may be written over it. */
  readonly unreadable: StudioError | null;
  /** Others on this machine could read it until now, or still can. */
  readonly wasOpen: boolean;
}

export const NO_SECRETS: SecretFile = { raw: {}, unreadable: null, wasOpen: false };

/** @param before what was known: that others could read it stays said */
export async function readSecretFile(filePath: string, before: SecretFile, logger: Logger): Promise<SecretFile> {
  const wasOpen = (await narrow(filePath, logger)) || before.wasOpen;
  const file = await readJsonFile(filePath);
  if (file.ok) {
    const raw = asObject(file.value.value);
    if (raw !== null) return { raw, unreadable: null, wasOpen };
  } else if (file.error.code !== 'bad-file') {
    return { ...NO_SECRETS, wasOpen, unreadable: file.error.code === 'file-missing' ? null : file.error };
  }
  // Without the error's details: a parser quotes what it stumbled over, and that may be a part of a secret.
  const aside = await setAside(filePath);
  logger.warn('secrets.json was damaged and set aside', { file: aside.ok ? basename(aside.value) : filePath });
  return { ...NO_SECRETS, wasOpen, unreadable: aside.ok ? null : aside.error };
}

/** undefined: there is none; null: it cannot be used by this version. */
export function storedIn({ raw }: SecretFile, name: string): StoredSecret | null | undefined {
  if (!Object.hasOwn(raw, name)) return undefined;
  const parsed = storedSecret.safeParse(raw[name]);
  return parsed.success ? parsed.data : null;
}

/** @param secret null takes it away; what else stands in the file stays */
export async function writeSecret(
  filePath: string,
  file: SecretFile,
  name: string,
  secret: StoredSecret | null,
): Promise<Result<SecretFile>> {
  const { [name]: _before, ...others } = file.raw;
  const raw = secret === null ? others : { ...others, [name]: secret };
  const written = await writeJsonAtomically(filePath, raw, OWNER_ONLY);
  // A new secret was in no file that others could read.
  return written.ok ? ok({ raw, unreadable: null, wasOpen: false }) : written;
}

export const wasOpenToOthers = (filePath: string): string =>
  say`Others on this machine could read ${filePath} until now. Make a new token where the old one came from, if that may matter.`;

/** true: others had rights to it. Windows keeps the rights of the user's own folder. */
async function narrow(filePath: string, logger: Logger): Promise<boolean> {
  if (process.platform === 'win32') return false;
  const found = await stat(filePath).catch(() => null);
  if (found === null || !found.isFile() || (found.mode & OF_OTHERS) === 0) return false;
  const rights = (found.mode & 0o777).toString(8);
  const narrowed = await chmod(filePath, OWNER_ONLY).then(
    () => true,
    () => false,
  );
  logger.warn(
    narrowed
      ? 'secrets.json could be read by others; now only its owner may'
      : 'secrets.json can be read by others, and its rights could not be changed',
    { file: filePath, rights },
  );
  return true;
}
