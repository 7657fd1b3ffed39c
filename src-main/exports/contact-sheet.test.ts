import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { ok } from '#shared/result.ts';
import { expectOk, makeTemporaryFolder, numbersFrom, type TemporaryFolder } from '../media/counted-film.ts';
import { fontFilePath, loadSharp } from '../media/index.ts';
import { type ContactSheetOptions, makeContactSheet } from './contact-sheet.ts';
import { paintPdf } from './paint-pdf.ts';
import { paintPngPage } from './paint-png.ts';
import { readPdf } from './pdf-for-tests.ts';
import { type ContactCell, layoutSheet } from './sheet-layout.ts';
import { pdfStyle, pngStyle } from './sheet-styles.ts';
import { openTypeface } from './typeface.ts';

const optionsFor = (targetPath: string, more: Partial<ContactSheetOptions> = {}): ContactSheetOptions => ({
  ...{ title: 'The Lighthouse', subtitle: '6 shots · 20.0 s', columns: 4, aspect: 2 },
  ...{ format: targetPath.endsWith('.pdf') ? 'pdf' : 'png', targetPath, replace: false, fontPath: fontFilePath() },
  ...more,
});

const cellOf = (number: number, more: Partial<ContactCell> = {}): ContactCell => ({
  shotId: `sh${number}`,
  picturePath: null,
  title: `Shot number ${number}`,
  lines: [`What happens in shot ${number}`, '3.0 s', 'Camera: static'],
  ...more,
});

/** One colour each, so that it can be seen which picture came where. */
async function makeStill(folder: TemporaryFolder, name: string, colour: string, width = 400): Promise<string> {
  const sharp = await loadSharp();
  await sharp({ create: { width, height: 200, channels: 3, background: colour } }).toFile(folder.file(name));
  return folder.file(name);
}

async function openPicture(filePath: string) {
  const sharp = await loadSharp();
  const { data, info } = await sharp(filePath).raw().toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number): string =>
    `#${data.subarray((y * info.width + x) * info.channels).toString('hex', 0, 3)}`;
  const isWhite = (x: number, y: number): boolean => at(x, y) === '#ffffff';
  return { ...info, at, isWhite };
}

describe('makeContactSheet as PNG', () => {
  it('puts every still in its place, with words under it, and says where one is missing', async () => {
    await using folder = await makeTemporaryFolder();
    const colours = ['#ff0000', '#00ff00', '#0000ff', '#ffff00', '#00ffff', '#ff00ff'];
    const stills = await Promise.all(colours.map((colour, index) => makeStill(folder, `still ${index}.png`, colour)));
    const cells = stills.map((picturePath, index) => cellOf(index, { picturePath: index === 2 ? null : picturePath }));
    const progress: number[] = [];
    const targetPath = folder.file('it\'s a "sheet" %d\n猫.png');
    const sheet = expectOk(await makeContactSheet(cells, optionsFor(targetPath), undefined, (n) => progress.push(n)));
    expect(sheet).toMatchObject({ files: [targetPath], pages: 1, unknownCharacters: 0 });
    expect(sheet.bytes).toBe((await readFile(targetPath)).length);
    expect(progress).toEqual(numbersFrom(1, 6));
    const picture = await openPicture(targetPath);
    expect(picture.width).toBe(1680);
    // Four cells of 375 pixels and three gaps of 28 between margins of 48; the first row begins under the header.
    const left = (column: number): number => 48 + column * 403;
    const top = numbersFrom(0, picture.height).find((y) => picture.at(left(0), y) === colours[0]) ?? 0;
    const second = numbersFrom(top + 200, picture.height).find((y) => picture.at(left(0), y) === colours[4]) ?? 0;
    for (const [index, colour] of colours.entries()) {
      const [x, y] = [left(index % 4), index < 4 ? top : second];
      const shown = index === 2 ? '#eceef2' : colour;
      for (const [dx, dy] of [
        [0, 0],
        [374, 0],
        [0, 186],
        [374, 186],
      ] as const) {
        expect(picture.at(x + dx, y + dy), `corner ${dx} ${dy} of ${index}`).toBe(shown);
      }
      expect(picture.isWhite(x - 1, y) && picture.isWhite(x + 375, y) && picture.isWhite(x, y + 187)).toBe(true);
      const words = numbersFrom(x, 375).some((column) => !picture.isWhite(column, y + 205));
      expect(words, `title under ${index}`).toBe(true);
    }
    const placeholder = numbersFrom(left(2), 375).filter((x) => picture.at(x, top + 93) !== '#eceef2');
    expect(placeholder.length).toBeGreaterThan(20);
    expect(picture.isWhite(left(2) + 100, second + 50)).toBe(true);
  });

  it('shows a picture of another shape whole', async () => {
    await using folder = await makeTemporaryFolder();
    const picturePath = await makeStill(folder, 'square.png', '#ff0000', 200);
    const targetPath = folder.file('sheet.png');
    expectOk(await makeContactSheet([cellOf(1, { picturePath })], optionsFor(targetPath, { columns: 1 })));
    const picture = await openPicture(targetPath);
    expect([picture.at(50, 300), picture.at(428, 300), picture.at(800, 300)]).toEqual([
      '#16181d',
      '#ff0000',
      '#16181d',
    ]);
  });

  it('goes on in a second file before it is too high, and replaces none unasked', async () => {
    await using folder = await makeTemporaryFolder();
    const cells = numbersFrom(1, 110).map((number) => cellOf(number));
    const options = optionsFor(folder.file('sheet.png'));
    const sheet = expectOk(await makeContactSheet(cells, options));
    expect(sheet.files).toEqual([folder.file('sheet-1.png'), folder.file('sheet-2.png')]);
    expect((await readdir(folder.path)).sort()).toEqual(['sheet-1.png', 'sheet-2.png']);
    const [first, second] = await Promise.all(sheet.files.map(openPicture));
    expect(first?.height).toBeLessThanOrEqual(8000);
    expect(first?.height).toBeGreaterThan(7000);
    expect(second?.height).toBeLessThan(2000);
    const again = await makeContactSheet(cells, options);
    expect(again).toMatchObject({ ok: false, error: { code: 'conflict', filePath: folder.file('sheet-1.png') } });
    expectOk(await makeContactSheet(cells, { ...options, replace: true }));
  });
});

