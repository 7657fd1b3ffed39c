// What was: a real run told afterwards, what has changed since, the log; and edits that need to know of the plan.
import { rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { layout } from '#shared/model/project-layout.ts';
import { type StudioFixture, startStudioFixture } from './studio-fixture.ts';

let fixture: StudioFixture;
beforeEach(async () => {
  fixture = await startStudioFixture([
    { id: 'a', duration: 5 },
    { id: 'b', duration: 1 },
  ]);
});
afterEach(() => fixture[Symbol.asyncDispose]());

async function edit(command: EditCommand) {
  const { revision } = (await fixture.ask('project.current', {})) ?? { revision: 0 };
  return fixture.ask('project.edit', { revision, command });
}

it('tells a run afterwards, and what differs from it by now', async () => {
  expect(await fixture.ask('plan.sinceLastRun', {})).toEqual({ run: null, segments: [] });
  const view = await fixture.runToEnd();
  const [run] = await fixture.ask('runs.history', {});
  expect(run).toMatchObject({ runId: view.runId, state: 'finished', segments: 3, rendered: 3, failed: 0 });
  const record = await fixture.ask('runs.read', { runId: view.runId });
  expect(record).toMatchObject({ ...run, unreadLines: 0 });
  const ofSegment = record.lines.filter(({ segmentKey }) => segmentKey === 'a/1').map(({ text }) => text);
  expect(ofSegment).toEqual([
    'Started on this machine.',
    expect.stringMatching(/^Rendered after [\d.]+ s; the take is fetched\.$/),
    'Take 1 landed.',
    'Its clip is cut: 16 frames.',
  ]);
  expect(await fixture.studio.call('runs.read', { runId: 'gone' })).toMatchObject({ error: { code: 'file-missing' } });
  expect((await fixture.ask('plan.sinceLastRun', {})).segments).toEqual([]);
  await edit({ kind: 'shots.change', shotIds: ['b'], patch: { prompt: 'Another', seed: 4 } });
  await edit({ kind: 'shots.duplicate', shotIds: ['b'] });
  await edit({ kind: 'shots.remove', shotIds: ['a'] });
  const { run: since, segments } = await fixture.ask('plan.sinceLastRun', {});
  expect(since).toEqual(run);
  expect(segments.map(({ segmentKey, kind, fields }) => [segmentKey, kind, fields.map(({ field }) => field)])).toEqual([
    ['b/0', 'changed', ['prompt', 'seed']],
    ['b_2/0', 'added', []],
    ['a/0', 'removed', []],
    ['a/1', 'removed', []],
  ]);
});

it('shows the end of the project’s log, and never what a link leads to', async () => {
  await fixture.runToEnd();
  const { lines, filePath, sizeBytes } = await fixture.ask('log.tail', { lines: 3 });
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toContain('run.finished');
  expect(filePath).toBe(join(fixture.projectPath, layout.logFile));
  expect(sizeBytes).toBeGreaterThan(lines.join('\n').length);
  const outside = join(fixture.projectPath, '..', 'secret.txt');
  await writeFile(outside, 'secret');
  await rm(filePath);
  await symlink(outside, filePath);
  expect(await fixture.studio.call('log.tail', { lines: 3 })).toMatchObject({ error: { code: 'path-refused' } });
});

it('splits a shot between two frames of the film, and its length stays', async () => {
  const frames = async () => (await fixture.ask('plan.build', {})).plan.filmFrames;
  const before = await frames();
  // 8 frames a second: 2.3 s are 18 of them.
  const { storyboard } = await edit({ kind: 'shot.split', shotId: 'a', atSeconds: 2.3 });
  expect(storyboard?.shots.map(({ shotId, durationSeconds, start }) => [shotId, durationSeconds, start])).toEqual([
    ['a', 2.25, 'keyframe'],
    ['a_2', 2.75, 'previous'],
    ['b', 1, 'keyframe'],
  ]);
  expect(await frames()).toBe(before);
});
