// What a cleanup removes, what it spares, and what is left when it cannot finish. No film is needed for that: only files and sidecars.
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SegmentChoice } from '#shared/model/project.ts';
import { layout, splitSegmentKey } from '#shared/model/project-layout.ts';
import type { CleanupChoice } from '#shared/model/takes-view.ts';
import { ok } from '#shared/result.ts';
import { expectOk } from '../media/counted-film.ts';
import { writeWhole } from '../media/index.ts';
import { temporaryPathFor } from '../storage/index.ts';
import { sidecarOf } from './describe-take.ts';
import { carryOutCleanup, planCleanup, removeLeftovers, takesUsage } from './index.ts';
import { isLeftoverName } from './leftovers.ts';
import { nextTakeNumber, writeSidecar } from './take-folder.ts';
import { SEGMENT } from './takes-fixture.ts';

let outside: string;
let project: string;
beforeEach(async () => {
  outside = await realpath(await mkdtemp(join(tmpdir(), 'longtake-cleanup-')));
  project = join(outside, 'project');
  await mkdir(join(project, 'video'), { recursive: true });
});
afterEach(() => rm(outside, { recursive: true, force: true }));

const OPENED_AT = new Date('2026-05-01T12:00:00Z');
const EVERYTHING: CleanupChoice = { keepRatedFrom: null, keepNewest: 0, shotIds: null };
const NOBODY: SegmentChoice = { activeTake: null, rating: null, takeRatings: {}, kept: null, acceptedShort: null };
const contextWith = (segments: Record<string, SegmentChoice> = {}) => ({
  ...{ projectFolderPath: project, segments, openedAt: OPENED_AT },
});

function folderOf(segmentKey: string): string {
  const { shotId, segmentIndex } = splitSegmentKey(segmentKey) ?? { shotId: '', segmentIndex: 0 };
  return join(project, layout.takesFolder(shotId, segmentIndex));
}
const namesOf = async (segmentKey: string) => (await readdir(folderOf(segmentKey))).sort();

/** 1,000 bytes of film and its sidecar. */
async function makeTakes(segmentKey: string, takes: readonly number[], changes: object = {}): Promise<void> {
  const { shotId = '', segmentIndex = 0 } = splitSegmentKey(segmentKey) ?? {};
  await mkdir(folderOf(segmentKey), { recursive: true });
  for (const take of takes) {
    await writeFile(join(folderOf(segmentKey), `take_${take}.mp4`), 'x'.repeat(1000));
    const job = { segment: { ...SEGMENT, shotId, segmentIndex }, engineId: 'comfyui', jobId: '', queuedAtIso: '' };
    const hashes = { requestSha256: null, startFrameSha256: null, endFrameSha256: null };
    const fetched = {
      ...{ mediaPath: '', mediaIsClean: true, lastFramePath: null, server: null, startedAtIso: '' },
      ...{ gpuSeconds: null, graphSha256: null, models: [], textAsSent: '' },
    };
    const file = { take, mediaFile: `take_${take}.mp4`, framesDelivered: 33 };
    const sidecar = sidecarOf({ ...job, ...hashes }, fetched, file, '');
    expectOk(await writeSidecar(folderOf(segmentKey), { ...sidecar, ...changes }));
  }
}

async function planned(choice: Partial<CleanupChoice>, segments: Record<string, SegmentChoice>) {
  const report = expectOk(await planCleanup({ ...EVERYTHING, ...choice }, contextWith(segments)));
  return report.takes.map(({ segmentKey, take }) => `${segmentKey} ${take}`);
}

