// The system's key store, as Electron opens it.
import type { SafeStorage } from 'electron';
import type { StudioOptions } from '../studio/index.ts';

type Systems = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/** Without a key ring Chromium on Linux takes a key that everybody knows: then a file that only the user can read is as good. */
const NO_KEY_RING = new Set(['basic_text', 'unknown']);

export function createKeyStore(
  system: Systems,
  platform: NodeJS.Platform = process.platform,
): NonNullable<StudioOptions['keyStore']> {
  return {
    async isAvailable() {
      if (platform === 'linux' && NO_KEY_RING.has(system.getSelectedStorageBackend())) return false;
      return system.isAsyncEncryptionAvailable();
    },
    encrypt: (text) => system.encryptStringAsync(text),
    decrypt: async (bytes) => (await system.decryptStringAsync(bytes)).result,
  };
}
