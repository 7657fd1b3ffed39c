// From takes to a film through the real command line: exact lengths, seams, crossfades, every format, and what must not happen.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Ffmpeg, locateFfmpeg, probeVideo, runFfmpeg } from '../src-main/media/index.ts';
import { brightenTake } from './brighten-take.ts';
import { countFrames } from './count-frames.ts';
import { makeProject } from './make-project.ts';
import { longtake } from './run-longtake.ts';

const LIMIT_MS = 180_000;
const RATE = 8;
const CARD_FRAMES = RATE;
// 5 s in two segments, 3 s, 2 s; the card.
const FILM_FRAMES = 40 + 24 + 16 + CARD_FRAMES;

const rootPath = mkdtempSync(join(tmpdir(), "longtake film's ünïcode 100%d-"));
const folders = { homePath: join(rootPath, 'home'), dataPath: join(rootPath, 'data') };
for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
afterAll(() => rmSync(rootPath, { recursive: true, force: true }));

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  const located = await locateFfmpeg(null);
  if (!located.ok) throw new Error(located.error.message);
  ffmpeg = located.value;
});

/** Mean luma of one frame, without the foot of the picture, where the draft's slate changes with every frame. */
async function lumaOf(mediaPath: string, frame: number): Promise<number> {
  const chunks: Uint8Array[] = [];
  const filter = `select='eq(n,${frame})',crop=iw:floor(ih*0.7):0:0,format=gray`;
  const args = ['-i', `file:${mediaPath}`, '-vf', filter, '-fps_mode', 'passthrough', '-f', 'rawvideo', 'pipe:1'];
  const done = await runFfmpeg(ffmpeg, args, { onOutput: (chunk) => chunks.push(chunk) });
  if (!done.ok) throw new Error(done.error.details);
  const pixels = Buffer.concat(chunks);
  return pixels.reduce((sum, value) => sum + value, 0) / pixels.length;
}

async function exported(...args: string[]): Promise<Record<string, unknown>> {
  const end = await longtake(folders, 'export', ...args, '--json');
  expect(end.exitCode, `${end.stdout}\n${end.stderr}`).toBe(0);
  return end.events().at(-1) ?? {};
}

const makeFilmProject = (name: string): string =>
  makeProject(join(rootPath, name), {
    shots: [
      { shot_id: '001', duration: 5, transition: { kind: 'crossfade', duration: 0.5 }, camera_movement: 'static' },
      { shot_id: '002', duration: 3, camera_movement: 'static' },
      { shot_id: '003', duration: 2, camera_movement: 'slow_push' },
    ],
    project: { engine: 'draft', film: { fade_in: 0.25, end_card: { text: 'The "end": 100 %', duration: 1 } } },
  });

