import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectOk, findTestFfmpeg, makeTemporaryFolder, numbersFrom, readFrameNumbers } from '../media/counted-film.ts';
import { countDecodedFrames, type Ffmpeg, fontFilePath, probeVideo, runFfmpeg } from '../media/index.ts';
import { assembleFilm, type FilmContext } from './assemble-film.ts';
import type { FilmPlan, FilmSound, Footage, Piece } from './piece.ts';
import { copyOf, formatOf, hashFrames, makeClip, makeTake, rangeOf, renderOf } from './takes-for-tests.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

interface Shot {
  readonly footage: Footage;
  readonly clipPath: string;
}

interface Project extends AsyncDisposable {
  readonly folderPath: string;
  readonly cachePath: string;
  readonly shots: readonly Shot[];
  assemble(pieces: readonly Piece[], more?: Partial<FilmContext>, sound?: FilmSound): ReturnType<typeof assembleFilm>;
  readonly filmPath: string;
}

/** Two shots of 37 frames, from 1 on, in a folder whose name would break a list or a filter. */
async function makeProject(framesPerSecond = 16): Promise<Project> {
  const folder = await makeTemporaryFolder();
  const folderPath = folder.file("it's “50%d”\n[a];b,c=ü");
  await mkdir(folderPath);
  const format = formatOf(framesPerSecond);
  const shots: Shot[] = [];
  for (const name of ['one', 'two']) {
    const footage = await makeTake(ffmpeg, path.join(folderPath, `${name} take.mp4`), 40, framesPerSecond);
    const clipPath = path.join(folderPath, `${name}.mp4`);
    await makeClip(ffmpeg, footage, clipPath, format);
    shots.push({ footage, clipPath });
  }
  const cachePath = path.join(folderPath, 'video', '_film');
  const filmPath = path.join(folderPath, 'exports', 'film.mp4');
  return {
    ...{ folderPath, cachePath, shots, filmPath },
    assemble(pieces, more = {}, sound) {
      const frames = pieces.reduce((sum, piece) => sum + ('frames' in piece ? piece.frames : piece.range.frames), 0);
      const plan: FilmPlan = { format, frames, pieces, sound: sound ?? null };
      const context = { cacheFolderPath: cachePath, fontPath: fontFilePath(), ...more };
      return assembleFilm(ffmpeg, plan, { filePath: filmPath }, context);
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

const shotOf = ({ shots }: Project, index: number): Shot => shots[index] ?? expect.unreachable();
const wholeClip = ({ clipPath, footage }: Shot): Piece => copyOf(clipPath, rangeOf(footage));

/** The second shot, with the end of the first laid over its first five frames; the rest from its key frame on is copied. */
function crossfaded(project: Project): Piece[] {
  const [one, two] = [shotOf(project, 0), shotOf(project, 1)];
  const withHandle = { ...one.footage, frameCount: 39, filmFrames: 39 };
  const crossfade = { over: rangeOf(withHandle, 34, 5), at: 0, total: 5 };
  return [
    copyOf(one.clipPath, rangeOf(one.footage)),
    renderOf(rangeOf(two.footage, 0, 5), { crossfade }),
    renderOf(rangeOf(two.footage, 5, 11)),
    copyOf(two.clipPath, rangeOf(two.footage, 16)),
  ];
}

describe('assembleFilm', () => {
  it('copies clips bit by bit, whatever their folder is called', async () => {
    await using project = await makeProject();
    const [one, two] = [shotOf(project, 0), shotOf(project, 1)];
    const told: number[] = [];
    const assembled = expectOk(
      await project.assemble([wholeClip(one), wholeClip(two), wholeClip(one)], {
        onProgress: (_, fraction) => told.push(fraction),
      }),
    );
    expect(assembled).toEqual({ frames: 111, copiedFrames: 111, encodedFrames: 0, reusedFrames: 0, findings: [] });
    const [first, second] = [await hashFrames(ffmpeg, one.clipPath), await hashFrames(ffmpeg, two.clipPath)];
    expect(await hashFrames(ffmpeg, project.filmPath)).toEqual([...first, ...second, ...first]);
    expect(told.at(-1)).toBe(1);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });

  it.each([16, 24000 / 1001, 25])(
    'renders what effects touch and keeps it for the next time, at %d fps',
    async (rate) => {
      await using project = await makeProject(rate);
      const key = Math.round(rate);
      const [one, two] = [shotOf(project, 0), shotOf(project, 1)];
      const offsets = [{ frame: 0, luma: 5, blue: 0, red: 0 }];
      const pieces: Piece[] = [
        renderOf(rangeOf(one.footage, 0, key), { offsets }),
        copyOf(one.clipPath, rangeOf(one.footage, key)),
        renderOf(rangeOf(two.footage, 0, 7), { label: 'shot 2' }),
        { kind: 'card', text: 'The end', frames: 9, fade: { from: 0, to: 1 } },
      ];
      const first = expectOk(await project.assemble(pieces));
      expect(first).toMatchObject({ frames: 53, copiedFrames: 37 - key, encodedFrames: key + 16, reusedFrames: 0 });
      const shown = await readFrameNumbers(ffmpeg, project.filmPath);
      expect(shown.slice(0, 44)).toEqual([...numbersFrom(1, 37), ...numbersFrom(1, 7)]);
      expect(expectOk(await countDecodedFrames(ffmpeg, project.filmPath))).toBe(53);
      const again = expectOk(await project.assemble(pieces));
      expect(again).toMatchObject({ copiedFrames: 37 - key, encodedFrames: 0, reusedFrames: key + 16 });
      const changed = pieces.with(2, renderOf(rangeOf(two.footage, 0, 7), { label: 'shot II' }));
      expect(expectOk(await project.assemble(changed))).toMatchObject({ encodedFrames: 7, reusedFrames: key + 9 });
    },
  );

  it('goes over from one shot into the next', async () => {
    await using project = await makeProject();
    expectOk(await project.assemble(crossfaded(project)));
    const shown = await readFrameNumbers(ffmpeg, project.filmPath);
    expect(shown).toHaveLength(74);
    // The first frame of a crossfade still is the earlier shot's: what follows its end.
    expect(shown.slice(0, 38)).toEqual([...numbersFrom(1, 37), 35]);
    expect(shown.slice(42)).toEqual(numbersFrom(6, 32));
  });

  it('encodes a clip again that cannot be copied, and names it', async () => {
    await using project = await makeProject();
    const [one, two] = [shotOf(project, 0), shotOf(project, 1)];
    const other = ['-c:v', 'libx264', '-profile:v', 'baseline', '-bf', '0', '-g', '16', '-y', `file:${two.clipPath}`];
    const input = ['-i', `file:${two.footage.takePath}`, '-frames:v', '37', ...other];
    expectOk(await runFfmpeg(ffmpeg, input));
    const pieces = [wholeClip(one), copyOf(two.clipPath, rangeOf(two.footage, 0, 20)), wholeClip(one)];
    const assembled = expectOk(await project.assemble(pieces));
    expect(assembled).toMatchObject({ frames: 94, copiedFrames: 74, encodedFrames: 20 });
    expect(assembled.findings).toMatchObject([{ severity: 'warning', code: 'bad-file', filePath: two.clipPath }]);
    expect(assembled.findings[0]?.message).toContain(
      'two.mp4 could not be copied: it is encoded with other parameters',
    );
    const numbers = [...numbersFrom(1, 37), ...numbersFrom(1, 20), ...numbersFrom(1, 37)];
    expect(await readFrameNumbers(ffmpeg, project.filmPath)).toEqual(numbers);
  });

  it('encodes all clips again where this ffmpeg encodes otherwise than the one that cut them', async () => {
    await using project = await makeProject();
    const [one, two] = [shotOf(project, 0), shotOf(project, 1)];
    for (const { clipPath, footage } of [one, two]) {
      const other = ['-c:v', 'libx264', '-profile:v', 'main', '-bf', '0', '-g', '16', '-y', `file:${clipPath}`];
      expectOk(await runFfmpeg(ffmpeg, ['-i', `file:${footage.takePath}`, '-frames:v', '37', ...other]));
    }
    const clips = [wholeClip(one), wholeClip(two)];
    expect(expectOk(await project.assemble(clips))).toMatchObject({ copiedFrames: 74, findings: [] });
    const card: Piece = { kind: 'card', text: 'x', frames: 4, fade: null };
    const told: number[] = [];
    const onProgress = (_: string, fraction: number) => told.push(fraction);
    const assembled = expectOk(await project.assemble([...clips, card], { onProgress }));
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(assembled).toMatchObject({ copiedFrames: 0, encodedFrames: 78, reusedFrames: 0 });
    expect(assembled.findings).toHaveLength(1);
    expect((await readFrameNumbers(ffmpeg, project.filmPath)).slice(0, 74)).toEqual([
      ...numbersFrom(1, 37),
      ...numbersFrom(1, 37),
    ]);
  });

  it('carries the sound beside the picture, at its sample', async () => {
    await using project = await makeProject();
    const { folderPath, filmPath } = project;
    const [one, two] = [shotOf(project, 0), shotOf(project, 1)];
    const takePath = path.join(folderPath, 'sound take.mov');
    const beep = `aevalsrc=exprs='0.8*sin(2*PI*2000*t)*between(t,${5 / 16},${6 / 16})':s=48000:d=2.5`;
    const inputs = ['-i', `file:${one.footage.takePath}`, '-f', 'lavfi', '-i', beep];
    expectOk(await runFfmpeg(ffmpeg, [...inputs, '-c:v', 'copy', '-c:a', 'pcm_s16le', '-y', `file:${takePath}`]));
    const part = { footage: { ...one.footage, takePath }, at: 74, frames: 37, fadeInFrames: 0, fadeOutFrames: 0 };
    const sound = { parts: [part], bed: null, fadeInFrames: 0, fadeOutFrames: 0, loudnessLufs: null };
    expectOk(await project.assemble([wholeClip(one), wholeClip(two), wholeClip(one)], {}, sound));
    expect(expectOk(await probeVideo(filmPath))).toMatchObject({
      frameCount: 111,
      durationSeconds: 111 / 16,
      hasAudio: true,
    });
    const chunks: Uint8Array[] = [];
    const output = ['-map', '0:a:0', '-af', 'pan=mono|c0=c0', '-f', 'f32le', 'pipe:1'];
    expectOk(await runFfmpeg(ffmpeg, ['-i', `file:${filmPath}`, ...output], { onOutput: (one) => chunks.push(one) }));
    const bytes = Buffer.concat(chunks);
    let onset = 0;
    while (onset < bytes.length / 4 && Math.abs(bytes.readFloatLE(onset * 4)) < 0.2) onset += 1;
    // Frame 5 of the take is frame 4 of the clip.
    expect(Math.abs(onset - (74 + 4) * 3000)).toBeLessThanOrEqual(48);
    expect((await readdir(project.cachePath)).filter((name) => name.startsWith('.sound'))).toEqual([]);
    expect(await readFrameNumbers(ffmpeg, filmPath)).toHaveLength(111);
  });

  it('keeps pieces for as long as they are used, also when the project moves', async () => {
    await using project = await makeProject();
    const piece = renderOf(rangeOf(shotOf(project, 0).footage, 0, 6));
    expectOk(await project.assemble([piece]));
    const [name = ''] = await readdir(project.cachePath);
    const aged = async (file: string, days: number) => {
      const at = new Date(Date.now() - days * 24 * 3_600_000);
      await utimes(path.join(project.cachePath, file), at, at);
    };
    await writeFile(path.join(project.cachePath, 'notes.mp4'), 'the user’s own');
    await writeFile(path.join(project.cachePath, `${'0'.repeat(64)}.mp4`), 'unused');
    await writeFile(path.join(project.cachePath, `${'1'.repeat(64)}.mp4`), 'used last week');
    for (const file of ['notes.mp4', `${'0'.repeat(64)}.mp4`, name]) await aged(file, 8);
    await aged(`${'1'.repeat(64)}.mp4`, 6);
    expect(expectOk(await project.assemble([piece]))).toMatchObject({ reusedFrames: 6 });
    expect((await readdir(project.cachePath)).sort()).toEqual([`${'1'.repeat(64)}.mp4`, name, 'notes.mp4'].sort());
    const bytes = await readFile(path.join(project.cachePath, name));
    await writeFile(path.join(project.cachePath, name), bytes.subarray(0, bytes.length - 30));
    expect(expectOk(await project.assemble([piece]))).toMatchObject({ encodedFrames: 6 });
    const moved = path.join(path.dirname(project.folderPath), 'moved');
    await cp(project.folderPath, moved, { recursive: true, preserveTimestamps: true });
    const { footage } = shotOf(project, 0);
    const there = { ...footage, takePath: path.join(moved, path.basename(footage.takePath)) };
    const context = { cacheFolderPath: path.join(moved, 'video', '_film') };
    const again = await project.assemble([renderOf(rangeOf(there, 0, 6))], context);
    expect(expectOk(again)).toMatchObject({ reusedFrames: 6 });
    const later = new Date(Date.now() + 60_000);
    await utimes(footage.takePath, later, later);
    expect(expectOk(await project.assemble([piece]))).toMatchObject({ encodedFrames: 6 });
  });

  it.each(['Encoding', 'Mixing', 'Joining'])('stops while it is %s, and leaves nothing half', async (activity) => {
    await using project = await makeProject();
    await mkdir(path.dirname(project.filmPath));
    await writeFile(project.filmPath, 'the older film');
    const stop = new AbortController();
    const onProgress = (doing: string) => {
      if (doing.startsWith(activity)) stop.abort();
    };
    const sound = { parts: [], bed: null, fadeInFrames: 0, fadeOutFrames: 0, loudnessLufs: null };
    const pieces = [...crossfaded(project), wholeClip(shotOf(project, 0))];
    const stopped = await project.assemble(pieces, { signal: stop.signal, onProgress }, sound);
    expect(stopped).toMatchObject({ ok: false, error: { code: 'stopped' } });
    expect(await readFile(project.filmPath, 'utf8')).toBe('the older film');
    expect(await readdir(path.dirname(project.filmPath))).toEqual(['film.mp4']);
    const kept = existsSync(project.cachePath) ? await readdir(project.cachePath) : [];
    expect(kept.filter((name) => !/^[0-9a-f]{64}\.mp4$/.test(name))).toEqual([]);
  });

  it('says what is in the way: no frames, no take, no place', async () => {
    await using project = await makeProject();
    expect(await project.assemble([])).toMatchObject({ ok: false, error: { code: 'bad-request' } });
    const { footage } = shotOf(project, 1);
    await rm(footage.takePath);
    const gone = await project.assemble([renderOf(rangeOf(footage))]);
    expect(gone).toMatchObject({ ok: false, error: { code: 'file-missing', filePath: footage.takePath } });
    await mkdir(path.join(project.filmPath, 'a folder where the film should be'), { recursive: true });
    const blocked = await project.assemble([wholeClip(shotOf(project, 0))]);
    expect(blocked).toMatchObject({ ok: false, error: { code: 'disk-failed', filePath: project.filmPath } });
    expect(await readdir(path.dirname(project.filmPath))).toEqual(['film.mp4']);
  });
});
