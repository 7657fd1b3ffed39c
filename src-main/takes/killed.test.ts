// The program is killed, for real, at every single step that keeping and landing a take makes on disk. What the next session finds is
// never called finished when it is not, nothing is lost, nothing is there twice, and no rubbish stays.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { expect, it } from 'vitest';
import { isUpToDate } from '#shared/model/segment-evidence.ts';
import { expectOk, findTestFfmpeg, makeCountedFilm, numbersFrom, readFrameNumbers } from '../media/counted-film.ts';
import type { Ffmpeg } from '../media/index.ts';
import { removeLeftovers } from './index.ts';
import { findLeftovers } from './leftovers.ts';
import { SEGMENT, TakesWorld } from './takes-fixture.ts';

const SHIP = { ...SEGMENT, prompt: 'A ship' };
const OLDER_CLIP = 'the clip of an older tool';
const WRITES = /[wax+]/.source;
// All of them by `npm run test:faults`, which runs vitest with `--mode full`; else every 17th.
const EVERY = process.env.MODE === 'full' ? 1 : 17;

/** Renders the ship, and kills itself before step `killAt` on disk. Says how many steps it made. */
const script = (ffmpeg: Ffmpeg, outsidePath: string, killAt: number) => `
  import fs from 'node:fs';
  import { syncBuiltinESMExports } from 'node:module';
  const { TakesWorld, SEGMENT } = await import(${JSON.stringify(new URL('./takes-fixture.ts', import.meta.url).href)});
  const world = await TakesWorld.at(${JSON.stringify(ffmpeg)}, ${JSON.stringify(outsidePath)});
  let steps = 0;
  const step = () => {
    if (steps === ${killAt}) process.kill(process.pid, 'SIGKILL');
    steps += 1;
  };
  for (const name of ['rename', 'rm', 'rmdir', 'mkdir', 'copyFile', 'writeFile', 'cp', 'open']) {
    const original = fs.promises[name];
    fs.promises[name] = (...args) => {
      if (name !== 'open' || /${WRITES}/.test(args[1] ?? 'r')) step();
      return original(...args);
    };
  }
  syncBuiltinESMExports();
  const done = await world.render(${JSON.stringify(join(outsidePath, 'ship.mp4'))}, { ...SEGMENT, prompt: 'A ship' }, 'ship');
  if (!done.ok) throw new Error(JSON.stringify(done.error));
  process.stdout.write(String(steps));
`;

async function runUntil(
  ffmpeg: Ffmpeg,
  outsidePath: string,
  killAt: number,
): Promise<{ signal: string; steps: number }> {
  const args = ['--input-type=module', '-e', script(ffmpeg, outsidePath, killAt)];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout.on('data', (chunk) => {
    said += String(chunk);
  });
  const [, signal] = await once(child, 'close');
  return { signal: String(signal), steps: Number(said) };
}

async function makeFilms(ffmpeg: Ffmpeg, world: TakesWorld): Promise<void> {
  const film = { frameCount: 33, framesPerSecond: 16 };
  await makeCountedFilm(ffmpeg, join(world.outsidePath, 'boat.mp4'), film);
  const codecArgs = ['-vf', 'negate', '-c:v', 'libx264'];
  await makeCountedFilm(ffmpeg, join(world.outsidePath, 'ship.mp4'), { ...film, codecArgs });
}

const filmOf = (world: TakesWorld, name: string) => readFile(join(world.outsidePath, name));
const isShip = async (world: TakesWorld) => (await readFrameNumbers(world.ffmpeg, world.clipPath()))[0] === 1023;

/** After the kill: opened again, gone on with, and looked at. */
async function goOn(world: TakesWorld, numbers: readonly number[]): Promise<void> {
  expect((await removeLeftovers(world.projectPath)).failures).toEqual([]);
  const found = await world.look(SHIP);
  if (isUpToDate(found)) expect(await isShip(world)).toBe(true);
  const before = await world.look(SEGMENT);
  if (isUpToDate(before)) expect(await isShip(world)).toBe(false);
  expectOk(await world.render(join(world.outsidePath, 'ship.mp4'), SHIP, 'ship'));
  expect(isUpToDate(await world.look(SHIP))).toBe(true);
  expect(await readFrameNumbers(world.ffmpeg, world.clipPath())).toEqual(numbersFrom(0, 32).map((one) => 1023 - one));
  expect(await readFrameNumbers(world.ffmpeg, world.framePath())).toEqual([1023 - 31]);
  const sidecar = await world.readTake(world.activeTake ?? 0);
  expect(await readFile(world.inTakes(sidecar.media_file))).toEqual(await filmOf(world, 'ship.mp4'));
  const names = await readdir(world.takesPath());
  expect(names.filter((name) => name.endsWith('.mp4')).sort()).toEqual(numbers.map((take) => `take_${take}.mp4`));
  expect(names.filter((name) => name.startsWith('.'))).toEqual([]);
  expect(await findLeftovers(world.projectPath, null)).toEqual([]);
}

async function killEverywhere(ffmpeg: Ffmpeg, start: TakesWorld, check: (world: TakesWorld) => Promise<void>) {
  const copy = async (name: string) => {
    const path = join(start.outsidePath, '..', `${start.outsidePath.split('/').at(-1)}-${name}`);
    await cp(start.outsidePath, path, { recursive: true });
    return TakesWorld.at(ffmpeg, path);
  };
  const killAt = async (step: number) => {
    await using world = await copy(String(step));
    const { signal, steps } = await runUntil(ffmpeg, world.outsidePath, step);
    const after = await TakesWorld.at(ffmpeg, world.outsidePath);
    await check(after).catch((cause: unknown) => {
      throw new Error(`killed at step ${step}: ${String(cause)}`, { cause });
    });
    return { signal, steps };
  };
  const whole = await killAt(-1);
  expect(whole).toMatchObject({ signal: 'null' });
  expect(whole.steps).toBeGreaterThan(20);
  const steps = Array.from({ length: Math.ceil(whole.steps / EVERY) }, (_, step) => step * EVERY);
  const killed = await pLimit(3).map(steps, killAt);
  expect(killed.map(({ signal }) => signal)).toEqual(steps.map(() => 'SIGKILL'));
}

it('killed at any step of the first take, beside an older tool’s clip', { timeout: 300_000 }, async () => {
  const ffmpeg = await findTestFfmpeg();
  await using start = await TakesWorld.open(ffmpeg);
  await makeFilms(ffmpeg, start);
  await writeFile(start.clipPath(), OLDER_CLIP);
  await mkdir(start.takesPath(), { recursive: true });
  await killEverywhere(ffmpeg, start, async (world) => {
    await goOn(world, [1, 2]);
    expect(world.activeTake).toBe(1);
    expect(await readFile(world.inTakes('take_2.mp4'), 'utf8')).toBe(OLDER_CLIP);
  });
});

it('killed at any step of the next take', { timeout: 300_000 }, async () => {
  const ffmpeg = await findTestFfmpeg();
  await using start = await TakesWorld.open(ffmpeg);
  await makeFilms(ffmpeg, start);
  expectOk(await start.render(join(start.outsidePath, 'boat.mp4'), SEGMENT, 'boat'));
  await killEverywhere(ffmpeg, start, async (world) => {
    await goOn(world, [1, 2]);
    expect(world.activeTake).toBe(2);
    expect(await readFile(world.inTakes('take_1.mp4'))).toEqual(await filmOf(world, 'boat.mp4'));
    expect((await world.readTake(1)).clip).toBeNull();
  });
});
