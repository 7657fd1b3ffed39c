import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { type Environment, type KeyStore, openSecretStore } from './index.ts';

const TOKEN = 'r8_Vxq3kT9mZb27LwYc5sNd8RfGh1JpUeAo4tXi6';

let folder: string;
let logged: string[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-secrets-'));
  logged = [];
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const filePath = () => join(folder, 'secrets.json');
const onDisk = async () => JSON.parse(await readFile(filePath(), 'utf8'));
const rights = async () => ((await stat(filePath())).mode & 0o777).toString(8);
const open = (keyStore: KeyStore | null = null, environment: Environment = {}) =>
  openSecretStore({ appDataPath: folder, logger: createLogger((line) => logged.push(line)), keyStore, environment });
const stateOf = async (...given: Parameters<typeof open>) => (await (await open(...given)).state())[0];

/** Bytes of one user cannot be opened by another, as with the system's own. */
function keyRing(user: string): KeyStore & { available: boolean; asked: number } {
  const head = `${user}:`;
  return {
    available: true,
    asked: 0,
    async isAvailable() {
      this.asked += 1;
      return this.available;
    },
    encrypt: async (text) => Buffer.from(head + [...text].reverse().join('')),
    async decrypt(bytes) {
      const text = bytes.toString();
      if (!text.startsWith(head)) throw new Error(`Not of ${user}: ${text}`);
      return [...text.slice(head.length)].reverse().join('');
    },
  };
}

describe('a token', () => {
  it('is kept in a file that only the user can read, where there is no key store', async () => {
    const secrets = await open();
    expect([secrets.get('replicate'), (await secrets.state())[0]]).toMatchObject([
      null,
      { name: 'replicate', from: 'none', storesIn: 'file', isStored: false, problem: null },
    ]);
    expect(await secrets.set('replicate', ` ${TOKEN}\n`)).toMatchObject({
      ok: true,
      value: [{ from: 'file', storesIn: 'file', place: filePath(), isStored: true, problem: null }],
    });
    expect(await onDisk()).toEqual({ replicate: { with: 'file', value: TOKEN } });
    if (process.platform !== 'win32') expect(await rights()).toBe('600');
    expect((await open()).get('replicate')).toBe(TOKEN);
    expect(await secrets.clear('replicate')).toMatchObject({ ok: true, value: [{ from: 'none', isStored: false }] });
    expect([secrets.get('replicate'), await onDisk()]).toEqual([null, {}]);
  });

  it('is kept by the key store where there is one, and not asked for before it is needed', async () => {
    const ring = keyRing('ana');
    const secrets = await open(ring);
    expect([secrets.get('replicate'), ring.asked]).toEqual([null, 0]);
    expect(await secrets.set('replicate', TOKEN)).toMatchObject({
      ok: true,
      value: [{ from: 'key-store', storesIn: 'key-store', problem: null }],
    });
    expect(await onDisk()).toEqual({ replicate: { with: 'key-store', value: expect.any(String) } });
    expect(await readFile(filePath(), 'utf8')).not.toContain(TOKEN);
    expect((await open(ring)).get('replicate')).toBe(TOKEN);
  });

  it('of another user or machine is told and not lost', async () => {
    await (await open(keyRing('ana'))).set('replicate', TOKEN);
    const before = await onDisk();
    expect(await stateOf(keyRing('ben'))).toMatchObject({
      from: 'none',
      isStored: true,
      problem: expect.stringContaining('cannot be decrypted'),
    });
    const elsewhere = { from: 'none', isStored: true, problem: expect.stringContaining('cannot be opened here') };
    expect(await stateOf(null)).toMatchObject({ ...elsewhere, storesIn: 'file' });
    const locked = { ...keyRing('ana'), available: false };
    expect(await stateOf(locked)).toMatchObject(elsewhere);
    expect(await onDisk()).toEqual(before);
    expect(logged.join()).not.toContain('ana');
  });

  it('of the environment wins, the newer name first, and what is no token does not', async () => {
    await (await open()).set('replicate', TOKEN);
    const both = { REPLICATE_API_TOKEN: ' r8_new ', REPLICATE_API_KEY: 'r8_old' };
    expect([(await open(null, both)).get('replicate'), await stateOf(null, both)]).toMatchObject([
      'r8_new',
      { from: 'environment', place: 'REPLICATE_API_TOKEN', isStored: true },
    ]);
    const older = { REPLICATE_API_TOKEN: ' ', REPLICATE_API_KEY: 'r8_old' };
    expect([(await open(null, older)).get('replicate'), await stateOf(null, older)]).toMatchObject([
      'r8_old',
      { from: 'environment', place: 'REPLICATE_API_KEY' },
    ]);
    const wrong = { REPLICATE_API_TOKEN: 'r8_two words' };
    expect([(await open(null, wrong)).get('replicate'), await stateOf(null, wrong)]).toMatchObject([
      TOKEN,
      { from: 'file', problem: expect.stringMatching(/^REPLICATE_API_TOKEN .* ignored/) },
    ]);
  });

  it.each(['', 'r8_two words', 'r8_a\nb', 'r8_ä', 'Bearer r8_x', 'REPLICATE_API_TOKEN=r8_x'])(
    'is refused where no header could carry it, and not repeated: %j',
    async (value) => {
      const secrets = await open();
      const refused = await secrets.set('replicate', value);
      expect(refused).toMatchObject({ ok: false, error: { code: 'bad-request' } });
      if (value !== '') expect(JSON.stringify([refused, logged])).not.toContain(value);
      expect(await readdir(folder)).toEqual([]);
    },
  );

  it('that the key store refuses is stored nowhere', async () => {
    const refusing = { ...keyRing('ana'), encrypt: (text: string) => Promise.reject(new Error(text)) };
    const refused = await (await open(refusing)).set('replicate', TOKEN);
    expect(refused).toMatchObject({ ok: false, error: { code: 'not-supported' } });
    expect(JSON.stringify([refused, logged])).not.toContain(TOKEN);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of another process is seen when its state is asked for, and two changes are both kept', async () => {
    const [here, there] = [await open(), await open()];
    await there.set('replicate', TOKEN);
    expect(here.get('replicate')).toBeNull();
    await here.state();
    expect(here.get('replicate')).toBe(TOKEN);
    await Promise.all([here.set('replicate', 'r8_first'), here.set('replicate', 'r8_second')]);
    expect([here.get('replicate'), (await onDisk()).replicate.value]).toEqual(['r8_second', 'r8_second']);
  });
});

describe('secrets.json', () => {
  it.skipIf(process.platform === 'win32')(
    'that others could read is narrowed and told, until there is a new token',
    async () => {
      await writeFile(filePath(), JSON.stringify({ replicate: { with: 'file', value: TOKEN } }));
      await chmod(filePath(), 0o644);
      const secrets = await open();
      expect([await rights(), secrets.get('replicate')]).toEqual(['600', TOKEN]);
      expect(logged.join()).toContain('rights="644"');
      expect(await secrets.state()).toMatchObject([{ from: 'file', problem: expect.stringContaining('Others') }]);
      expect(await secrets.set('replicate', 'r8_fresh')).toMatchObject({ value: [{ problem: null }] });
    },
  );

  it('keeps what a newer version wrote, and says what it cannot use', async () => {
    const newer = { replicate: { with: 'passkey', value: 'x' }, elsewhere: { with: 'file', value: 'y' } };
    await writeFile(filePath(), JSON.stringify(newer));
    expect(await stateOf()).toMatchObject({ from: 'none', problem: expect.stringContaining('not understood') });
    await (await open()).set('replicate', TOKEN);
    expect(await onDisk()).toEqual({ ...newer, replicate: { with: 'file', value: TOKEN } });
  });

  it('that is damaged is set aside, and no part of it is told', async () => {
    await writeFile(filePath(), `{"replicate": {"with": "file", "value": ${TOKEN}`);
    const secrets = await open();
    expect(await secrets.state()).toMatchObject([{ from: 'none', isStored: false }]);
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^secrets\.json\.damaged-/)]);
    expect(logged.join()).toContain('set aside');
    expect(logged.join()).not.toMatch(/r8_|Vxq/);
  });

  it('that cannot be read is not written over', async () => {
    // A folder of that name is what even root cannot read.
    await mkdir(filePath());
    const secrets = await open();
    expect(await secrets.state()).toMatchObject([{ from: 'none', problem: expect.stringContaining(filePath()) }]);
    expect(await secrets.set('replicate', TOKEN)).toMatchObject({ ok: false, error: { code: 'disk-failed' } });
    expect(await readdir(folder)).toEqual(['secrets.json']);
  });
});
