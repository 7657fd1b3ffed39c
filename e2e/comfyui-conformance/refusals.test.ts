// What `POST /prompt` refuses, and in which words.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { node, plain, smallFilm, smallPicture } from './graphs.ts';
import { ask, finished, type Nodes, openTargets, post, run, send, uniquePrefix } from './target.ts';

const prefix = 'longtake-conformance/refused/a';
const save = (source: string, slot = 0) => node('SaveImage', { images: [source, slot], filename_prefix: prefix });
const scale = (source: string, more: Record<string, unknown> = {}) =>
  node('ImageScale', { image: [source, 0], upscale_method: 'area', width: 64, height: 64, crop: 'disabled', ...more });
const typesOf = (entry: { errors: { type: string }[] }) => entry.errors.map(({ type }) => type).toSorted();

for (const target of await openTargets()) {
  const refuse = async (prompt: Nodes) => {
    const reply = await send(target, prompt);
    expect(reply.status).toBe(400);
    return reply.body;
  };

  describe(`${target.name}: whole prompts refused`, () => {
    it.each([
      ['no prompt', { client_id: 'x' }, 'no_prompt'],
      ['an empty graph', { prompt: {} }, 'prompt_no_outputs'],
      ['a graph that saves nothing', { prompt: { i: plain(1) } }, 'prompt_no_outputs'],
      [
        'targets that are not there',
        { prompt: smallPicture(prefix), partial_execution_targets: ['x'] },
        'prompt_no_outputs',
      ],
    ])('%s', async (_name, body, type) => {
      const reply = await post(target, '/prompt', body);
      expect([reply.status, reply.body.error.type, reply.body.node_errors]).toEqual([400, type, {}]);
      expect(reply.body.error.extra_info).toEqual({});
    });

    it('a node type that is not installed, named', async () => {
      const { error, node_errors } = await refuse({ 7: node('NoSuchNode', {}) });
      expect([error.details, node_errors]).toEqual(["Node ID '#7'", {}]);
      if (target.is2026) {
        expect(error.type).toBe('missing_node_type');
        expect(error.extra_info).toMatchObject({ node_id: '7', class_type: 'NoSuchNode' });
      } else {
        expect(error).toMatchObject({
          type: 'invalid_prompt',
          message: 'Cannot execute because node NoSuchNode does not exist.',
        });
      }
    });

    it('a graph as the page saves it', async () => {
      const reply = await post(target, '/prompt', { prompt: { nodes: [], links: [] } });
      // 2026's search for replaced nodes trips over it.
      if (target.is2026) expect(reply.status).toBe(500);
      else
        expect([reply.status, reply.body.error.type, reply.body.error.details]).toEqual([
          400,
          'invalid_prompt',
          "Node ID '#nodes'",
        ]);
    });

    it.each([
      ['no JSON', 'hello'],
      ['a text for a graph', { prompt: 'x' }],
      ['no number', { prompt: smallPicture(prefix), number: null }],
    ])('%s with a plain 500', async (_name, body) => {
      const reply = await post(target, '/prompt', body);
      expect([reply.status, String(reply.body).slice(0, 25)]).toEqual([500, '500 Internal Server Error']);
    });

    it('an id that is no lower-case UUID, in 2026; earlier any text was one', async () => {
      const reply = await post(target, '/prompt', {
        prompt: smallPicture(uniquePrefix()),
        prompt_id: randomUUID().toUpperCase(),
      });
      if (target.is2026) expect([reply.status, reply.body.error.type]).toEqual([400, 'invalid_prompt_id']);
      else expect(await finished(target, reply.body.prompt_id)).toMatchObject({ status: { status_str: 'success' } });
    });
  });

  describe(`${target.name}: single nodes refused`, () => {
    it('all errors of all nodes at once, while the top says little', async () => {
      const missing = `${randomUUID()}.png`;
      const { error, node_errors } = await refuse({
        image: node('LoadImage', { image: missing }),
        scale: scale('image', { upscale_method: 'magic', width: 'abc', height: -1 }),
        save: save('scale'),
      });
      expect(error).toMatchObject({ type: 'prompt_outputs_failed_validation', details: '', extra_info: {} });
      expect(node_errors.image).toMatchObject({ class_type: 'LoadImage', dependent_outputs: ['save'] });
      expect(node_errors.image.errors).toEqual([
        {
          type: 'custom_validation_failed',
          message: 'Custom validation failed for node',
          details: `image - Invalid image file: ${missing}`,
          extra_info: { input_name: 'image' },
        },
      ]);
      expect(typesOf(node_errors.scale)).toEqual(['invalid_input_type', 'value_not_in_list', 'value_smaller_than_min']);
      const byType = Object.fromEntries(node_errors.scale.errors.map((one: { type: string }) => [one.type, one]));
      expect(byType.invalid_input_type).toMatchObject({
        details: "width, abc, invalid literal for int() with base 10: 'abc'",
        extra_info: {
          input_name: 'width',
          received_value: 'abc',
          exception_message: expect.stringContaining('invalid literal'),
        },
      });
      expect(byType.value_not_in_list).toMatchObject({
        details: "upscale_method: 'magic' not in ['nearest-exact', 'bilinear', 'area', 'bicubic', 'lanczos']",
        extra_info: { input_name: 'upscale_method', received_value: 'magic' },
      });
      expect(byType.value_smaller_than_min).toMatchObject({
        message: 'Value -1 smaller than min of 0',
        extra_info: { input_name: 'height', received_value: -1 },
      });
    });

    it('a model file that is not there, and a long list only by its length', async () => {
      const { node_errors } = await refuse({
        unet: node('UNETLoader', { unet_name: 'no-such-model.safetensors', weight_dtype: 'default' }),
        sampler: node('KSampler', {
          model: ['unet', 0],
          seed: 1,
          steps: 0,
          cfg: 101,
          sampler_name: 'magic',
          scheduler: 'simple',
        }),
        decode: node('VAEDecode', { samples: ['sampler', 0] }),
        save: save('decode'),
      });
      expect(node_errors.unet.errors[0]).toMatchObject({
        type: 'value_not_in_list',
        extra_info: { input_name: 'unet_name', received_value: 'no-such-model.safetensors' },
      });
      const sampler = node_errors.sampler.errors as {
        type: string;
        details: string;
        extra_info: Record<string, unknown>;
      }[];
      const choice = sampler.find(({ type }) => type === 'value_not_in_list');
      expect(choice?.details).toMatch(/^sampler_name: 'magic' not in \(list of length \d+\)$/);
      expect(choice?.extra_info).toMatchObject({ input_config: null, received_value: 'magic' });
      const missing = sampler
        .filter(({ type }) => type === 'required_input_missing')
        .map(({ extra_info }) => extra_info.input_name);
      expect(missing.toSorted()).toEqual(['denoise', 'latent_image', 'negative', 'positive']);
      expect(sampler.map(({ type }) => type)).toEqual(
        expect.arrayContaining(['value_bigger_than_max', 'value_smaller_than_min']),
      );
      expect(node_errors.decode.errors).toMatchObject([{ type: 'required_input_missing', details: 'vae' }]);
    });

    it.each([
      ['a list that is no link', save('i', 0), { images: [1, 2, 3] }, 'bad_linked_input', 'images'],
      ['a slot that is not there', save('i', 3), {}, 'exception_during_validation', 'tuple index out of range'],
      ['a node that is not there', save('99'), {}, 'exception_during_validation', "'99'"],
    ])('%s on the output node itself, said at the top too', async (_name, output, inputs, type, details) => {
      const { error, node_errors } = await refuse({
        i: plain(1),
        out: { ...output, inputs: { ...output.inputs, ...inputs } },
      });
      expect(node_errors.out.errors).toMatchObject([{ type, details }]);
      expect(error.details).toContain(details);
    });

    it('a link to nowhere higher up, on the node that has it', async () => {
      const { error, node_errors } = await refuse({ scale: scale('99'), save: save('scale') });
      expect(error.details).toBe('');
      expect(Object.keys(node_errors)).toEqual(['scale']);
      expect(node_errors.scale.errors).toMatchObject([
        {
          type: 'exception_during_inner_validation',
          details: "'99'",
          extra_info: { exception_type: 'KeyError', linked_node: ['scale', 0] },
        },
      ]);
    });

    it('a link of another type', async () => {
      const { node_errors } = await refuse({
        i: plain(1),
        video: node('CreateVideo', { images: ['i', 0], fps: 8 }),
        save: save('video'),
      });
      expect(node_errors.save.errors).toMatchObject([
        {
          type: 'return_type_mismatch',
          details: 'images, received_type(VIDEO) mismatch input_type(IMAGE)',
          extra_info: { input_name: 'images', received_type: 'VIDEO', linked_node: ['video', 0] },
        },
      ]);
    });

    it('nodes in a circle, said in so many words only in 2026', async () => {
      const { error, node_errors } = await refuse({ a: scale('b'), b: scale('a'), save: save('a') });
      expect(error.type).toBe('prompt_outputs_failed_validation');
      if (target.is2026) expect(node_errors.a.errors[0].type).toBe('dependency_cycle');
      else expect(node_errors).toEqual({});
    });

    it('a choice of a V3 node: at once in 2026, only when it runs before', async () => {
      const prompt = smallFilm(uniquePrefix(), 0x102030);
      const reply = await send(target, {
        ...prompt,
        save: node('SaveVideo', { ...prompt.save?.inputs, codec: 'prores' }),
      });
      if (target.is2026) {
        expect(reply.body.node_errors.save.errors).toMatchObject([
          { type: 'value_not_in_list', details: "codec: 'prores' not in ['auto', 'h264']" },
        ]);
      } else {
        expect(reply.status).toBe(200);
        const entry = await finished(target, reply.promptId);
        expect(entry.status).toMatchObject({ status_str: 'error', completed: false });
        expect(entry.outputs).toEqual({});
        expect(entry.status.messages.at(-1)).toMatchObject([
          'execution_error',
          { node_id: 'save', node_type: 'SaveVideo' },
        ]);
      }
    });
  });

  describe(`${target.name}: taken all the same`, () => {
    it('values of other types, turned into the input’s own', async () => {
      const prompt = smallPicture(uniquePrefix());
      const inputs = { width: '64', height: { __value__: 48.9 }, batch_size: true, color: '255' };
      const entry = await run(target, { ...prompt, images: node('EmptyImage', inputs) });
      expect(entry.prompt[2].images.inputs).toEqual({ width: 64, height: 48, batch_size: 1, color: 255 });
    });

    it('inputs that no node knows', async () => {
      const prompt = smallPicture(uniquePrefix());
      const entry = await run(target, {
        ...prompt,
        images: node('EmptyImage', { ...prompt.images?.inputs, nonce: 'x' }),
      });
      expect(entry.status.status_str).toBe('success');
    });

    it('a graph of which one output is broken: 200, node errors, and the other output runs', async () => {
      const whole = smallPicture(uniquePrefix());
      const reply = await send(target, { ...whole, broken: node('SaveImage', { images: ['images', 0] }) });
      expect([reply.status, Object.keys(reply.body.node_errors)]).toEqual([200, ['broken']]);
      expect(reply.body.node_errors.broken).toMatchObject({
        class_type: 'SaveImage',
        dependent_outputs: ['broken'],
        errors: [{ type: 'required_input_missing', details: 'filename_prefix' }],
      });
      const entry = await finished(target, reply.promptId);
      expect([entry.prompt[4], Object.keys(entry.outputs)]).toEqual([['save'], ['save']]);
    });

    it('only the outputs asked for', async () => {
      const whole = smallPicture(uniquePrefix());
      const other = node('SaveImage', { images: ['images', 0], filename_prefix: uniquePrefix() });
      const entry = await run(target, { ...whole, other }, { partial_execution_targets: ['other'] });
      expect([entry.prompt[4], Object.keys(entry.outputs)]).toEqual([['other'], ['other']]);
    });

    it('a job without an id gets one, and the number rises with every post', async () => {
      const first = await post(target, '/prompt', { prompt: smallPicture(uniquePrefix()) });
      await post(target, '/prompt', {});
      const second = await post(target, '/prompt', { prompt: smallPicture(uniquePrefix()) });
      expect(first.body.prompt_id).toMatch(/^[0-9a-f-]{36}$/);
      expect(second.body.number - first.body.number).toBeGreaterThanOrEqual(2);
      await finished(target, second.body.prompt_id);
    });

    it('a picture that is none passes the check and fails when it is read', async () => {
      const form = new FormData();
      form.set('image', new File(['no picture'], 'no-picture.png'));
      form.set('subfolder', 'longtake-conformance');
      const stored = (await ask(target, '/upload/image', { method: 'POST', body: form })).body;
      const entry = await run(target, {
        image: node('LoadImage', { image: `${stored.subfolder}/${stored.name}` }),
        save: node('SaveImage', { images: ['image', 0], filename_prefix: uniquePrefix() }),
      });
      expect(entry.status).toMatchObject({ status_str: 'error', completed: false });
      expect(entry.status.messages.at(-1)).toMatchObject([
        'execution_error',
        { node_id: 'image', node_type: 'LoadImage', exception_type: expect.any(String), traceback: expect.any(Array) },
      ]);
    });
  });
}
