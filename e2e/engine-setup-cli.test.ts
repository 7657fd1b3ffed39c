// Setting up Wan and a token on the command line, in processes of their own.
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readJson } from './make-project.ts';
import { longtake, startLongtake } from './run-longtake.ts';

const LIMIT_MS = 120_000;
const TOKEN = 'r8_Vxq3kT9mZb27LwYc5sNd8RfGh1JpUeAo4tXi6';

const rootPath = mkdtempSync(join(tmpdir(), 'longtake-setup-'));
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

function foldersOf(name: string) {
  const folders = { homePath: join(rootPath, name, 'home'), dataPath: join(rootPath, name, 'data') };
  for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
  return folders;
}

/** A folder that looks like Wan's, and a program that answers like Python. */
function makeWan(name: string) {
  const folder = join(rootPath, name, 'Wan2.2');
  const checkpoint = join(rootPath, name, 'Wan2.2-TI2V-5B');
  const python = join(rootPath, name, 'python');
  for (const path of [folder, checkpoint]) mkdirSync(path, { recursive: true });
  writeFileSync(join(folder, 'generate.py'), '');
  const torch = JSON.stringify({ torch: '2.5.1', device: 'NVIDIA GeForce RTX 4090', vram_bytes: 24 * 2 ** 30 });
  writeFileSync(python, `#!/bin/sh\n[ "$1" = -c ] && echo '${torch}' || echo 'Python 3.11.4'\n`);
  chmodSync(python, 0o755);
  return { folder, checkpoint, python };
}

describe('longtake wan', { timeout: LIMIT_MS }, () => {
  it('sets what is named, shows it, and takes all of it away', async () => {
    const folders = foldersOf('set');
    const filePath = join(folders.dataPath, 'settings.json');
    writeFileSync(filePath, JSON.stringify({ wan: { later: 1 }, servers: ['http://a'] }));
    const { folder, checkpoint, python } = makeWan('set');
    const checkpoints = ['--checkpoint', `ti2v-5B=${checkpoint}`, '--checkpoint', `i2v-A14B=${checkpoint}`];
    const switches = ['--offload-model', 'false', '--t5-cpu', 'true', '--convert-model-dtype', 'true'];
    const set = await longtake(
      folders,
      ...['wan', '--folder', folder, '--python', python, ...checkpoints, ...switches, '--sample-shift', '5', '--json'],
    );
    expect(set.exitCode, set.stderr).toBe(0);
    const shown = {
      folder,
      python,
      checkpoints: { 'ti2v-5B': checkpoint, 'i2v-A14B': checkpoint },
      offload_model: false,
      t5_cpu: true,
      convert_model_dtype: true,
      sample_shift: 5,
      from_environment: [],
      ready: true,
      python_version: '3.11.4',
      torch: '2.5.1',
      device: 'NVIDIA GeForce RTX 4090',
      problems: [],
    };
    expect(set.events()).toEqual([shown]);
    expect(readJson(filePath)).toEqual({
      servers: ['http://a'],
      wan: {
        ...{ later: 1, folder, python, checkpoints: shown.checkpoints },
        ...{ offload_model: false, t5_cpu: true, convert_model_dtype: true, sample_shift: 5 },
      },
    });
    const some = await longtake(folders, 'wan', '--offload-model', 'auto', '--checkpoint', 'i2v-A14B=');
    expect(some.stdout).toMatch(/offload model +as generate\.py decides\n/);
    expect(some.stdout).toMatch(/ready +yes, with Python 3\.11\.4, torch 2\.5\.1, NVIDIA GeForce RTX 4090\n/);
    const settings = () => expect(JSON.parse(readFileSync(filePath, 'utf8')).wan);
    settings().toMatchObject({ offload_model: null, folder });
    settings().toHaveProperty('checkpoints', { 'ti2v-5B': checkpoint });
    expect((await longtake(folders, 'wan', '--clear')).stdout).toContain('no, it is not set up');
    settings().toMatchObject({ later: 1, folder: null, t5_cpu: false });
    settings().toHaveProperty('checkpoints', {});
  });

  it('writes nothing that cannot be used, and says what is wrong', async () => {
    const folders = foldersOf('wrong');
    const { folder, checkpoint, python } = makeWan('wrong');
    const mute = join(rootPath, 'wrong', 'mute');
    writeFileSync(mute, '#!/bin/sh\necho hello\n');
    chmodSync(mute, 0o755);
    const refusals: [string[], string][] = [
      [['--folder', join(folder, 'nowhere')], 'There is no generate.py'],
      [['--folder', checkpoint], 'There is no generate.py'],
      [['--folder', folder, '--python', join(folder, 'nopython')], 'No Python runs at'],
      [['--folder', folder, '--python', mute], 'No Python runs at'],
      [['--python', python, '--checkpoint', `ti2v-5B=${join(checkpoint, 'x')}`], 'checkpoint of ti2v-5B is not there'],
      [['--checkpoint', `ti2v-5B=${join(folder, 'generate.py')}`], 'is a file, not a folder'],
      [['--checkpoint', `ti2v-5b=${checkpoint}`], 'knows no task "ti2v-5b" of Wan. It knows: '],
    ];
    for (const [args, words] of refusals) {
      const end = await longtake(folders, 'wan', ...args);
      expect([end.exitCode, end.stdout], words).toEqual([1, '']);
      expect(end.stderr).toContain(words);
    }
    expect(() => statSync(join(folders.dataPath, 'settings.json'))).toThrow('ENOENT');
  });

  it('shows what the environment says instead, and what is no longer there', async () => {
    const folders = foldersOf('environment');
    const { folder } = makeWan('environment');
    const environment = { LONGTAKE_WAN_FOLDER: folder, LONGTAKE_WAN_PYTHON: join(folder, 'gone') };
    const table = await startLongtake(folders, ['wan'], { environment }).ended;
    expect(table.stdout).toContain(`${folder} (LONGTAKE_WAN_FOLDER in the environment wins)`);
    expect(table.stdout).toMatch(/ready +no\n.*No Python runs at .*gone/);
    const json = await startLongtake(folders, ['wan', '--json'], { environment }).ended;
    expect(json.events()).toMatchObject([
      { ready: false, from_environment: Object.keys(environment), problems: [{ code: 'server-refused' }] },
    ]);
  });

  it.each([
    ['--checkpoint ti2v-5B: write TASK=DIR', ['--checkpoint', 'ti2v-5B']],
    ['--offload-model is true or false or auto', ['--offload-model', 'yes']],
    ['--t5-cpu is true or false', ['--t5-cpu', 'auto']],
    ['--sample-shift is a number from 0 to 50, or auto', ['--sample-shift', '51']],
    ['--folder is empty', ['--folder', ' ']],
    ['it goes alone', ['--clear', '--t5-cpu', 'true']],
  ])('refuses what is not meant: %s', async (words, args) => {
    const end = await longtake(foldersOf('usage'), 'wan', ...args);
    expect([end.exitCode, end.stdout]).toEqual([2, '']);
    expect(end.stderr).toContain(words);
    expect(end.stderr).toContain('Usage: longtake wan');
  });
});