describe('a cleanup', () => {
  const kept = { take: 4, requestSha256: null, startFrameSha256: null, endFrameSha256: null };
  const said = { ...NOBODY, activeTake: 2, takeRatings: { 1: 5, 3: 2 }, kept };

  it.each<[string, Partial<CleanupChoice>, string[]]>([
    ['everything it may', {}, ['1', '3', '5', '6']],
    ['all but the newest two', { keepNewest: 2 }, ['1', '3']],
    ['all but those with 5 stars', { keepRatedFrom: 5 }, ['3', '5', '6']],
    ['all but those with any stars, and the newest', { keepRatedFrom: 0, keepNewest: 1 }, ['5']],
    ['nothing of another shot', { shotIds: ['002'] }, []],
  ])('removes %s; active and kept ones stay', async (_what, choice, numbers) => {
    await makeTakes('001/0', [1, 2, 3, 4, 5, 6]);
    expect(await planned(choice, { '001/0': said })).toEqual(numbers.map((take) => `001/0 ${take}`));
  });

  it('knows the segment of a folder by its takes, and spares what `video` shows whatever the project says', async () => {
    await makeTakes('a/b/1', [1]);
    await makeTakes('002/0', [1]);
    await makeTakes('002/0', [2], { clip_begun: true });
    await makeTakes('003/0', [1, 2]);
    await writeFile(join(folderOf('003/0'), 'take_1.json'), '{');
    expect(await planned({}, {})).toEqual(['002/0 1', '003/0 1', '003/0 2', 'a/b/1 1']);
    expect(await planned({}, { '003/0': { ...NOBODY, activeTake: 1 } })).not.toContain('003/0 1');
    expect(await planned({ shotIds: ['a/b'] }, {})).toEqual(['a/b/1 1']);
  });

  it('removes whole takes, tells what is gone, and never gives a number twice', async () => {
    await makeTakes('001/0', [1, 2, 3]);
    const frames = join(folderOf('001/0'), 'take_4');
    await mkdir(frames);
    await writeFile(join(frames, '00001.png'), 'png');
    await mkdir(join(project, 'video/_thumbs'));
    const thumbnail = join(project, layout.takeThumbnail('001', 0, 1));
    await writeFile(thumbnail, 'jpg');
    const plan = expectOk(await planCleanup(EVERYTHING, contextWith({ '001/0': { ...NOBODY, activeTake: 2 } })));
    expect(plan.done).toBe(false);
    const done = expectOk(await carryOutCleanup(EVERYTHING, contextWith({ '001/0': { ...NOBODY, activeTake: 2 } })));
    expect(done).toEqual({ report: { ...plan, done: true }, failures: [] });
    expect(plan.takes.map(({ take }) => take)).toEqual([1, 3, 4]);
    expect(plan.bytes).toBe(plan.takes.reduce((sum, { bytes }) => sum + bytes, 0));
    expect(await namesOf('001/0')).toEqual(['take_2.json', 'take_2.mp4', 'take_2.txt', 'take_4.txt']);
    expect(await nextTakeNumber(folderOf('001/0'))).toBe(5);
    expect(existsSync(thumbnail)).toBe(false);
    expect(expectOk(await takesUsage(contextWith())).takes).toBe(1);
  });

  it('goes on after a file that cannot be removed, and says which', async () => {
    await makeTakes('001/0', [1, 2, 3]);
    // The one failure that can be had here, where tests may run as root: no file, but a folder.
    const stubborn = join(folderOf('001/0'), 'take_2.txt');
    await rm(stubborn);
    await mkdir(stubborn);
    const { report, failures } = expectOk(await carryOutCleanup({ ...EVERYTHING, keepNewest: 1 }, contextWith()));
    expect(report.takes.map(({ take }) => take)).toEqual([1]);
    expect(failures).toMatchObject([{ message: 'It could not be removed.', filePath: stubborn, shotId: '001' }]);
    // What is left claims nothing: its film is gone.
    expect(await namesOf('001/0')).toEqual([
      ...['take_2.json', 'take_2.txt', 'take_3.json', 'take_3.mp4', 'take_3.txt'],
    ]);
  });
});

it('sums up what takes hold, active or not', async () => {
  await makeTakes('001/0', [1, 2]);
  await makeTakes('002/0', [1]);
  const usage = expectOk(await takesUsage(contextWith({ '001/0': { ...NOBODY, activeTake: 2 } })));
  expect(usage).toMatchObject({ takes: 3, inactiveTakes: 2, leftoverBytes: 0 });
  expect(usage.totalBytes).toBeGreaterThan(3000);
  expect(usage.inactiveBytes).toBe((usage.totalBytes * 2) / 3);
});

