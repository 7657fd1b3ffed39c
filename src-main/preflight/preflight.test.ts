import { copyFile, mkdir, mkdtemp, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { type Ffmpeg, locateFfmpeg, runFfmpeg } from '../media/index.ts';
import { checkDisk, estimateBytes, judgeDisk } from './check-disk.ts';
import { checkFfmpeg } from './check-ffmpeg.ts';
import { checkPictures, createPictureCheck } from './check-pictures.ts';
import { fitPicture, proportionInWords } from './picture-fit.ts';

let folderPath: string;
let ffmpeg: Ffmpeg;
beforeAll(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'longtake-preflight-'));
  const found = await locateFfmpeg(null);
  if (!found.ok) throw new Error(found.error.message);
  ffmpeg = found.value;
});
afterAll(() => rm(folderPath, { recursive: true, force: true }));

const never = new AbortController().signal;

async function picture(name: string, width: number, height: number): Promise<string> {
  const filePath = join(folderPath, name);
  const args = ['-f', 'lavfi', '-i', `color=c=red:s=${width}x${height}`, '-frames:v', '1', '-y', filePath];
  const made = await runFfmpeg(ffmpeg, args, {});
  if (!made.ok) throw new Error(made.error.details);
  return filePath;
}

const segment = (shotId: string, filePath: string, changes: Partial<PlanSegment> = {}): PlanSegment =>
  ({
    shotId,
    start: { kind: 'keyframe', filePath },
    ...{ endImagePath: null, references: [], overlays: [] },
    width: 832,
    height: 480,
    framesRequested: 81,
    clipFrames: 80,
    ...changes,
  }) as PlanSegment;

describe('how a picture fits the render', () => {
  it.each([
    ['16:9 at Wan’s 832×480', 1920, 1080, null],
    ['16:9 at Wan’s 832×480, small', 832, 468, null],
    ['a square', 1024, 1024, 'top-and-bottom'],
    ['a panorama', 2100, 900, 'left-and-right'],
    ['a portrait', 480, 832, 'top-and-bottom'],
  ])('%s: %dx%d', (_what, width, height, sides) => {
    expect(fitPicture({ width, height }, { width: 832, height: 480 }).cut?.sides ?? null).toBe(sides);
  });

  it.each([
    [1920, 1080, '16:9'],
    [832, 480, '16:9'],
    [480, 832, '9:16'],
    [640, 640, '1:1'],
    [768, 512, '3:2'],
    [1000, 600, '1.67:1'],
  ])('%dx%d is %s', (width, height, words) => {
    expect(proportionInWords({ width, height })).toBe(words);
  });
});