describe('longtake token', { timeout: LIMIT_MS }, () => {
  it('is read from stdin, kept for its owner only, never shown, and taken away', async () => {
    const folders = foldersOf('token');
    const filePath = join(folders.dataPath, 'secrets.json');
    const set = await startLongtake(folders, ['token', 'replicate', '--json'], { input: `${TOKEN}\n` }).ended;
    expect(set.exitCode, set.stderr).toBe(0);
    const state = { name: 'replicate', stores_in: 'file', place: filePath, problem: null };
    expect(set.events()).toEqual([{ ...state, from: 'file', is_stored: true }]);
    expect(readFileSync(filePath, 'utf8')).toContain(TOKEN);
    if (process.platform !== 'win32') expect(statSync(filePath).mode & 0o777).toBe(0o600);
    const shown = await longtake(folders, 'token');
    expect([shown.exitCode, shown.stdout]).toEqual([0, `replicate: set, in ${filePath}\n`]);
    const environment = { REPLICATE_API_TOKEN: 'r8_ofTheEnvironment' };
    const other = await startLongtake(folders, ['token'], { environment }).ended;
    expect(other.stdout).toContain('by REPLICATE_API_TOKEN in the environment; it wins over the one that is stored');
    const cleared = await longtake(folders, 'token', 'replicate', '--clear', '--json');
    expect(cleared.events()).toEqual([{ ...state, from: 'none', is_stored: false }]);
    for (const { stdout, stderr } of [set, shown, other, cleared]) expect(stdout + stderr).not.toContain('r8_');
  });

  it.each([
    ['as an argument', ['token', 'replicate', TOKEN], 'a token is never an argument', 2],
    ['in the place of a name', ['token', TOKEN], 'a token is never an argument', 2],
    ['as an option', ['token', 'replicate', `--${TOKEN}`], 'Unknown option', 2],
    ['not at all', ['token', 'replicate'], 'Nothing came in on stdin', 1],
    ['for nobody', ['token', '--clear'], 'Name whose token', 2],
  ])('is not taken when given %s', async (_how, args, words, exitCode) => {
    const folders = foldersOf('refused');
    const end = await longtake(folders, ...args);
    expect([end.exitCode, end.stdout]).toEqual([exitCode, '']);
    expect(end.stderr).toContain(words);
    expect(end.stderr).not.toContain('r8_V');
    expect(() => statSync(join(folders.dataPath, 'secrets.json'))).toThrow('ENOENT');
  });

  it.each([
    ['This is no token', `Bearer ${TOKEN}`],
    ['too long for a token', TOKEN.repeat(300)],
  ])('is not taken when it is none, and not repeated: %s', async (words, input) => {
    const end = await startLongtake(foldersOf('none'), ['token', 'replicate'], { input }).ended;
    expect([end.exitCode, end.stdout]).toEqual([1, '']);
    expect(end.stderr).toContain(words);
    expect(end.stderr).not.toContain(TOKEN);
  });
});
