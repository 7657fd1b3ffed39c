import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { speak } from '#shared/i18n/say.ts';
import { loadSharp } from '../media/index.ts';
import { DRIVES_PATH, listFolders } from './list-folders.ts';
import { type StudioFixture, startStudioFixture } from './studio-fixture.ts';
import { typedPath } from './typed-path.ts';

const SHOT = [{ id: 'a', duration: 1 }] as const;
const beside = (fixture: StudioFixture, name: string) => join(dirname(fixture.projectPath), name);
const json = async (...parts: string[]) => JSON.parse(await readFile(join(...parts), 'utf8'));
const failing = async (fixture: StudioFixture, ...[name, input]: Parameters<StudioFixture['studio']['call']>) => {
  const answer = await fixture.studio.call(name, input);
  if (answer.ok) throw new Error(`${name} did not fail`);
  return answer.error;
};

describe('a new project', () => {
  it('begins with the defaults of the settings, empty, and opens', async () => {
    await using fixture = await startStudioFixture(SHOT);
    const defaults = { engine: 'draft', workflowFile: 'gcv_ltvx_i2v.json', maxSegmentSeconds: null } as const;
    const resolution = { width: 960, height: 544 };
    await fixture.ask('settings.change', { defaults: { ...defaults, resolution, useSageAttention: true } });
    const folderPath = beside(fixture, 'My first film');
    const view = await fixture.ask('project.create', { folderPath: `${folderPath}/` });
    expect(view).toMatchObject({ folderPath, problems: [], storyboardFile: 'My_first_film_storyboard.json' });
    expect(view.settings).toMatchObject({ name: 'My first film', ...defaults, resolution, useSageAttention: true });
    expect(view.storyboard?.shots).toEqual([]);
    expect(await json(folderPath, 'project.json')).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      name: 'My first film',
      resolution,
      engine: 'draft',
      workflow: 'gcv_ltvx_i2v.json',
      max_segment_seconds: null,
      use_sage_attention: true,
    });
    const added = await fixture.ask('project.edit', {
      revision: view.revision,
      command: { kind: 'shot.add', afterShotId: null },
    });
    expect(added.storyboard?.shots).toHaveLength(1);
  });

  it('comes from a story, renders as a draft although it has no picture, and plays', async () => {
    await using fixture = await startStudioFixture(SHOT);
    await fixture.ask('settings.change', {
      defaults: {
        ...{ engine: null, workflowFile: null, maxSegmentSeconds: 3, useSageAttention: false },
        resolution: { width: 160, height: 96 },
      },
    });
    const source = { kind: 'prompt', prompt: 'Two cats boxing', totalSeconds: 2.5, segmentSeconds: 1 } as const;
    const preview = await fixture.ask('story.preview', source);
    expect(preview).toMatchObject({ title: 'Two cats boxing', totalSeconds: 2.5 });
    const folderPath = beside(fixture, 'cats');
    expect(existsSync(folderPath)).toBe(false);
    const view = await fixture.ask('project.createFromStory', { folderPath, source });
    const { shots = [], baseSeed } = view.storyboard ?? {};
    expect(view.problems).toEqual([]);
    expect(shots.map(({ shotId, prompt, start }) => [shotId, prompt, start])).toEqual(
      preview.shots.map(({ shotId, prompt }, index) => [shotId, prompt, index === 0 ? 'keyframe' : 'previous']),
    );
    expect(baseSeed).toBeGreaterThanOrEqual(0);
    expect(await fixture.runToEnd()).toMatchObject({ state: 'finished', rendered: 3, failed: 0 });
  });

  it('leaves a folder of other things alone, and nothing half-written where the disk refuses', async () => {
    await using fixture = await startStudioFixture(SHOT);
    const full = beside(fixture, 'full');
    await mkdir(full);
    await writeFile(join(full, 'mine.txt'), 'x');
    expect(await failing(fixture, 'project.create', { folderPath: full })).toMatchObject({
      code: 'bad-request',
      message: 'The folder for the new project is not empty.',
    });
    expect(await readdir(full)).toEqual(['mine.txt']);
    // A name that is too long for the storyboard's file, though not for the folder: root may write everywhere.
    const parts = [beside(fixture, 'new'), 'x'.repeat(250)];
    expect(await failing(fixture, 'project.create', { folderPath: join(...parts) })).toMatchObject({
      code: 'disk-failed',
    });
    expect(existsSync(parts[0] ?? '')).toBe(false);
    await mkdir(join(...parts), { recursive: true });
    await failing(fixture, 'project.create', { folderPath: join(...parts) });
    expect(await readdir(join(...parts))).toEqual([]);
    expect((await fixture.ask('project.current', {}))?.folderPath).toBe(fixture.projectPath);
  });

  it('refuses a story it cannot read before it makes a folder', async () => {
    await using fixture = await startStudioFixture(SHOT);
    const folderPath = beside(fixture, 'none');
    const source = { kind: 'story-file', fileName: 'x.json', text: '[{"prompt":"A"},]' } as const;
    expect(await failing(fixture, 'project.createFromStory', { folderPath, source })).toMatchObject({
      code: 'bad-file',
      message: 'It is not valid JSON (line 1, column 17).',
    });
    expect(existsSync(folderPath)).toBe(false);
  });

  it('of an older folder takes the defaults, not the size, and the workflow only where it remembers none', async () => {
    await using fixture = await startStudioFixture(SHOT);
    const resolution = { width: 960, height: 544 };
    const defaults = {
      engine: 'comfyui',
      workflowFile: 'gcv_ltvx_i2v.json',
      maxSegmentSeconds: 2,
      resolution,
    } as const;
    await fixture.ask('settings.change', { defaults: { ...defaults, useSageAttention: false } });
    const older = beside(fixture, 'older');
    await mkdir(join(older, 'storyboards'), { recursive: true });
    await writeFile(join(older, 'storyboards', 'storyboard.json'), '{"project":"P","shots":[]}');
    const opened = await fixture.ask('project.open', { folderPath: older });
    expect(opened.settings).toMatchObject({ ...defaults, resolution: null });
    expect(existsSync(join(older, 'project.json'))).toBe(false);
    await fixture.ask('project.close', {});
    await mkdir(join(older, 'video'), { recursive: true });
    await writeFile(join(older, 'video', '_state.json'), '{"workflow_file":"gcv_wan_2.2_5b_i2v.json"}');
    expect((await fixture.ask('project.open', { folderPath: older })).settings.workflowFile).toBeNull();
    // The fixture's own has a project.json: what it says stands.
    expect((await fixture.ask('project.open', { folderPath: fixture.projectPath })).settings.engine).toBeNull();
  });
});

