import { expect, it } from 'vitest';
import { createKeyStore } from './key-store.ts';

type System = Parameters<typeof createKeyStore>[0];

/** Answers as Electron's safeStorage does; its bytes are the text turned around. */
const system = (backend: ReturnType<System['getSelectedStorageBackend']>, available = true): System => ({
  getSelectedStorageBackend: () => backend,
  isAsyncEncryptionAvailable: async () => available,
  encryptStringAsync: async (text) => Buffer.from([...text].reverse().join('')),
  decryptStringAsync: async (bytes) => ({ result: [...bytes.toString()].reverse().join(''), shouldReEncrypt: false }),
});

it.each([
  ['linux', 'gnome_libsecret', true, true],
  ['linux', 'kwallet6', true, true],
  ['linux', 'basic_text', true, false],
  ['linux', 'unknown', true, false],
  ['linux', 'gnome_libsecret', false, false],
  ['darwin', 'unknown', true, true],
  ['win32', 'unknown', false, false],
] as const)('on %s with %s, where encryption says %s, is a key store: %s', async (platform, backend, available, is) => {
  expect(await createKeyStore(system(backend, available), platform).isAvailable()).toBe(is);
});

it('gives back what it was given', async () => {
  const keyStore = createKeyStore(system('gnome_libsecret'), 'linux');
  const bytes = await keyStore.encrypt('r8_secret');
  expect([bytes.toString(), await keyStore.decrypt(bytes)]).toEqual(['terces_8r', 'r8_secret']);
});
