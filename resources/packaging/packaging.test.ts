// electron-builder.yml against electron-builder's own schema, and against the files it names.
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { ffmpegFolder } from './bring-ffmpeg.ts';

const root = resolve(import.meta.dirname, '..', '..');
const requireFromBuilder = createRequire(createRequire(import.meta.url).resolve('electron-builder/package.json'));

type Tree = { readonly [key: string]: unknown };
interface Loader {
  getConfig(projectPath: string, configPath: string, overrides: null): Promise<Tree>;
  validateConfiguration(config: Tree, debugLogger: unknown): Promise<void>;
}
const { getConfig, validateConfiguration }: Loader = requireFromBuilder('app-builder-lib/out/util/config/config.js');
const { DebugLogger }: { DebugLogger: new (isEnabled: boolean) => unknown } = requireFromBuilder('builder-util');

const config = await getConfig(root, join(root, 'electron-builder.yml'), null);

it('is what electron-builder understands', async () => {
  await expect(validateConfiguration(config, new DebugLogger(false))).resolves.toBeUndefined();
  const misspelt = { ...config, electronFuses: { runAsNodes: false } };
  await expect(validateConfiguration(misspelt, new DebugLogger(false))).rejects.toThrow(/electronFuses/);
});

it('names files that are there', () => {
  const named = [...namedPaths(config)].filter((path) => !path.startsWith('dist/'));
  expect(named).toEqual(expect.arrayContaining(['resources/icons/icon.ico', 'workflows', 'resources/sample']));
  expect(named.filter((path) => !existsSync(join(root, path)))).toEqual([]);
});

it('takes ffmpeg from where the hook puts it', () => {
  const from = JSON.stringify(config.extraResources);
  // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder's placeholders, not ours.
  expect(from).toContain('dist/ffmpeg/${os}-${arch}');
  expect(ffmpegFolder('darwin', 'arm64')).toBe(join(root, 'dist', 'ffmpeg', 'mac-arm64'));
  expect(ffmpegFolder('win32', 'x64')).toBe(join(root, 'dist', 'ffmpeg', 'win-x64'));
});

it('switches off what would let others run code in the app', () => {
  expect(config.electronFuses).toMatchObject({
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    enableEmbeddedAsarIntegrityValidation: true,
  });
});

/** Every value under a key that names a file of the repository. */
function* namedPaths(tree: unknown): Generator<string> {
  if (typeof tree !== 'object' || tree === null) return;
  for (const [key, value] of Object.entries(tree)) {
    const isPath = ['icon', 'entitlements', 'entitlementsInherit', 'beforePack', 'from'].includes(key);
    if (isPath && typeof value === 'string') yield value;
    else yield* namedPaths(value);
  }
}
