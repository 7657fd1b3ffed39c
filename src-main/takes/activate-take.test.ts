// What the user decides of takes, on real ones: which is the clip, and which stays although something else is asked.
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { VideoPlan } from '#shared/model/video-plan.ts';
import {
  expectOk,
  findTestFfmpeg,
  makeCountedFilm,
  makeTemporaryFolder,
  readFrameNumbers,
} from '../media/counted-film.ts';
import type { Ffmpeg } from '../media/index.ts';
import { planStandings } from '../plan/index.ts';
import { activateTake, keptMarkFor } from './index.ts';
import { SEGMENT, TakesWorld } from './takes-fixture.ts';

const SHIP = { ...SEGMENT, prompt: 'A ship' };

let ffmpeg: Ffmpeg;
let world: TakesWorld;
/** Its frames say 0, 1, 2 … */
let boatPath: string;
/** Black and white exchanged: its frames say 1023, 1022 … */
let shipPath: string;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
  const films = await makeTemporaryFolder();
  const film = async (name: string, codecArgs: readonly string[]) => {
    await makeCountedFilm(ffmpeg, films.file(name), { frameCount: 33, framesPerSecond: 16, codecArgs });
    return films.file(name);
  };
  boatPath = await film('boat.mp4', ['-c:v', 'libx264']);
  shipPath = await film('ship.mp4', ['-vf', 'negate', '-c:v', 'libx264']);
  return () => films[Symbol.asyncDispose]();
});
beforeEach(async () => {
  world = await TakesWorld.open(ffmpeg);
});
afterEach(() => world[Symbol.asyncDispose]());

const firstFrame = async () => (await readFrameNumbers(ffmpeg, world.clipPath()))[0];
const lastFrame = async () => (await readFrameNumbers(ffmpeg, world.framePath()))[0];
const activate = (take: number, segment = SHIP) => activateTake(segment, take, world.context());
async function standing(segment = SHIP) {
  const evidence = await world.look(segment);
  return planStandings({ segments: [segment] } as Partial<VideoPlan> as VideoPlan, { [segment.key]: evidence })[
    '001/0'
  ];
}

/** Take 1 a boat, take 2 a ship; the plan asks for the ship. */
async function renderBoth(): Promise<void> {
  expectOk(await world.render(boatPath));
  expectOk(await world.render(shipPath, SHIP));
}

it('brings an older take back, keeps it in spite of the plan, and cuts it again without rendering', async () => {
  await renderBoth();
  expect([world.activeTake, await firstFrame()]).toEqual([2, 1023]);
  const { lastFrameSha256 } = expectOk(await activate(1));
  expect([world.activeTake, await firstFrame(), await lastFrame()]).toEqual([1, 0, 31]);
  expect(lastFrameSha256).toMatch(/^[0-9a-f]{64}$/);
  expect(await standing()).toMatchObject({
    status: 'up-to-date',
    kept: true,
    reasons: ['Kept as it is although the prompt changed.'],
  });
  await rm(world.clipPath());
  // Take 2 would answer, but take 1 is kept.
  expect((await world.look(SHIP)).fittingTake).toMatchObject({ take: 1 });
  expectOk(await world.render(shipPath, SHIP));
  expect([world.fetches, await firstFrame()]).toEqual([2, 0]);
  expect((await standing({ ...SHIP, prompt: 'A plane' }))?.kept).toBe(false);

  expectOk(await activate(2));
  expect([world.keptTake, await firstFrame()]).toEqual([null, 1023]);
  expect(await standing()).toMatchObject({ status: 'up-to-date', kept: false, reasons: [] });
  // One take at most says that the clip is its own.
  expect([(await world.readTake(1)).clip, (await world.readTake(2)).clip?.frames]).toEqual([null, 32]);
});

it.each<[string, () => Promise<unknown>, code: string, words: string]>([
  ['its film is gone', () => rm(world.inTakes('take_1.mp4')), 'file-missing', 'The file of take 1 is gone'],
  ['its sidecar is damaged', () => writeFile(world.inTakes('take_1.json'), '{'), 'file-missing', 'take_1.json'],
  [
    'it is too short',
    async () => {
      const sidecar = await world.readTake(1);
      await writeFile(world.inTakes('take_1.json'), JSON.stringify({ ...sidecar, frames_delivered: 31 }));
    },
    'output-too-short',
    'Take 1 has 31 frames; segment 001/0 needs 32.',
  ],
  [
    'it is a draft that lost its clean frame',
    async () => {
      const sidecar = await world.readTake(1);
      await writeFile(world.inTakes('take_1.json'), JSON.stringify({ ...sidecar, media_is_clean: false }));
      await rename(world.inTakes('take_1_lastframe.png'), join(world.outsidePath, 'away.png'));
    },
    'file-missing',
    'no clean picture',
  ],
])('refuses a take when %s, and changes nothing', async (_what, spoil, code, words) => {
  await renderBoth();
  await spoil();
  const before = await stat(world.clipPath());
  const refused = await activate(1);
  expect(refused).toMatchObject({ ok: false, error: { code, shotId: '001', segmentIndex: 0 } });
  expect(!refused.ok && refused.error.message).toContain(words);
  expect([world.activeTake, world.keptTake, (await stat(world.clipPath())).mtimeMs]).toEqual([2, null, before.mtimeMs]);
  expect((await world.readTake(2)).clip?.frames).toBe(32);
});

it('marks the active take as kept for what is asked now', async () => {
  expect(await keptMarkFor(SEGMENT, world.context())).toEqual({ ok: true, value: null });
  await renderBoth();
  expect(await keptMarkFor(SHIP, world.context())).toEqual({ ok: true, value: null });
  const plane = { ...SHIP, prompt: 'A plane' };
  expect((await standing(plane))?.status).toBe('stale');
  world.keptTake = expectOk(await keptMarkFor(plane, world.context()));
  expect(world.keptTake).toMatchObject({ take: 2, startFrameSha256: null });
  expect(await standing(plane)).toMatchObject({ status: 'up-to-date', kept: true });
  const longer = { ...plane, framesKept: 48, framesRequested: 49 };
  expect(await keptMarkFor(longer, world.context())).toMatchObject({ ok: false, error: { code: 'output-too-short' } });
});

it('keeps what follows when the frame that it starts from is another one', async () => {
  const follower = { ...SEGMENT, start: { kind: 'last-frame', segmentKey: '002/0' }, dependsOn: '002/0' } as const;
  const startPath = join(world.projectPath, 'video/_startframes/shot_002_lastframe_0.png');
  await renderBoth();
  await rename(world.framePath(), startPath);
  expectOk(await world.render(boatPath, follower));
  expect((await standing(follower))?.status).toBe('up-to-date');
  await writeFile(startPath, await readFile(world.inTakes('take_1_lastframe.png')));
  const stale = { status: 'stale', reasons: ['Since take 3: the start image changed.'] };
  expect(await standing(follower)).toMatchObject(stale);
  world.keptTake = expectOk(await keptMarkFor(follower, world.context()));
  expect(await standing(follower)).toMatchObject({
    status: 'up-to-date',
    reasons: ['Kept as it is although the start image changed; the join to the segment before may show.'],
  });
});
