import { copyFile, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeCountedFilm, readFrameNumbers, readRawPixels } from '../media/counted-film.ts';
import { countDecodedFrames, extractFrame, imageSize, probeVideo } from '../media/index.ts';
import type { WanFault } from '../wan-cli/wan-for-tests/write-wan-for-tests.ts';
import { UNHEARD, value } from './comfyui-for-tests.ts';
import type { FetchedTake, JobProgress, SegmentRequest } from './engine.ts';
import { openWanWorkshop, requestOf, type WanWorkshop, wanSegment } from './wan-engine-for-tests.ts';

const soon = () => AbortSignal.timeout(25_000);

async function render(shop: WanWorkshop, request: SegmentRequest, told: JobProgress[] = []) {
  const { engine } = shop;
  const jobId = engine.newJobId();
  const sent = await engine.submit(jobId, request, soon());
  if (!sent.ok) return sent;
  const events = { ...UNHEARD, onProgress: (progress: JobProgress) => void told.push(progress) };
  const followed = await engine.follow(jobId, events, soon());
  if (!followed.ok) return followed;
  const folderPath = join(shop.path, `take-${jobId}`);
  await mkdir(folderPath);
  return engine.fetch(jobId, request, folderPath, soon());
}

const filmsIn = async (path: string) => (await readdir(path)).filter((name) => name.endsWith('.mp4'));

describe('a segment rendered by generate.py', () => {
  it('comes home with exactly the frames that were asked for, and was asked for in full', async () => {
    await using shop = await openWanWorkshop({ stepMs: 80 });
    const told: JobProgress[] = [];
    const prompt = '--prompt "two cats"\nboxing, $HOME; `true`';
    const take = value(await render(shop, requestOf(wanSegment({ prompt })), told)) as FetchedTake;

    expect(value(await countDecodedFrames(shop.ffmpeg, take.mediaPath))).toBe(9);
    expect(value(await probeVideo(take.mediaPath))).toMatchObject({ width: 832, height: 480 });
    expect(take).toMatchObject({
      mediaIsClean: true,
      textAsSent: prompt,
      models: [{ slot: '', file: 'Wan2.1-T2V-1.3B' }],
    });
    expect(take.inputAsSent).toContainEqual(['sample_steps', '8']);
    expect(await filmsIn(shop.stand.folderPath)).toEqual([]);

    const [start] = await shop.stand.starts();
    expect(start).toMatchObject({ task: 't2v-1.3B', size: '832*480', frame_num: 9, prompt, base_seed: 7, image: null });
    expect(start).toMatchObject({ sample_shift: 8, sample_guide_scale: 6 });
    expect(start?.save_file).toContain(join(shop.bookFolder, ''));

    const fractions = told.flatMap(({ fraction }) => fraction ?? []);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(told.map(({ activity }) => activity)).toContainEqual(expect.stringMatching(/^Sampling [1-7] of 8$/));
  });

  it('starts from its picture and keeps the shape of it', async () => {
    await using shop = await openWanWorkshop({ version: '2.2' });
    const picture = join(shop.path, 'start, of two.png');
    const film = join(shop.path, 'counted.mp4');
    await makeCountedFilm(shop.ffmpeg, film, { frameCount: 6, framesPerSecond: 24, width: 960, height: 960 });
    value(await extractFrame(shop.ffmpeg, { mediaPath: film, frameIndex: 5, pngPath: picture }));
    const segment = wanSegment({
      width: 1280,
      height: 704,
      framesPerSecond: 24,
      start: { kind: 'keyframe', filePath: picture },
    });
    const take = value(await render(shop, requestOf(segment, picture)));
    // An area, not a size: 1280 × 704 pixels of a square.
    const { width, height } = value(await imageSize(shop.ffmpeg, take.mediaPath));
    expect([width, height]).toEqual([928, 928]);
    expect((await readFrameNumbers(shop.ffmpeg, take.mediaPath, 0, (16 * 928) / 960))[0]).toBe(5);
  });

  it('gives VACE the picture as the first of its frames, and its references', async () => {
    await using shop = await openWanWorkshop({ task: 'vace-1.3B' });
    const { ffmpeg, path } = shop;
    const [picture, reference] = [join(path, 'start.png'), join(path, 'a cat, sitting.png')] as const;
    await makeCountedFilm(ffmpeg, join(path, 'c.mp4'), { frameCount: 4, framesPerSecond: 16, width: 832, height: 480 });
    value(await extractFrame(ffmpeg, { mediaPath: join(path, 'c.mp4'), frameIndex: 3, pngPath: picture }));
    await copyFile(picture, reference);
    const segment = wanSegment({ references: [reference], start: { kind: 'keyframe', filePath: picture } });
    const take = value(await render(shop, { ...requestOf(segment, picture), endImagePath: picture }));
    expect((await readFrameNumbers(ffmpeg, take.mediaPath))[0]).toBe(3);

    const [start = {}] = await shop.stand.starts();
    const [sourceVideo, sourceMask] = [String(start.src_video), String(start.src_mask)];
    expect(start.image).toBeNull();
    expect(await readFile(String(start.src_ref_images))).toEqual(await readFile(reference));
    const frames = await readFrameNumbers(ffmpeg, sourceVideo);
    expect([frames.length, frames[0], frames[8]]).toEqual([9, 3, 3]);
    const middle = (file: string) => readRawPixels(ffmpeg, file, 'crop=2:2:700:400,scale=1:1', 'gray');
    expect([...(await middle(sourceMask))]).toEqual([0, 255, 255, 255, 255, 255, 255, 255, 0]);
    const source = [...(await middle(sourceVideo))].slice(1, -1);
    for (const level of source) expect(Math.abs(level - 128)).toBeLessThanOrEqual(2);
  });

  it.each([
    ['other-name', /elsewhere/, 10_000],
    ['unsaid-name', /elsewhere/, 500],
    ['late-file', null, 10_000],
    ['crash-after-all', null, 500],
    ['chatty', null, 500],
  ] satisfies [WanFault, RegExp | null, number][])('comes home in spite of %s', async (fault, logged, lateFilmMs) => {
    await using shop = await openWanWorkshop({ fault, lateFilmMs });
    // Of an earlier run.
    const older = join(shop.stand.folderPath, 'older.mp4');
    await makeCountedFilm(shop.ffmpeg, older, { frameCount: 2, framesPerSecond: 16 });
    await utimes(older, new Date('2026-01-01'), new Date('2026-01-01'));
    const take = value(await render(shop, requestOf(wanSegment())));
    expect(value(await countDecodedFrames(shop.ffmpeg, take.mediaPath))).toBe(9);
    expect(shop.log.some((line) => logged?.test(line) === true)).toBe(logged !== null);
  });
});

