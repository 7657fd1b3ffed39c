// The takes of a segment as the page is told of them, whole and damaged ones.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { expectOk, findTestFfmpeg, makeCountedFilm } from '../media/counted-film.ts';
import { listSegmentTakes } from './index.ts';
import { SEGMENT, TakesWorld } from './takes-fixture.ts';

const FOLDER = layout.takesFolder('001', 0);

it('lists every take with what can be known of it', async () => {
  const ffmpeg = await findTestFfmpeg();
  await using world = await TakesWorld.open(ffmpeg);
  const film = async (name: string, codecArgs: readonly string[], pixelFormat = 'yuv420p') => {
    const path = join(world.outsidePath, name);
    await makeCountedFilm(ffmpeg, path, { frameCount: 33, framesPerSecond: 16, codecArgs, pixelFormat });
    return path;
  };
  const mp4 = await film('film.mp4', ['-c:v', 'libx264']);
  const frames = join(world.outsidePath, 'frames');
  await mkdir(frames);
  await film('frames/%05d.png', ['-c:v', 'png'], 'rgb24');
  expect(await listSegmentTakes(SEGMENT, world.context())).toEqual({ segmentKey: '001/0', takes: [] });

  expectOk(await world.render(mp4));
  expectOk(await world.keep(frames, { ...SEGMENT, seed: 8, prompt: 'A ship' }));
  expectOk(await world.keep(await film('deep.mp4', ['-c:v', 'libx264'], 'yuv420p10le')));
  expectOk(await world.keep(await film('film.webm', ['-c:v', 'libvpx-vp9'])));
  expectOk(await world.keep(await film('film.mov', ['-c:v', 'prores_ks'])));
  expectOk(await world.keep(mp4));
  expectOk(await world.keep(mp4));
  await writeFile(world.inTakes('take_6.json'), JSON.stringify({ ...(await world.readTake(6)), seed: 'x', fps: 12 }));
  await rm(world.inTakes('take_7.mp4'));
  await rm(world.inTakes('take_7_lastframe.png'));
  await writeFile(world.inTakes('take_8.mp4'), await readFile(mp4));
  await writeFile(world.inTakes('take_9.txt'), 'Take 9 was removed by a cleanup.');
  world.takeRatings = { 1: 4, 6: 0 };

  const { takes } = await listSegmentTakes(SEGMENT, world.context());
  expect(
    takes.map((one) => [one.take, one.answers, one.isMissing, one.rating, one.playablePath, one.stillPath]),
  ).toEqual([
    [1, true, false, 4, `${FOLDER}/take_1.mp4`, `${FOLDER}/take_1_lastframe.png`],
    [2, false, false, null, null, `${FOLDER}/take_2_lastframe.png`],
    [3, true, false, null, null, `${FOLDER}/take_3_lastframe.png`],
    [4, true, false, null, `${FOLDER}/take_4.webm`, `${FOLDER}/take_4_lastframe.png`],
    [5, true, false, null, null, `${FOLDER}/take_5_lastframe.png`],
    [6, false, false, 0, `${FOLDER}/take_6.mp4`, `${FOLDER}/take_6_lastframe.png`],
    [7, false, true, null, null, null],
    [8, false, false, null, `${FOLDER}/take_8.mp4`, 'video/_thumbs/shot_001_seg_0_take_8.jpg'],
  ]);
  const [first, second, , , , sixth, seventh, eighth] = takes;
  expect(first).toMatchObject({
    isActive: true,
    isKept: false,
    differences: [],
    seed: 7,
    gpuSeconds: 12,
    server: null,
  });
  expect(first?.bytes).toBeGreaterThan((await readFile(mp4)).length);
  expect(second).toMatchObject({
    ...{ isActive: false, framesDelivered: 33, width: 192, height: 96 },
    differences: ['the prompt changed', 'the seed changed (8 → 7)'],
  });
  const unknown = 'its sidecar is missing or damaged: what made it is not known';
  expect(sixth).toMatchObject({ prompt: 'A boat', seed: -1, framesPerSecond: 12, differences: [unknown] });
  expect(seventh).toMatchObject({ seed: 7, differences: ['The file of take 7 is gone, empty or not whole.'] });
  const ofFile = { framesDelivered: 33, framesPerSecond: 16, width: 192, height: 96 };
  expect(eighth).toMatchObject({ ...ofFile, engine: '', prompt: '', seed: -1, differences: [unknown] });
  expect(eighth?.createdAtIso).toMatch(/^\d{4}-/);

  const plane = { ...SEGMENT, prompt: 'A plane' };
  world.keptTake = { take: 1, ...(await askedFor(plane, world)) };
  const [kept] = (await listSegmentTakes(plane, world.context())).takes;
  expect(kept).toMatchObject({ isKept: true, answers: false, differences: ['the prompt changed'] });
});

async function askedFor(segment: typeof SEGMENT, world: TakesWorld) {
  const { requestSha256, startFrameSha256, endFrameSha256 } = await world.look(segment);
  return { requestSha256, startFrameSha256, endFrameSha256 };
}
