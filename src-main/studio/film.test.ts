// Films of a real project, and what may happen to it meanwhile: damage, takes that land, links, a studio that closes.
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { speak } from '#shared/i18n/say.ts';
import type { ExportRequest, ExportView } from '#shared/model/export.ts';
import { speakLanguage } from '../i18n/index.ts';
import { countWholeFrames } from '../media/index.ts';
import { type StudioFixture, startStudioFixture } from './studio-fixture.ts';

// At 8 frames a second: two segments of 24 and 16 frames, and one of 16.
const SHOTS = [
  { id: 'A', duration: 5 },
  { id: 'B', duration: 2 },
];
const FRAMES = 56;

let fixture: StudioFixture;
let outsidePath: string;
beforeEach(async () => {
  outsidePath = await mkdtemp(join(tmpdir(), 'longtake-outside-'));
  fixture = await startStudioFixture(SHOTS);
});
afterEach(async () => {
  await fixture[Symbol.asyncDispose]();
  await rm(outsidePath, { recursive: true, force: true });
});

const WHOLE = {
  format: 'mp4',
  shotId: null,
  fileName: 'film',
  replace: false,
  skipMissing: false,
  options: {},
} as const;
const inProject = (...names: string[]) => join(fixture.projectPath, ...names);
const namesIn = (path: string) => readdir(path).catch(() => []);

async function exported(changes: Partial<ExportRequest> = {}): Promise<ExportView> {
  const ended = new Promise<ExportView>((finish) => {
    const stopListening = fixture.studio.onEvent((message) => {
      if (message.name !== 'export.changed' || message.payload.phase === 'working') return;
      stopListening();
      finish(message.payload);
    });
  });
  await fixture.ask('export.start', { ...WHOLE, ...changes });
  return ended;
}

const wholeFrames = async (path: string) => {
  const counted = await countWholeFrames(fixture.ffmpeg, path);
  return counted.ok ? counted.value : counted.error.code;
};

async function damage(path: string): Promise<void> {
  const file = await open(path, 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(300, 0x5a), 0, 300, Math.floor(size / 2));
  await file.close();
}

it('encodes a damaged clip again from its take, and says which', async () => {
  await fixture.runToEnd();
  await damage(inProject('video', 'shot_B_seg_0.mp4'));
  expect(await wholeFrames(inProject('video', 'shot_B_seg_0.mp4'))).toBe('output-damaged');
  const view = await exported();
  expect(view).toMatchObject({ phase: 'done', frames: FRAMES });
  expect(view.findings).toMatchObject([{ code: 'output-damaged', filePath: inProject('video', 'shot_B_seg_0.mp4') }]);
  expect(await wholeFrames(inProject('exports', 'film.mp4'))).toBe(FRAMES);
  const prores = await exported({ format: 'prores', fileName: 'other' });
  expect(prores).toMatchObject({ phase: 'done', frames: FRAMES });
});

it('never joins two takes of one segment: while clips change, there is no film', async () => {
  await fixture.runToEnd();
  let times = 0;
  const changing = setInterval(() => {
    times += 1;
    void utimes(inProject('video', 'shot_B_seg_0.mp4'), times, times);
  }, 5);
  const view = await exported();
  clearInterval(changing);
  expect(view).toMatchObject({ phase: 'failed', error: { code: 'conflict' } });
  expect(await namesIn(inProject('exports'))).toEqual([]);
  expect(await exported()).toMatchObject({ phase: 'done', frames: FRAMES });
});

it('corrects a seam although the take behind it is gone', async () => {
  await fixture.runToEnd();
  await rename(inProject('video', '_takes', 'shot_A_seg_1', 'take_1.mp4'), join(outsidePath, 'take.mp4'));
  const { seams } = await fixture.ask('seams.list', { wait: true });
  expect(seams).toMatchObject([{ status: 'measured', figures: { repeatDifference: null, isRepeat: null } }]);
});