describe('the folder browser', () => {
  it('follows links to folders, hides what is hidden, marks projects, and knows the home', async () => {
    await using fixture = await startStudioFixture(SHOT);
    const top = dirname(fixture.projectPath);
    await mkdir(join(top, '.hidden'));
    await mkdir(join(top, 'folder 10'));
    await mkdir(join(top, 'folder 9'));
    await writeFile(join(top, 'file.txt'), '');
    await symlink(fixture.projectPath, join(top, 'link'));
    await symlink(join(top, 'gone'), join(top, 'broken'));
    const listing = await fixture.ask('folders.list', { folderPath: top });
    expect(listing.folders.map(({ name, isProject }) => [name, isProject])).toEqual([
      ['app', false],
      ['folder 9', false],
      ['folder 10', false],
      ['link', true],
      ['project', true],
    ]);
    expect((await fixture.ask('folders.list', { folderPath: null })).folderPath).toBe(homedir());
    expect([typedPath(' ~ '), typedPath('~/a'), typedPath('/~x'), typedPath('~x/..')]).toEqual([
      homedir(),
      join(homedir(), 'a'),
      '/~x',
      process.cwd(),
    ]);
    expect(await failing(fixture, 'folders.list', { folderPath: join(top, 'file.txt') })).toMatchObject({
      code: 'disk-failed',
      message: 'Could not open it: a part of its path is a file, not a folder.',
    });
    const windows = await listFolders(DRIVES_PATH, 'win32');
    expect(windows).toMatchObject({ ok: true, value: { folderPath: DRIVES_PATH, parentPath: null } });
    expect(await listFolders('/', 'win32')).toMatchObject({ ok: true, value: { parentPath: DRIVES_PATH } });
  });

  it('makes a folder, and refuses names that some system cannot hold', async () => {
    await using fixture = await startStudioFixture(SHOT);
    const parentPath = dirname(fixture.projectPath);
    const made = await fixture.ask('folders.create', { parentPath, name: ' My films ' });
    expect(made.folderPath).toBe(join(parentPath, 'My films'));
    const refused = (name: string) => failing(fixture, 'folders.create', { parentPath, name });
    expect((await refused('My films')).message).toBe('There is already something called "My films".');
    for (const name of ['a/b', 'a\\b', '..', '.x', 'CON', 'nul.txt', 'a:b', 'a.', 'a\u0007b']) {
      expect(await refused(name)).toMatchObject({ code: 'bad-request' });
    }
    const nowhere = await failing(fixture, 'folders.create', { parentPath: join(parentPath, 'gone'), name: 'x' });
    expect(nowhere.code).toBe('file-missing');
    expect((await readdir(parentPath)).sort()).toEqual(['My films', 'app', 'project']);
  });
});