describe('the pictures of a run', () => {
  it('names the shot whose picture is cut, small, damaged or gone', async () => {
    const damagedPath = await picture('damaged.png', 832, 480);
    await truncate(damagedPath, 60);
    const textPath = join(folderPath, 'text.png');
    await writeFile(textPath, 'not a picture');
    const check = await checkPictures(
      [
        segment('001', await picture('right.jpg', 1664, 960)),
        segment('002', await picture('square.png', 1024, 1024)),
        segment('003', await picture('small.png', 208, 120)),
        segment('004', damagedPath),
        segment('005', textPath),
        segment('006', join(folderPath, 'gone.png')),
        segment('007', await picture('start.png', 832, 480), { endImagePath: await picture('end.png', 960, 1664) }),
        segment('008', '', { start: { kind: 'last-frame', segmentKey: '007/0' } }),
      ],
      ffmpeg,
      never,
    );
    expect(check.findings.map(({ shotId, severity, code }) => `${shotId} ${severity} ${code}`)).toEqual([
      '002 warning bad-file',
      '003 warning bad-file',
      '004 problem bad-file',
      '005 problem bad-file',
      '006 problem file-missing',
      '007 warning bad-file',
    ]);
    const [square, small, , , , end] = check.findings.map(({ message }) => message);
    expect(square).toBe('The start picture of shot 002 is 1:1, rendered as 16:9: top and bottom are cut (42 % of it).');
    expect(small).toContain('208×120 is enlarged 4.0 times to fill 832×480');
    expect(end).toContain('The end picture of shot 007 is 9:16, rendered as 16:9');
    expect(check.looked).toEqual([{ what: 'Pictures', result: '8: 3 cannot be read' }]);
  });

  it('looks at references and at what is laid over too, of any shape, but they must be pictures', async () => {
    const start = await picture('start.png', 832, 480);
    const wrong = join(folderPath, 'notes.png');
    await writeFile(wrong, 'no picture');
    const overlay = { image: wrong, position: 'center', scale: 0.5, opacity: 1, margin: 0 } as const;
    const given = segment('001', start, {
      references: [await picture('face.png', 64, 64), wrong],
      overlays: [overlay],
    });
    const { findings } = await createPictureCheck()([given], ffmpeg, never);
    expect(findings.map(({ severity, message }) => `${severity}: ${message.split('.')[0]}`)).toEqual([
      'problem: A reference image of shot 001 cannot be used',
      'problem: A picture laid over shot 001 cannot be used',
    ]);
  });

  const said = async (
    check: typeof checkPictures,
    paths: readonly string[],
    signal = never,
    tool: Ffmpeg | null = ffmpeg,
  ) =>
    (
      await check(
        paths.map((path, index) => segment(`${index}`, path)),
        tool,
        signal,
      )
    ).looked[0]?.result;

  it('decodes a few at each check, says which it did not, and looks again at what changed', async () => {
    const check = createPictureCheck(2);
    const paths = [
      await picture('a.png', 832, 480),
      await picture('b.jpg', 832, 480),
      await picture('c.bmp', 832, 480),
    ];
    expect(await said(check, paths)).toBe('3: all readable; 1 by header and end only, not decoded');
    expect(await said(check, paths)).toBe('3: all readable');
    await writeFile(paths[0] ?? '', 'no picture any more');
    expect(await said(check, paths)).toBe('3: 1 cannot be read');
    await copyFile(paths[2] ?? '', paths[0] ?? '');
    expect(await said(check, paths)).toBe('3: all readable');
  });

  it('knows a picture that breaks off without decoding all of them, and without ffmpeg', async () => {
    const paths = [];
    for (const ending of ['png', 'jpg', 'webp', 'bmp', 'gif']) {
      const path = await picture(`half.${ending}`, 832, 480);
      await truncate(path, Math.floor((await stat(path)).size / 2));
      paths.push(path);
    }
    expect(await said(createPictureCheck(0), paths, never, null)).toBe('5: 5 cannot be read');
  });

  it('counts what an abort left open, and blames no picture for it', async () => {
    const paths = [await picture('open.png', 832, 480)];
    const check = await createPictureCheck()([segment('1', paths[0] ?? '')], ffmpeg, AbortSignal.abort());
    expect(check).toEqual({ findings: [], looked: [{ what: 'Pictures', result: '1: not looked at: 1 picture' }] });
  });
});

describe('the disk', () => {
  it.each([
    [20e9, 1e9, null],
    [5e9, 1e9, 'warning'],
    [0.9e9, 1e9, 'problem'],
  ])('%d bytes free, %d needed: %s', (free, needed, severity) => {
    expect(judgeDisk('/p', free, needed).findings[0]?.severity ?? null).toBe(severity);
  });

  it('says what the figure is made of', () => {
    const needed = estimateBytes([segment('001', '/k.png')]);
    // 81 frames of take, 80 of clip, one PNG.
    expect(needed / (832 * 480)).toBeCloseTo((81 * 0.7) / 8 + (80 * 2) / 8 + 2.5, 6);
    const check = judgeDisk('/p', 0.5e9, 2e9);
    expect(check.findings[0]?.message).toBe('The run needs about 2.0 GB, but only 500 MB are free.');
    expect(check.looked[0]?.result).toContain('take, clip and last frame of each segment');
  });

  it('looks at the real folder', async () => {
    await mkdir(join(folderPath, 'video'));
    expect((await checkDisk(folderPath, [])).looked[0]?.result).toMatch(/ free, about /);
    expect((await checkDisk(join(folderPath, 'gone'), [])).findings).toMatchObject([
      { severity: 'problem', code: 'file-missing' },
    ]);
  });
});

describe('ffmpeg', () => {
  it('is named, or its absence is a problem', () => {
    expect(checkFfmpeg({ version: '7.0.2', source: 'PATH' }).looked).toEqual([
      { what: 'ffmpeg', result: '7.0.2, from PATH' },
    ]);
    expect(checkFfmpeg(null).findings).toMatchObject([{ severity: 'problem', code: 'ffmpeg-missing' }]);
  });
});