describe('makeContactSheet as PDF', () => {
  it('is a document of A4 pages whose text can be read', async () => {
    await using folder = await makeTemporaryFolder();
    const picturePath = await makeStill(folder, 'still.jpg', '#ff0000');
    const damaged = folder.file('damaged.png');
    await writeFile(damaged, (await readFile(await makeStill(folder, 'whole.png', '#00ff00'))).subarray(0, 60));
    const endless = Array.from({ length: 300 }, (_, index) => `word${index}`).join(' ');
    const cells = numbersFrom(1, 14).map((number) => cellOf(number, { picturePath }));
    const special = [
      cellOf(15, { lines: [endless, '3.0 s'] }),
      cellOf(16, { picturePath: damaged, title: 'Straße, Ελλάδα, Привет' }),
      cellOf(17, { picturePath: folder.file('gone.png'), title: 'sh17 at last' }),
      cellOf(18),
    ];
    const targetPath = folder.file('sheet.pdf');
    const sheet = expectOk(await makeContactSheet([...cells, ...special], optionsFor(targetPath)));
    const bytes = await readFile(targetPath);
    expect(sheet).toEqual({ files: [targetPath], bytes: bytes.length, pages: 3, unknownCharacters: 0 });
    expect(bytes.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(bytes.toString('latin1')).toContain('/MediaBox [0 0 841.89 595.28]');
    expect(bytes.toString('latin1')).toMatch(/\/FontName \/\w+\+DejaVuSans/);
    const { pages, text } = readPdf(bytes);
    expect(pages).toBe(3);
    const lines = text.split('\n');
    expect(lines.filter((line) => line === 'The Lighthouse')).toHaveLength(3);
    expect(lines.filter((line) => / of 3$/.test(line))).toEqual(['1 of 3', '2 of 3', '3 of 3']);
    for (const { title } of [...cells, ...special]) expect(lines).toContain(title);
    expect(lines).toContain('What happens in shot 14');
    expect(lines.filter((line) => line === 'picture cannot be read')).toHaveLength(2);
    expect(lines.filter((line) => line === 'not rendered yet')).toHaveLength(2);
    // The prompt takes what the line behind it leaves, and its last row says that it goes on.
    const prompt = lines.filter((line) => line.includes('word'));
    expect(prompt).toHaveLength(5);
    expect(prompt[0]).toMatch(/^word0 word1 .*[0-9]$/);
    expect(prompt[4]).toMatch(/…$/);
    // An id that the title does not say stands beside it.
    expect(lines).toContain('sh16');
    expect(lines).not.toContain('sh17');
  });
});

describe('makeContactSheet with odd input', () => {
  it('draws any text, and counts what its font cannot', async () => {
    await using folder = await makeTemporaryFolder();
    const odd = [
      cellOf(1, { title: '🎬👩‍🚀', lines: ['夕暮れの海'] }),
      cellOf(2, { title: '\ud83c broken', lines: ['tab\tnew\nline\0null \u202eturned\u2028'] }),
      cellOf(3, { title: 'x'.repeat(3000), lines: ['漢'.repeat(3000), '<svg>&"\'</svg>', '%d {\\an8}'] }),
      cellOf(4, { title: '', lines: [] }),
      cellOf(5, { shotId: '', title: '', lines: ['', ''] }),
      cellOf(6, { title: 'مرحبا بالعالم', lines: ['שלום', 'เธอเดินไป', 'e\u0301'] }),
      cellOf(7, { lines: numbersFrom(1, 40).map((number) => `line ${number}`) }),
    ];
    for (const name of ['sheet.png', 'sheet.pdf']) {
      const sheet = expectOk(await makeContactSheet(odd, optionsFor(folder.file(name), { columns: 3, title: '🎬' })));
      // 3 emoji, 5 letters and as many as of the long line: all but what Thai, which the font has not, adds.
      expect(sheet.unknownCharacters).toBeGreaterThanOrEqual(3 + 5 + 3000);
      expect(sheet.pages).toBe(name === 'sheet.png' ? 1 : 2);
    }
    const { text } = readPdf(await readFile(folder.file('sheet.pdf')));
    const typeface = expectOk(await openTypeface(fontFilePath()));
    // A selector is not seen, whether the font knows it or not.
    expect(typeface.drawable('a\u{e0100}é🎬\ufe0f')).toEqual({ text: 'aé□', boxes: 1 });
    expect(text).toContain('□□');
    expect(text).toContain('tab new line null');
    expect(text).toContain('line 6');
    expect(text).not.toContain('line 7');
  });

  it.each([1, 12])('keeps everything on the page in %i columns, however high the pictures are', async (columns) => {
    const typeface = expectOk(await openTypeface(fontFilePath()));
    const cells = numbersFrom(1, 30).map((number) => cellOf(number));
    const texts = { title: 'A', subtitle: '' };
    for (const aspect of [0.2, 1, 5]) {
      for (const style of [pdfStyle(columns), pngStyle(columns)]) {
        for (const page of layoutSheet(cells, { texts, columns, aspect, style, typeface }).pages()) {
          expect(page.height).toBeLessThanOrEqual(style.pageHeight);
          for (const { x, y, width, height, picture, marks } of page.cells) {
            expect(x + width).toBeLessThanOrEqual(page.width - style.margin + 1);
            expect(y + height).toBeLessThanOrEqual(page.height - style.margin + 1);
            expect(picture?.width ?? 0).toBeLessThanOrEqual(width + 1);
            expect(picture?.height ?? 0).toBeGreaterThan(8);
            for (const mark of marks) expect(mark.y).toBeLessThanOrEqual(height);
          }
        }
      }
    }
  });

  it.each(['none.pdf', 'none.png'])('makes a sheet of no shots: %s', async (name) => {
    await using folder = await makeTemporaryFolder();
    expect(expectOk(await makeContactSheet([], optionsFor(folder.file(name)))).pages).toBe(1);
  });

  it.each(['sheet.png', 'sheet.pdf'])(
    '%s: a stop, a refusal of the disk and a bad font leave nothing',
    async (name) => {
      await using folder = await makeTemporaryFolder();
      const stop = new AbortController();
      const cells = numbersFrom(1, 50).map((number) => cellOf(number));
      const stopped = await makeContactSheet(cells, optionsFor(folder.file(name)), stop.signal, () => stop.abort());
      expect(stopped).toMatchObject({ ok: false, error: { code: 'stopped' } });
      expect(await readdir(folder.path)).toEqual([]);
      await mkdir(folder.file(`taken/${name}`), { recursive: true });
      const refused = await makeContactSheet(cells, optionsFor(folder.file(`taken/${name}`)));
      expect(refused).toMatchObject({ ok: false, error: { code: 'disk-failed' } });
      expect(await readdir(folder.file('taken'))).toEqual([name]);
      const fontless = await makeContactSheet(
        cells,
        optionsFor(folder.file(name), { fontPath: folder.file('no.ttf') }),
      );
      expect(fontless).toMatchObject({ ok: false, error: { code: 'file-missing' } });
      const noFont = await makeContactSheet(cells, optionsFor(folder.file(name), { fontPath: import.meta.filename }));
      expect(noFont).toMatchObject({ ok: false, error: { code: 'bad-file' } });
      expect(await readdir(folder.path)).toEqual(['taken']);
    },
  );

  it.skipIf(process.platform !== 'linux')('says when the disk is full', async () => {
    const typeface = expectOk(await openTypeface(fontFilePath()));
    const cells = numbersFrom(1, 100).map((number) => cellOf(number));
    const plan = { texts: { title: 'A', subtitle: '' }, columns: 4, aspect: 2, typeface };
    const document = layoutSheet(cells, { ...plan, style: pdfStyle(4) });
    const full = { code: 'ENOSPC', syscall: 'write' };
    await expect(paintPdf(document, 'A', '/dev/full', typeface, () => ok(undefined))).rejects.toMatchObject(full);
    const { value: page } = layoutSheet(cells, { ...plan, style: pngStyle(4) })
      .pages()
      .next();
    if (page === undefined) throw new Error('A layout has at least one page.');
    await expect(paintPngPage(page, '/dev/full', typeface, () => ok(undefined))).rejects.toMatchObject(full);
  });
});
