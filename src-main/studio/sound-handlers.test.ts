// A shot that takes its length from a voice-over: one step of undo, and the file named where it cannot be.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { runFfmpeg } from '../media/index.ts';
import { type StudioFixture, startStudioFixture } from './studio-fixture.ts';

let fixture: StudioFixture;
beforeEach(async () => {
  fixture = await startStudioFixture([{ id: '1', duration: 1 }]);
});
afterEach(() => fixture[Symbol.asyncDispose]());

async function record(path: string, seconds: number): Promise<void> {
  await mkdir(join(path, '..'), { recursive: true });
  const sound = ['-f', 'lavfi', '-i', `sine=duration=${seconds}`, '-y', `file:${path}`];
  const made = await runFfmpeg(fixture.ffmpeg, sound);
  if (!made.ok) throw new Error(made.error.details);
}
const current = async () => {
  const view = await fixture.ask('project.current', {});
  if (view === null) throw new Error('No project is open.');
  return view;
};
const follow = async (filePath: string, shotId = '1') =>
  fixture.studio.call('shots.followVoice', { revision: (await current()).revision, shotId, filePath });
const onDisk = async () =>
  JSON.parse(await readFile(join(fixture.projectPath, 'storyboards', 'storyboard.json'), 'utf8')).shots[0];

it('gets its length to the millisecond, plans with it, and is undone in one step', async () => {
  await record(join(fixture.projectPath, 'audio', 'voice 1.mp3.wav'), 2.34567);
  expect((await follow('audio/voice 1.mp3.wav')).ok).toBe(true);
  expect(await onDisk()).toMatchObject({ duration: 2.346, voice_over: 'audio/voice 1.mp3.wav' });
  expect((await fixture.ask('plan.build', {})).plan.shots[0]?.durationSeconds).toBe(2.346);
  const { revision, undoLabel } = await current();
  expect(undoLabel).toBe('give shot 1 the length of its voice-over');
  await fixture.ask('project.undo', { revision });
  const before = await onDisk();
  expect([before.duration, before.voice_over]).toEqual([1, undefined]);
});

it('names a file of the project as such, however it was given, and one elsewhere by its whole path', async () => {
  const inside = join(fixture.projectPath, 'audio', 'a.wav');
  const outside = join(fixture.projectPath, '..', 'b.wav');
  await Promise.all([record(inside, 0.5), record(outside, 0.25)]);
  expect((await follow(inside)).ok).toBe(true);
  expect(await onDisk()).toMatchObject({ duration: 0.5, voice_over: 'audio/a.wav' });
  expect((await follow(outside)).ok).toBe(true);
  expect(await onDisk()).toMatchObject({ duration: 0.25, voice_over: outside });
});

it('is heard in the film, and missed there when it is gone', async () => {
  const path = join(fixture.projectPath, 'audio', 'a.wav');
  await record(path, 0.5);
  expect((await follow(path)).ok).toBe(true);
  await fixture.runToEnd();
  expect((await fixture.ask('film.view', {})).findings).toEqual([]);
  await rm(path);
  expect((await fixture.ask('film.view', {})).findings).toMatchObject([
    { code: 'file-missing', jsonPath: '$.shots[0].voice_over', shotId: '1' },
  ]);
});

it('stays as it is where the file is no sound, is gone, leads out, or the shot is gone', async () => {
  const before = await onDisk();
  await writeFile(join(fixture.projectPath, 'words.wav'), 'words');
  const failed = (error: object) => ({ ok: false, error });
  const at = (name: string) => join(fixture.projectPath, name);
  expect(await follow('words.wav')).toMatchObject(failed({ code: 'bad-file', filePath: at('words.wav'), shotId: '1' }));
  expect(await follow('gone.wav')).toMatchObject(failed({ code: 'file-missing', filePath: at('gone.wav') }));
  expect(await follow('../b.wav')).toMatchObject(failed({ code: 'path-refused' }));
  expect(await follow('words.wav', '9')).toMatchObject(failed({ code: 'conflict', shotId: '9' }));
  expect(await onDisk()).toEqual(before);
});