describe.skipIf(process.platform === 'win32')('a link out of the project', () => {
  it('is not followed', async () => {
    const elsewhere = join(outside, 'elsewhere');
    await mkdir(elsewhere);
    await writeFile(join(elsewhere, 'take_1.mp4'), 'theirs');
    await makeTakes('001/0', [1, 2]);
    await symlink(elsewhere, folderOf('002/0'));
    await symlink(join(elsewhere, 'take_1.mp4'), join(folderOf('001/0'), 'take_1.webm'));
    await symlink(elsewhere, join(folderOf('001/0'), '.incoming_link'));
    await symlink(elsewhere, join(folderOf('001/0'), '.take_9'));
    const { failures } = expectOk(await carryOutCleanup(EVERYTHING, contextWith()));
    expect([...failures, ...(await removeLeftovers(project)).failures]).toEqual([]);
    expect(await readFile(join(elsewhere, 'take_1.mp4'), 'utf8')).toBe('theirs');
    expect(await namesOf('001/0')).toEqual(['.take_9', 'take_1.webm']);
  });

  it('of the whole folder of takes is refused', async () => {
    await makeTakes('001/0', [1]);
    await rename(join(project, 'video'), join(outside, 'video'));
    await symlink(join(outside, 'video'), join(project, 'video'));
    const refused = { ok: false, error: { code: 'path-refused' } };
    expect(await planCleanup(EVERYTHING, contextWith())).toMatchObject(refused);
    expect(await carryOutCleanup(EVERYTHING, contextWith())).toMatchObject(refused);
    expect(await takesUsage(contextWith())).toMatchObject(refused);
    expect(await removeLeftovers(project)).toEqual({ bytes: 0, failures: [] });
    expect(existsSync(join(outside, 'video/_takes/shot_001_seg_0/take_1.mp4'))).toBe(true);
  });
});

describe('leftovers', () => {
  it('are recognised by the names that the writers use, and nothing else is', async () => {
    const names: string[] = [];
    await writeWhole([join(project, 'clip.mp4'), join(project, 'bare')], async (paths) => {
      for (const path of paths) await writeFile(path, '');
      names.push(...paths.map((path) => basename(path)));
      return ok(undefined);
    });
    names.push(basename(temporaryPathFor('/p/take_1.json')));
    expect(names.map(isLeftoverName)).toEqual([true, true, true]);
    const others = ['take_1.mp4', '.take_1', '.writing-notes.txt', '.longtake.lock', 'x.tmp', '.x.tmp', 'incoming_1'];
    expect(others.filter(isLeftoverName)).toEqual([]);
  });

  it('go when the project is opened; a cleanup leaves those alone that this session may be writing', async () => {
    await makeTakes('001/0', [1]);
    const old = [
      '.project.json.0a1b2c3d.tmp',
      'video/.writing-0a1b2c3d4e5f.mp4',
      'video/_takes/shot_001_seg_0/.incoming_1',
    ];
    const young = 'video/.cutting-1.mp4';
    await mkdir(join(project, old[2] ?? '', 'ready'), { recursive: true });
    await writeFile(join(project, old[2] ?? '', 'ready/take_2.mp4'), 'x'.repeat(500));
    for (const path of [old[0] ?? '', old[1] ?? '', young]) await writeFile(join(project, path), 'x'.repeat(10));
    await writeFile(join(project, '.notes.0a1b2c3d.tmp'), 'not ours');
    for (const path of old) await utimes(join(project, path), OPENED_AT, new Date(OPENED_AT.getTime() - 1000));
    await utimes(join(project, young), OPENED_AT, OPENED_AT);
    const isThere = () => [...old, young].map((path) => existsSync(join(project, path)));

    expect(expectOk(await takesUsage(contextWith())).leftoverBytes).toBe(520);
    const choice = { ...EVERYTHING, keepNewest: 1 };
    expect(expectOk(await planCleanup(choice, contextWith())).leftoverBytes).toBe(520);
    expect(isThere()).toEqual([true, true, true, true]);
    expect(expectOk(await carryOutCleanup(choice, contextWith())).report.leftoverBytes).toBe(520);
    expect(isThere()).toEqual([false, false, false, true]);
    expect(await removeLeftovers(project)).toEqual({ bytes: 10, failures: [] });
    expect(isThere()).toEqual([false, false, false, false]);
    expect(await namesOf('001/0')).toEqual(['take_1.json', 'take_1.mp4', 'take_1.txt']);
    expect(existsSync(join(project, '.notes.0a1b2c3d.tmp'))).toBe(true);
  });
});
