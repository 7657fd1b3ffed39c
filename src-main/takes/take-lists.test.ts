import { utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { expectOk, findTestFfmpeg, makeCountedFilm } from '../media/counted-film.ts';
import { writeJsonAtomically } from '../storage/index.ts';
import { TakeLists } from './take-lists.ts';
import { TakesWorld } from './takes-fixture.ts';

it('remembers the takes of a folder until something in it is made, replaced or removed', async () => {
  const ffmpeg = await findTestFfmpeg();
  await using world = await TakesWorld.open(ffmpeg);
  const film = join(world.outsidePath, 'film.mp4');
  await makeCountedFilm(ffmpeg, film, { frameCount: 33, framesPerSecond: 16, codecArgs: ['-c:v', 'libx264'] });
  expectOk(await world.keep(film));
  const lists = new TakeLists();
  const folder = world.inTakes('.');
  const seeds = async () => (await lists.list(folder)).map(({ take, seed }) => [take, seed]);
  const settle = () => utimes(folder, new Date(1e12), new Date(1e12));

  // Just changed: on a disk with a coarse clock the next change would look the same.
  expect(await seeds()).toEqual([[1, 7]]);
  const sidecar = await world.readTake(1);
  await writeFile(world.inTakes('take_1.json'), JSON.stringify({ ...sidecar, seed: 8 }));
  expect(await seeds()).toEqual([[1, 8]]);

  await settle();
  expect(await seeds()).toEqual([[1, 8]]);
  await writeFile(world.inTakes('take_1.json'), JSON.stringify({ ...sidecar, seed: 9 }));
  expect(await seeds()).toEqual([[1, 8]]);
  // What we made there ourselves we know of, whatever the disk's clock says.
  lists.forget(folder);
  expect(await seeds()).toEqual([[1, 9]]);
  expectOk(await writeJsonAtomically(world.inTakes('take_1.json'), { ...sidecar, seed: 10 }));
  expect(await seeds()).toEqual([[1, 10]]);
  await settle();
  expect(await seeds()).toEqual([[1, 10]]);
  expectOk(await world.keep(film));
  expect(await seeds()).toEqual([
    [1, 10],
    [2, 7],
  ]);
  expect(await lists.list(join(folder, 'gone'))).toEqual([]);
});
