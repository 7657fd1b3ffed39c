// The stand-in for generate.py has the traps of the real one, and they are told apart here as they will be there.
import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openJobBook } from '../engines/job-book.ts';
import { createLogger } from '../logging/index.ts';
import { expectOk, findTestFfmpeg, makeTemporaryFolder } from '../media/counted-film.ts';
import { countDecodedFrames } from '../media/index.ts';
import { findTestPython, type WanForTestsOptions, writeWanForTests } from './wan-for-tests/write-wan-for-tests.ts';
import { createWanJobs, WAN_TIMING, wanPage } from './wan-jobs.ts';

async function open(version: WanForTestsOptions['version']) {
  const folder = await makeTemporaryFolder();
  const [ffmpeg, python] = await Promise.all([findTestFfmpeg(), findTestPython()]);
  const wanFolder = folder.file('Wan');
  await writeWanForTests(wanFolder, { version, ffmpegPath: ffmpeg.path });
  const book = openJobBook(folder.file('jobs'), wanPage);
  const timing = { ...WAN_TIMING, lookMs: 20, lateFilmMs: 200 };
  const jobs = createWanJobs({ book, logger: createLogger(() => undefined), timing, timeoutMs: () => null });
  return {
    ffmpeg,
    wanFolder,
    run: (args: readonly string[]) =>
      new Promise<{ code: number; said: string }>((resolve) => {
        execFile(python, ['generate.py', ...args], { cwd: wanFolder }, (error, stdout, stderr) =>
          resolve({ code: error === null ? 0 : Number(error.code), said: `${stdout}${stderr}` }),
        );
      }),
    /** As the engine would have it. */
    async work(args: readonly string[]) {
      const jobId = crypto.randomUUID();
      const save_file = join(book.folderOf(jobId), 'take.mp4');
      const page = { task: '', python, wan_folder: wanFolder, given: [], started_at: new Date().toISOString() };
      expectOk(
        await jobs.start(jobId, { ...page, argv: ['generate.py', ...args, `--save_file=${save_file}`], save_file }),
      );
      const followed = await jobs.follow(jobId, () => undefined, AbortSignal.timeout(20_000));
      return { followed, save_file };
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

const T2V = ['--task=t2v-1.3B', '--size=832*480', '--ckpt_dir=Wan2.1-T2V-1.3B', '--sample_steps=2', '--frame_num=9'];
const I2V = ['--task=i2v-A14B', '--size=832*480', '--ckpt_dir=Wan2.2-I2V-A14B', '--sample_steps=2', '--frame_num=9'];

describe('the stand-in for generate.py', () => {
  it('renders its own example where no prompt is given, into a file named by itself', async () => {
    await using wan = await open('2.1');
    const { code, said } = await wan.run(T2V);
    expect([code, said]).toEqual([0, expect.stringContaining('Input prompt: example of a boxing match')]);
    const films = (await readdir(wan.wanFolder)).filter((name) => name.endsWith('.mp4'));
    expect(films).toEqual([
      expect.stringMatching(/^t2v-1\.3B_832\*480_1_1_example_of_a_boxing_match_\d{8}_\d{6}\.mp4$/),
    ]);
  });

  it('renders its own example where no picture is given', async () => {
    await using wan = await open('2.2');
    expect((await wan.run([...I2V, '--prompt=mine'])).said).toContain('Input image: examples/i2v_input.png');
  });

  it('gives fewer frames than asked for, or fails, where they are not 4n + 1', async () => {
    await using wan = await open('2.1');
    const { followed, save_file } = await wan.work([...T2V, '--prompt=x', '--frame_num=11']);
    expectOk(followed);
    expect(expectOk(await countDecodedFrames(wan.ffmpeg, save_file))).toBe(9);
    const image = ['--task=i2v-14B', '--ckpt_dir=Wan2.1-I2V-14B-480P', '--image=examples/a.png', '--frame_num=11'];
    expect((await wan.work([...T2V, ...image, '--prompt=x'])).followed).toMatchObject({
      error: { code: 'render-failed', message: expect.stringContaining('RuntimeError: shape') },
    });
  });

  it.each<[string, readonly string[], RegExp]>([
    [
      'an argument of the other version',
      [...T2V, '--convert_model_dtype'],
      /unrecognized arguments: --convert_model_dtype/,
    ],
    ['a task of the other version', [...T2V, '--task=ti2v-5B'], /argument --task: invalid choice: 'ti2v-5B'/],
    ['a size of another task', [...T2V, '--size=1280*720'], /Unsupport size 1280\*720 for task t2v-1\.3B, supported/],
  ])('refuses %s, and is understood', async (_, args, message) => {
    await using wan = await open('2.1');
    const { followed } = await wan.work([...args, '--prompt=x']);
    if (followed.ok) return expect.fail('it was rendered');
    expect(followed.error.code).toBe('not-supported');
    expect(followed.error.message).toMatch(/^generate\.py refused what it was asked for: /);
    expect(followed.error.message).toMatch(message);
  });

  it('ends where a part of the checkpoint is missing, and is understood', async () => {
    await using wan = await open('2.1');
    const { followed } = await wan.work([...T2V, '--ckpt_dir=elsewhere', '--prompt=x']);
    expect(followed).toMatchObject({
      error: { code: 'model-missing', message: expect.stringContaining('elsewhere/models_t5') },
    });
  });
});