describe('a recent project', () => {
  it('has a small picture of its first keyframe, which goes with its entry', async () => {
    await using fixture = await startStudioFixture(SHOT);
    const picture = await fixture.ask('project.recentPicture', { folderPath: fixture.projectPath });
    const sharp = await loadSharp();
    const { format, width } = await sharp(Buffer.from(picture.jpegBase64 ?? '', 'base64')).metadata();
    expect([format, width]).toEqual(['jpeg', 160]);
    await fixture.ask('project.forgetRecent', { folderPath: fixture.projectPath });
    expect(await fixture.ask('project.recentPicture', { folderPath: fixture.projectPath })).toEqual({
      jpegBase64: null,
    });
    expect(await readdir(beside(fixture, 'app/recent-pictures'))).toEqual([]);
  });

  it('has a still of its newest clip where it has no keyframe, and nothing from outside the project', async () => {
    await using fixture = await startStudioFixture([{ id: 'a', duration: 1, isText: true }]);
    const ask = async () =>
      (await fixture.ask('project.recentPicture', { folderPath: fixture.projectPath })).jpegBase64;
    expect(await ask()).toBeNull();
    await fixture.runToEnd();
    await fixture.ask('project.close', {});
    expect(await ask()).not.toBeNull();
    // A damaged picture, and one behind a link that leads out: both are passed over, and opening does not mind.
    const thumbs = join(fixture.projectPath, 'video', '_thumbs');
    await rm(thumbs, { recursive: true });
    await mkdir(thumbs);
    const outside = beside(fixture, 'outside.jpg');
    await writeFile(outside, await readFile(join(fixture.projectPath, 'selected', 'key.png')));
    await symlink(outside, join(thumbs, 'shot_a_seg_0_first.jpg'));
    await fixture.ask('project.open', { folderPath: fixture.projectPath });
    expect(await ask()).toBeNull();
    await writeFile(join(thumbs, 'shot_b_seg_0.jpg'), 'no picture');
    await fixture.ask('project.close', {});
    await fixture.ask('project.open', { folderPath: fixture.projectPath });
    expect(await ask()).toBeNull();
  });
});

describe('the place of the project', () => {
  it('shows files of the project in the file manager, never what a link leads out to', async () => {
    const shown: string[] = [];
    await using fixture = await startStudioFixture(SHOT, { revealFile: (path) => shown.push(path) });
    expect((await fixture.ask('app.info', {})).canReveal).toBe(true);
    await fixture.ask('files.reveal', { filePath: 'selected/key.png' });
    expect(shown).toEqual([join(fixture.projectPath, 'selected', 'key.png')]);
    await symlink('/etc/hostname', join(fixture.projectPath, 'out.png'));
    const codeOf = async (filePath: string) => (await failing(fixture, 'files.reveal', { filePath })).code;
    expect(await codeOf('out.png')).toBe('path-refused');
    expect(await codeOf('../app/settings.json')).toBe('path-refused');
    expect(await codeOf('selected/none.png')).toBe('file-missing');
    expect(shown).toHaveLength(1);
  });

  it('is named where there is no file manager, and tells the room on its disk', async () => {
    await using fixture = await startStudioFixture(SHOT);
    const refused = await failing(fixture, 'files.reveal', { filePath: 'selected' });
    expect(refused.code).toBe('not-supported');
    expect(refused.remedy).toContain(join(fixture.projectPath, 'selected'));
    const { freeBytes } = await fixture.ask('disk.space', {});
    const text = execFileSync('df', ['--output=avail', '-B1', fixture.projectPath], { encoding: 'utf8' });
    const free = Number(text.split('\n')[1]);
    expect(Math.abs((freeBytes ?? 0) - free)).toBeLessThan(2e9);
    await fixture.ask('project.close', {});
    expect(await failing(fixture, 'disk.space', {})).toMatchObject({ code: 'no-project' });
  });
});

describe('the language', () => {
  afterEach(() => speak('en'));

  it('is the system’s, then the settings’, and what stands on the page is said again', async () => {
    await using fixture = await startStudioFixture(SHOT, { systemLocale: 'de-AT' });
    expect((await fixture.ask('app.info', {})).language).toBe('de');
    await writeFile(join(fixture.projectPath, 'storyboards', 'storyboard.json'), '{');
    const problem = async () => (await fixture.ask('project.reload', {})).problems[0]?.message;
    expect(await problem()).toBe('Das ist kein gültiges JSON (es endet zu früh, in Zeile 1, Spalte 2).');
    fixture.events.splice(0);
    await fixture.ask('settings.change', { language: 'en' });
    const told = () => fixture.events.map(({ name }) => name);
    const wanted = ['settings.changed', 'workflows.changed', 'project.changed', 'plan.changed'];
    // What comes fast on top of another change is held back for a moment.
    await expect.poll(told).toEqual(expect.arrayContaining(wanted));
    const view = fixture.events.findLast(({ name }) => name === 'project.changed')?.payload;
    expect(view).toMatchObject({ problems: [{ message: expect.stringContaining('It is not valid JSON') }] });
    fixture.events.splice(0);
    await fixture.ask('settings.change', { layout: { rail: 1 }, language: 'en' });
    expect(told()).toEqual(['settings.changed']);
  });

  it('of the command line is English, whatever the settings say', async () => {
    await using fixture = await startStudioFixture(SHOT, { host: 'cli', systemLocale: 'de-DE' });
    await fixture.ask('settings.change', { language: 'de' });
    expect((await fixture.ask('app.info', {})).language).toBe('en');
  });
});
