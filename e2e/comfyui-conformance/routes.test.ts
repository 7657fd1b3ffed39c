// What a ComfyUI says about itself.
import { describe, expect, it } from 'vitest';
import { ask, openTargets, post, promisedPacks } from './target.ts';

for (const target of await openTargets()) {
  describe(`${target.name}: routes`, () => {
    it.each(promisedPacks)('has the nodes of %s, as COMFYUI_TEST_NODES says', (pack) => {
      expect(target.has(pack)).toBe(true);
    });

    it.each(['/prompt', '/api/prompt'])('%s tells the length of the queue', async (path) => {
      const { status, body } = await ask(target, path);
      expect([status, body]).toEqual([200, { exec_info: { queue_remaining: expect.any(Number) } }]);
    });

    it('/system_stats names version, PyTorch and one device with its memory', async () => {
      const { body } = await ask(target, '/system_stats');
      expect(body.system).toMatchObject({
        os: expect.any(String),
        comfyui_version: target.version,
        pytorch_version: expect.stringMatching(/^\d+\.\d+/),
        python_version: expect.any(String),
        ram_total: expect.any(Number),
        argv: expect.any(Array),
      });
      expect(body.devices[0]).toMatchObject({
        name: expect.any(String),
        type: expect.any(String),
        vram_total: expect.any(Number),
        vram_free: expect.any(Number),
      });
    });

    it('/features says what the socket and uploads can do', async () => {
      const { body } = await ask(target, '/features');
      expect(body).toMatchObject({ supports_preview_metadata: true, max_upload_size: expect.any(Number) });
    });

    it('/queue has two lists, /history is empty for an unknown job', async () => {
      const { body } = await ask(target, '/queue');
      expect(body).toEqual({ queue_running: expect.any(Array), queue_pending: expect.any(Array) });
      const unknown = await ask(target, '/history/00000000-0000-4000-8000-000000000000');
      expect([unknown.status, unknown.body]).toEqual([200, {}]);
      expect((await ask(target, '/history?max_items=many')).status).toBe(500);
    });

    it('refuses another origin when it listens on the loopback', async ({ skip }) => {
      skip(!/127\.0\.0\.1|localhost/.test(target.url), 'this server is elsewhere');
      expect((await ask(target, '/prompt', { headers: { origin: 'http://example.org' } })).status).toBe(403);
    });

    it.each([
      ['/queue', 200, { delete: ['00000000-0000-4000-8000-000000000000'] }],
      ['/interrupt', 200, { prompt_id: '00000000-0000-4000-8000-000000000000' }],
      ['/free', 200, {}],
      ['/free', 500, 'not json'],
    ])('POST %s answers %i to %j', async (path, status, body) => {
      expect((await post(target, path, body)).status).toBe(status);
    });
  });

  describe(`${target.name}: node types`, () => {
    it('an unknown one is an empty answer, not an error', async () => {
      const { status, body } = await ask(target, '/object_info/NoSuchNode');
      expect([status, body]).toEqual([200, {}]);
    });

    it('a definition has inputs in order, outputs, and says whether it is an output node', async () => {
      const { body } = await ask(target, '/object_info/ImageFromBatch');
      expect(body.ImageFromBatch).toMatchObject({
        name: 'ImageFromBatch',
        display_name: expect.any(String),
        category: expect.any(String),
        python_module: expect.any(String),
        input: {
          required: {
            image: expect.arrayContaining(['IMAGE']),
            batch_index: ['INT', expect.objectContaining({ default: 0 })],
            length: ['INT', expect.objectContaining({ default: 1, min: 1 })],
          },
        },
        input_order: { required: ['image', 'batch_index', 'length'] },
        output: ['IMAGE'],
        output_is_list: [false],
        output_name: ['IMAGE'],
        output_node: false,
      });
    });

    it('writes choices in both ways', async () => {
      const old = (await ask(target, '/object_info/ImageScale')).body.ImageScale;
      expect(old.input.required.crop[0]).toEqual(['disabled', 'center']);
      const young = (await ask(target, '/object_info/SaveVideo')).body.SaveVideo;
      expect(young.input.required.format[0]).toBe('COMBO');
      expect(young.input.required.format[1].options).toEqual(expect.arrayContaining(['auto', 'mp4']));
      expect(young.output).toEqual(target.is2026 ? ['VIDEO'] : []);
    });

    it('the whole list holds the single answers', async () => {
      const [all, one] = [await ask(target, '/object_info'), await ask(target, '/object_info/CreateVideo')];
      expect(all.body.CreateVideo).toEqual(one.body.CreateVideo);
      expect(Object.keys(all.body)).toEqual(expect.arrayContaining(['LoadImage', 'SaveImage', 'UNETLoader']));
    });
  });

  describe(`${target.name}: model files`, () => {
    it('folders go by their present names', async () => {
      const { body } = await ask(target, '/models');
      expect(body).toEqual(
        expect.arrayContaining(['checkpoints', 'diffusion_models', 'loras', 'text_encoders', 'vae']),
      );
      for (const name of ['unet', 'clip', 'nonsense']) expect((await ask(target, `/models/${name}`)).status).toBe(404);
    });

    it.each(['checkpoints', 'diffusion_models', 'loras', 'text_encoders', 'vae'])(
      '%s come with sizes',
      async (folder) => {
        const names = (await ask(target, `/models/${folder}`)).body as string[];
        expect(names).toEqual(names.toSorted());
        const sized = (await ask(target, `/experiment/models/${folder}`)).body as { name: string }[];
        expect(sized.map(({ name }) => name).toSorted()).toEqual(names);
        for (const file of sized) {
          expect(file).toMatchObject({
            pathIndex: expect.any(Number),
            modified: expect.any(Number),
            size: expect.any(Number),
          });
        }
      },
    );

    it('a loader offers what its folder holds', async () => {
      const { body } = await ask(target, '/object_info/LoraLoaderModelOnly');
      const names = (await ask(target, '/models/loras')).body;
      expect(body.LoraLoaderModelOnly.input.required.lora_name[0]).toEqual(names);
    });

    it('says 404 where there is nothing', async () => {
      expect((await ask(target, '/experiment/models/nonsense')).status).toBe(404);
      expect((await ask(target, '/view_metadata/vae?filename=nothing.safetensors')).status).toBe(404);
    });
  });
}