describe('a segment that generate.py does not render', () => {
  it.each<[WanFault, string, string]>([
    ['crash', 'render-failed', 'generate.py failed: RuntimeError: mat1 and mat2 shapes cannot be multiplied'],
    ['out-of-memory', 'out-of-memory', 'The graphics card ran out of memory.'],
    ['killed', 'interrupted', 'generate.py was ended by signal SIGKILL.'],
    ['no-file', 'output-missing', 'generate.py finished, but there is no film.'],
  ])('%s: %s', async (fault, code, message) => {
    await using shop = await openWanWorkshop({ fault });
    const failed = await render(shop, requestOf(wanSegment()));
    if (failed.ok) return expect.fail('it was rendered');
    expect(failed.error.code).toBe(code);
    expect(failed.error.message).toContain(message);
    expect(failed.error.details).toMatch(/ 4\/8 \[|Finished\./);
  });

  it('does not take somebody else’s film for its own', async () => {
    await using shop = await openWanWorkshop({ fault: 'unsaid-name', stepMs: 40, lateFilmMs: 500 });
    const rendering = render(shop, requestOf(wanSegment()));
    await expect.poll(() => shop.stand.starts(), { timeout: 10_000 }).toHaveLength(1);
    const byHand = join(shop.stand.folderPath, 'by hand.mp4');
    await makeCountedFilm(shop.ffmpeg, byHand, { frameCount: 2, framesPerSecond: 16 });
    const failed = await rendering;
    if (failed.ok) return expect.fail('it was taken');
    expect(failed.error.code).toBe('output-missing');
    expect(failed.error.message).toContain('several new films lie in its folder');
    expect(failed.error.message).toContain('by hand.mp4');
  });

  it('ends when its time is over', async () => {
    await using shop = await openWanWorkshop({ fault: 'stubborn', engines: { wanTimeoutSeconds: 1.5 } });
    expect(shop.engine.timeoutMs).toBe(1_500);
    expect(await render(shop, requestOf(wanSegment()))).toMatchObject({ error: { code: 'timed-out' } });
    expect((await value(await shop.engine.probe(soon()))).jobIds).toEqual([]);
  });

  it.each<[string, Parameters<typeof openWanWorkshop>[0], string, string]>([
    ['no folder', { wan: { folder: null } }, 'server-refused', "Nobody has said where Wan's generate.py is."],
    [
      'no Python',
      { wan: { python: '/nowhere/python' } },
      'server-refused',
      'Python could not be started from /nowhere/python.',
    ],
    ['no checkpoint', { checkpoints: [] }, 'model-missing', 'The checkpoint of t2v-1.3B is not there, or empty'],
    [
      'another version',
      { version: '2.2', task: 't2v-1.3B' },
      'not-supported',
      'is of Wan 2.2; the task t2v-1.3B is of Wan 2.1.',
    ],
  ])('is refused before anything runs: %s', async (_, options, code, message) => {
    await using shop = await openWanWorkshop(options);
    const refused = await render(shop, requestOf(wanSegment()));
    if (refused.ok) return expect.fail('it was rendered');
    expect(refused.error.code).toBe(code);
    expect(refused.error.message).toContain(message);
    expect(await shop.stand.starts()).toEqual([]);
  });

  it('says which folder or film is in the way', async () => {
    await using shop = await openWanWorkshop();
    await writeFile(shop.bookFolder, 'a file where the folder of the jobs should be');
    const refused = await render(shop, requestOf(wanSegment()));
    if (refused.ok) return expect.fail('it was rendered');
    expect(refused.error).toMatchObject({ code: 'disk-failed', filePath: expect.stringContaining(shop.bookFolder) });
    await rm(shop.bookFolder);
    const jobId = shop.engine.newJobId();
    value(await shop.engine.submit(jobId, requestOf(wanSegment()), soon()));
    value(await shop.engine.follow(jobId, UNHEARD, soon()));
    const film = join(shop.bookFolder, jobId, 'take.mp4');
    await rm(film);
    const gone = await shop.engine.fetch(jobId, requestOf(wanSegment()), shop.path, soon());
    expect(gone).toMatchObject({ error: { code: 'file-missing', filePath: film } });
  });

  it('is refused where generate.py would render its own example', async () => {
    await using shop = await openWanWorkshop({ task: 'i2v-14B' });
    expect(await render(shop, requestOf(wanSegment()))).toMatchObject({ error: { code: 'not-supported' } });
    expect(await shop.stand.starts()).toEqual([]);
  });
});

describe('what is shown before a run', () => {
  it('is the command line as it would be run', async () => {
    await using shop = await openWanWorkshop({ version: '2.2', wan: { t5Cpu: true, convertModelDtype: true } });
    const segment = wanSegment({ width: 1280, height: 704, start: { kind: 'keyframe', filePath: '/k.png' } });
    const shown = value(await shop.engine.previewRequest(requestOf(segment, '/k.png')));
    expect(shown).toMatchObject({ folder: shop.stand.folderPath, startImagePath: '/k.png' });
    const { command } = shown as { command: string[] };
    expect(command.slice(1, 3)).toEqual(['generate.py', '--task=ti2v-5B']);
    expect(command).toEqual(
      expect.arrayContaining([
        ...['--prompt=two cats boxing', '--convert_model_dtype', '--t5_cpu'],
        `--image=${join(shop.bookFolder, 'job-id', 'start.png')}`,
        `--save_file=${join(shop.bookFolder, 'job-id', 'take.mp4')}`,
      ]),
    );
  });
});