it('writes nowhere but in the project, whatever links lie there', async () => {
  await fixture.runToEnd();
  for (const name of ['_film', '_seams', '_handles']) await symlink(outsidePath, inProject('video', name));
  expect(await exported({ fileName: 'linked' })).toMatchObject({ phase: 'failed', error: { code: 'path-refused' } });
  await fixture.ask('seams.list', { wait: true });
  expect(await namesIn(outsidePath)).toEqual([]);
});

it('begins nothing after it was closed', async () => {
  await fixture.runToEnd();
  const [started] = await Promise.all([fixture.studio.call('export.start', WHOLE), fixture.studio.close()]);
  await fixture.reopen();
  expect(started.ok ? (await namesIn(inProject('exports'))).length : 0).toBe(0);
});

it('says why clips that are there do not fit, and what to do', async () => {
  await fixture.runToEnd();
  const { revision } = await fixture.ask('project.reload', {});
  const patch = { resolution: { width: 320, height: 192 } };
  await fixture.ask('project.edit', { revision, command: { kind: 'project.change', patch } });
  const { findings } = await fixture.ask('film.view', {});
  expect(findings[0]?.message).toContain('its clip is 160×96, the film 320×192');
  expect(await exported()).toMatchObject({ phase: 'failed', error: { code: 'file-missing' } });
});

it('takes a crossfade back and forth without a rendering, and renders once for the frames it needs', async () => {
  await fixture.runToEnd();
  const transition = async (value: { kind: 'crossfade'; duration: number } | null) => {
    const { revision } = await fixture.ask('project.reload', {});
    await fixture.ask('project.edit', {
      revision,
      command: { kind: 'shots.change', shotIds: ['A'], patch: { transition: value } },
    });
  };
  await transition({ kind: 'crossfade', duration: 0.5 });
  const statuses = async () =>
    Object.values((await fixture.ask('plan.build', {})).standings).map(({ status }) => status);
  expect(await statuses()).toEqual(['up-to-date', 'up-to-date', 'up-to-date']);
  const transitionNow = async () => (await fixture.ask('film.view', {})).shots[0]?.transition;
  expect(await transitionNow()).toMatchObject({ kind: 'cut', renderAgainKey: 'A/1' });
  const again = { seed: 'same', following: 'render' } as const;
  expect(await fixture.runToEnd({ segmentKeys: ['A/1'], again })).toMatchObject({ rendered: 1 });
  expect(await transitionNow()).toMatchObject({ kind: 'crossfade', frames: 4, refused: null });
  expect(await exported({ fileName: 'faded' })).toMatchObject({ phase: 'done', frames: FRAMES, encodedFrames: 8 });
  await transition(null);
  expect(await statuses()).toEqual(['up-to-date', 'up-to-date', 'up-to-date']);
});

it('replaces no part of an EDL unasked', async () => {
  await mkdir(inProject('exports'), { recursive: true });
  await fixture.runToEnd();
  await writeFile(inProject('exports', 'cut.edl'), 'mine');
  const taken = await fixture.studio.call('export.start', { ...WHOLE, format: 'edl', fileName: 'cut' });
  expect(taken).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(await readFile(inProject('exports', 'cut.edl'), 'utf8')).toBe('mine');
});

it('marks a timeline in English, whatever the studio speaks: others read it', async () => {
  await fixture.runToEnd();
  speakLanguage('de', undefined);
  try {
    expect(await exported({ format: 'edl', fileName: 'cut' })).toMatchObject({ phase: 'done', activity: 'Fertig' });
    expect((await fixture.ask('seams.list', { wait: true })).seams[0]?.figures?.words.join(' ')).toMatch(/Naht|Bild/);
  } finally {
    speak('en');
  }
  const text = await readFile(inProject('exports', 'cut.edl'), 'utf8');
  expect(text).toMatch(/^\* LOC: .*Seam A\/0 -> A\/1: \w+, score \d+\. /m);
  expect(text).not.toMatch(/Naht|Bild|Bewegung/);
});