describe('a film of drafts', { timeout: LIMIT_MS }, () => {
  const folderPath = makeFilmProject('film');
  const out = (name: string) => join(rootPath, 'out', name);
  beforeAll(async () => {
    const generated = await longtake(folders, 'generate', folderPath, '--json');
    expect(generated.exitCode, generated.stdout).toBe(0);
  }, LIMIT_MS);

  it('has exactly the planned frames, and encodes only what an effect touches, once', async () => {
    const first = await exported(folderPath, '--out', out("the film's %d.mp4"));
    expect(first).toMatchObject({ event: 'export.done', format: 'mp4', frames: FILM_FRAMES, findings: [] });
    expect(await countFrames(out("the film's %d.mp4"))).toBe(FILM_FRAMES);
    // The fade in and the crossfade up to the next key frame, and the card.
    expect(first).toMatchObject({ encoded_frames: RATE + RATE + CARD_FRAMES, reused_frames: 0 });
    expect(first.copied_frames).toBe(FILM_FRAMES - 3 * RATE);
    const again = await exported(folderPath, '--out', out("the film's %d.mp4"), '--replace');
    expect(again).toMatchObject({ encoded_frames: 0, reused_frames: 3 * RATE });
  });

  it('replaces nothing unasked', async () => {
    const taken = out('taken.mp4');
    writeFileSync(taken, 'somebody else’s');
    const end = await longtake(folders, 'export', folderPath, '--out', taken, '--json');
    expect(end.exitCode).toBe(1);
    expect(end.events().at(-1)).toMatchObject({ event: 'error', code: 'conflict', file: taken });
    expect(readFileSync(taken, 'utf8')).toBe('somebody else’s');
  });

  it('is one shot by itself', async () => {
    await exported(folderPath, '--shot', '001', '--out', out('one.mp4'));
    expect(await countFrames(out('one.mp4'))).toBe(40);
  });

  it.each([
    ['prores', 'film.mov', 'prores'],
    ['webm', 'film.webm', 'vp9'],
  ])('becomes %s', async (format, name, codec) => {
    const done = await exported(folderPath, '--format', format, '--out', out(name));
    expect(done.frames).toBe(FILM_FRAMES);
    expect(await countFrames(out(name))).toBe(FILM_FRAMES);
    const facts = await probeVideo(out(name));
    expect(facts.ok && facts.value).toMatchObject({ codec, width: 320, height: 192, framesPerSecond: RATE });
  });

  it('becomes pictures, an animation and a sheet of the storyboard', async () => {
    await exported(folderPath, '--format', 'png-sequence', '--shot', '003', '--out', out('frames'));
    expect(readdirSync(out('frames')).filter((name) => name.endsWith('.png'))).toHaveLength(16);
    const gif = await exported(folderPath, '--format', 'gif', '--shot', '003', '--out', out('shot.gif'));
    expect(gif.frames).toBe(16);
    await exported(folderPath, '--format', 'contact-sheet', '--out', out('sheet.png'));
    expect(readFileSync(out('sheet.png')).subarray(1, 4).toString()).toBe('PNG');
    await exported(folderPath, '--out', out('sheet.pdf'), '--format', 'contact-sheet-pdf');
    expect(readFileSync(out('sheet.pdf')).subarray(0, 4).toString()).toBe('%PDF');
  });

  it('becomes timelines whose media is there and has the frames they name', async () => {
    await exported(folderPath, '--out', out('film.otio'), '--relative-media');
    const timeline = JSON.parse(readFileSync(out('film.otio'), 'utf8'));
    const [video] = timeline.tracks.children;
    const clips = video.children.filter((one: { OTIO_SCHEMA: string }) => one.OTIO_SCHEMA === 'Clip.2');
    expect(clips).toHaveLength(4);
    for (const clip of clips) {
      const media = clip.media_references.DEFAULT_MEDIA;
      expect(media.target_url).not.toMatch(/^(file:|\/)/);
      const frames = await countFrames(join(rootPath, 'out', decodeURIComponent(media.target_url)));
      expect(frames).toBe(media.available_range.duration.value);
      expect(clip.source_range.duration.value).toBeLessThanOrEqual(frames);
      expect(Object.keys(clip.media_references)).toContain('take_1');
    }
    await exported(folderPath, '--out', out('film.fcpxml'));
    expect(readFileSync(out('film.fcpxml'), 'utf8')).toContain('<fcpxml version="1.10">');
    await exported(folderPath, '--out', out('film.edl'), '--timeline-media', 'shots');
    expect(readFileSync(out('film.edl'), 'utf8')).toContain('FCM: NON-DROP FRAME');
    expect(await countFrames(join(folderPath, 'video', 'shot_002.mp4'))).toBe(24);
  });

  it('says what is wrong with what it was asked', async () => {
    for (const [args, says] of [
      [['--format', 'vhs'], 'There is no format "vhs"'],
      [['--crf', '99'], 'crf'],
      [['--columns', 'many'], 'columns'],
    ] as const) {
      const end = await longtake(folders, 'export', folderPath, ...args);
      expect(end.exitCode, end.stderr).toBe(2);
      expect(end.stderr).toContain(says);
    }
    const noShot = await longtake(folders, 'export', folderPath, '--shot', 'nowhere', '--json');
    expect(noShot.events().at(-1)).toMatchObject({ code: 'bad-request', message: 'The plan has no "nowhere".' });
  });
});

