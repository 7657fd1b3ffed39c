// Uploads, and how files are sent.
import { randomUUID } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { ffmpeg, smallPicture } from './graphs.ts';
import { ask, FOLDER, openTargets, run, uniquePrefix, upload } from './target.ts';

for (const target of await openTargets()) {
  describe(`${target.name}: uploads`, () => {
    it('keep a free name, give the same bytes the same name, and number other bytes', async () => {
      const subfolder = `${FOLDER}/${randomUUID()}`;
      const store = async (bytes: string, more = {}) =>
        (await upload(target, 'a.png', bytes, { subfolder, ...more })).body;
      expect(await store('one')).toMatchObject({ name: 'a.png', subfolder, type: 'input' });
      expect((await store('one')).name).toBe('a.png');
      expect((await store('two')).name).toBe('a (1).png');
      expect((await store('two')).name).toBe('a (1).png');
      // Only these two words mean yes.
      expect((await store('three', { overwrite: 'True' })).name).toBe('a (2).png');
      expect((await store('three', { overwrite: 'true' })).name).toBe('a.png');
      expect((await store('four', { overwrite: '1' })).name).toBe('a.png');
      const query = new URLSearchParams({ filename: 'a.png', subfolder, type: 'input' });
      expect((await ask(target, `/view?${query}`)).body).toBe('four');
    });

    it('may go to the temp folder too', async () => {
      const { body } = await upload(target, 'a.txt', 'x', { subfolder: FOLDER, type: 'temp' });
      expect(body).toMatchObject({ subfolder: FOLDER, type: 'temp' });
    });

    it.each([
      ['a folder outside', 'a.png', { subfolder: '../../out' }, 400],
      ['a folder that is not offered', 'a.png', { type: 'elsewhere' }, 500],
    ])('refuse %s', async (_name, name, more, status) => {
      expect((await upload(target, name, 'x', more)).status).toBe(status);
    });

    it('refuse a form without an image, and a body that is no form', async () => {
      const form = new FormData();
      form.set('file', new File(['x'], 'a.png'));
      const answers = await Promise.all([
        ask(target, '/upload/image', { method: 'POST', body: form }),
        ask(target, '/upload/image', { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    });

    it('of a mask put its alpha into the picture it belongs to', async () => {
      const picture = (color: string) => ['-f', 'lavfi', '-i', `color=${color}:s=8x8,format=rgba`, '-frames:v', '1'];
      const png = async (color: string) => {
        const chunks: Uint8Array[] = [];
        await ffmpeg([...picture(color), '-c:v', 'png', '-f', 'image2pipe', 'pipe:1'], (chunk) =>
          chunks.push(Uint8Array.from(chunk)),
        );
        return Buffer.concat(chunks);
      };
      const original = (await upload(target, 'o.png', await png('red'), { subfolder: FOLDER })).body;
      const form = new FormData();
      form.set('image', new File([Uint8Array.from(await png('blue@0.5'))], `${randomUUID()}.png`));
      form.set('subfolder', FOLDER);
      form.set(
        'original_ref',
        JSON.stringify({ filename: original.name, subfolder: original.subfolder, type: 'input' }),
      );
      const { status, body } = await ask(target, '/upload/mask', { method: 'POST', body: form });
      expect([status, body.subfolder, body.type]).toEqual([200, FOLDER, 'input']);
      const query = new URLSearchParams({ filename: body.name, subfolder: body.subfolder, type: 'input' });
      const made = await (await fetch(`${target.url}/view?${query}`)).arrayBuffer();
      const { data, info } = await sharp(made).raw().toBuffer({ resolveWithObject: true });
      expect([info.channels, ...data.subarray(0, 4)]).toEqual([
        4,
        expect.closeTo(254, -1),
        0,
        0,
        expect.closeTo(128, -1),
      ]);
    });
  });

  describe(`${target.name}: /view`, () => {
    let query = '';
    let picture = '';
    beforeAll(async () => {
      const name = `${randomUUID()}.txt`;
      await upload(target, name, '0123456789', { subfolder: FOLDER });
      query = `/view?${new URLSearchParams({ filename: name, subfolder: FOLDER, type: 'input' })}`;
      const entry = await run(target, smallPicture(uniquePrefix(), 0x00ff00));
      picture = `/view?${new URLSearchParams(entry.outputs.save.images[0])}`;
    });

    it('sends the whole file with its length', async () => {
      const whole = await ask(target, query);
      expect([whole.status, whole.body, whole.headers.get('content-length')]).toEqual([200, '0123456789', '10']);
      expect(whole.headers.get('accept-ranges')).toBe('bytes');
      expect(whole.headers.get('content-disposition')).toContain('filename=');
    });

    it.each([
      ['bytes=2-4', 206, 'bytes 2-4/10', '234'],
      ['bytes=7-', 206, 'bytes 7-9/10', '789'],
      ['bytes=-3', 206, 'bytes 7-9/10', '789'],
      ['bytes=8-99', 206, 'bytes 8-9/10', '89'],
      ['bytes=10-', 416, 'bytes */10', null],
    ])('%s', async (range, status, contentRange, text) => {
      const part = await ask(target, query, { headers: { range } });
      expect([part.status, part.headers.get('content-range')]).toEqual([status, contentRange]);
      if (text !== null) expect(part.body).toBe(text);
    });

    it('answers HEAD, and 304 to a known tag', async () => {
      const head = await ask(target, query, { method: 'HEAD' });
      expect([head.status, head.headers.get('content-length'), head.body]).toEqual([200, '10', '']);
      const etag = head.headers.get('etag') ?? '';
      expect((await ask(target, query, { headers: { 'if-none-match': etag } })).status).toBe(304);
    });

    it.each([
      ['nothing there', '/view?filename=nothing.png', 404],
      ['no name', '/view?type=output', 404],
      ['a way out', '/view?filename=..%2Fmain.py', 400],
      ['an absolute name', '/view?filename=%2Fetc%2Fhostname', 400],
      ['a folder outside', '/view?filename=a.png&subfolder=../..', 403],
      ['an unknown type', '/view?filename=a.png&type=elsewhere', 400],
    ])('refuses %s', async (_name, path, status) => {
      expect((await ask(target, path)).status).toBe(status);
    });

    it.each([
      ['webp;80', 'webp'],
      ['jpeg;50', 'jpeg'],
    ])('makes a small preview as %s', async (preview, format) => {
      const response = await fetch(`${target.url}${picture}&preview=${encodeURIComponent(preview)}`);
      expect([response.status, response.headers.get('content-type')]).toEqual([200, `image/${format}`]);
      const bytes = await response.arrayBuffer();
      expect((await sharp(bytes).metadata()).format).toBe(format);
      const pixels = await sharp(bytes).removeAlpha().raw().toBuffer();
      expect([pixels.length, pixels[1]]).toEqual([64 * 48 * 3, expect.closeTo(255, -1)]);
    });
  });
}