describe('what is not whole', { timeout: LIMIT_MS }, () => {
  it('is refused by name, or left out where that is wanted', async () => {
    const folderPath = makeFilmProject('holes');
    const rendered = await longtake(folders, 'generate', folderPath, '--shot', '001', '--shot', '003', '--json');
    expect(rendered.exitCode).toBe(0);
    const target = join(rootPath, 'holes.mp4');
    const refused = await longtake(folders, 'export', folderPath, '--out', target, '--json');
    expect(refused.exitCode).toBe(1);
    expect(refused.events().at(-1)).toMatchObject({ code: 'file-missing', shot_id: '002' });
    const without = await exported(folderPath, '--out', target, '--skip-missing');
    expect(without.frames).toBe(FILM_FRAMES - 24);
    expect(await countFrames(target)).toBe(FILM_FRAMES - 24);
    expect(JSON.stringify(without.findings)).toContain('002');
  });
});

describe('the seams of a chain', { timeout: LIMIT_MS }, () => {
  const folderPath = makeFilmProject('seams');
  const seamsNow = async () => {
    const end = await longtake(folders, 'seams', folderPath, '--json');
    expect(end.exitCode, end.stderr).toBe(0);
    return end.events()[0] as { seams: Record<string, number & object>[]; corrected: number };
  };
  beforeAll(async () => {
    await longtake(folders, 'generate', folderPath, '--json');
  }, LIMIT_MS);

  it('are left alone where nothing shows', async () => {
    const { seams, corrected } = await seamsNow();
    expect(seams).toHaveLength(1);
    expect(seams[0]).toMatchObject({ segment: '001/1', status: 'measured', is_repeat: true, correction: null });
    expect(corrected).toBe(0);
  });

  it('are corrected where a take is brighter: a fifth of the step is left at most, and the take is not touched', async () => {
    await brighten(folderPath, 12);
    const { seams } = await seamsNow();
    expect(seams[0]).toMatchObject({ segment: '001/1', correction: { side: 'after' } });
    expect(seams[0]?.luma_step).toBeGreaterThan(0.045);
    expect(seams[0]?.luma_step).toBeLessThan(0.065);
    const takePath = join(folderPath, 'video', '_takes', 'shot_001_seg_1', 'take_1.mp4');
    const before = readFileSync(takePath);
    const plain = join(rootPath, 'plain.mp4');
    const mended = join(rootPath, 'mended.mp4');
    await exported(folderPath, '--out', plain, '--no-corrections');
    await exported(folderPath, '--out', mended);
    const stepOf = async (film: string) => Math.abs((await lumaOf(film, 24)) - (await lumaOf(film, 23)));
    const [was, is] = [await stepOf(plain), await stepOf(mended)];
    expect(was).toBeGreaterThan(8);
    expect(is).toBeLessThanOrEqual(was / 5);
    expect(await countFrames(mended)).toBe(FILM_FRAMES);
    expect(readFileSync(takePath).equals(before)).toBe(true);
  });
});

/** The second take as it would be if its model had drifted, and the clip cut from it. */
async function brighten(folderPath: string, codes: number): Promise<void> {
  await brightenTake(join(folderPath, 'video', '_takes', 'shot_001_seg_1', 'take_1.mp4'), codes);
  const clipPath = join(folderPath, 'video', 'shot_001_seg_1.mp4');
  rmSync(clipPath);
  const cut = await longtake(folders, 'generate', folderPath, '--json');
  expect(cut.events().at(-1)).toMatchObject({ rendered: 0 });
  expect(statSync(clipPath).size, basename(clipPath)).toBeGreaterThan(0);
}
