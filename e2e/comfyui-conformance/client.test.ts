// Longtake's client against the server: its errors, its cancelling, its questions.
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, it } from 'vitest';
import { type ComfyGraph, createComfyServer, type PromptEvent } from '../../src-main/comfyui/index.ts';
import { createLogger } from '../../src-main/logging/index.ts';
import { node, slow, smallPicture } from './graphs.ts';
import { ask, freshId, type Nodes, openTargets, uniquePrefix, until } from './target.ts';

const never = new AbortController().signal;
const freshColor = () => Number.parseInt(randomUUID().slice(0, 6), 16);

for (const target of await openTargets()) {
  const comfy = createComfyServer({ url: target.url, logger: createLogger(() => {}), timing: { pollEveryMs: 200 } });
  afterAll(() => comfy.close());
  const refused = async (graph: ComfyGraph) => {
    const sent = await comfy.submit(freshId(), graph, never);
    return sent.ok ? null : sent.error;
  };

  describe(`${target.name}: the client`, () => {
    it('follows a job from node to node to its end', async () => {
      const promptId = freshId();
      const events: PromptEvent[] = [];
      const sent = await comfy.submit(promptId, slow(uniquePrefix(), freshColor(), 8), never);
      const outcome = await comfy.follow(promptId, (event) => events.push(event), never);
      expect([sent.ok, outcome.ok]).toEqual([true, true]);
      const started = events.flatMap((event) => (event.kind === 'node-started' ? [event.node.id] : []));
      // What is said before one listens is lost.
      expect(started.at(-1)).toBe('save');
      expect(started).toEqual(['s0', 's1', 's2', 's3', 's4', 's5', 's6', 's7', 's8', 'save'].slice(-started.length));
      expect(await comfy.find(promptId)).toEqual({ ok: true, value: 'finished' });
    });

    const picture = smallPicture('longtake-conformance/refused/a');
    it.each<[string, Nodes, string, string]>([
      [
        'a missing node type',
        { ...picture, gguf: node('NoSuchNode', {}) },
        'node-missing',
        'The node type NoSuchNode is not installed',
      ],
      [
        'a missing model',
        {
          vae: node('VAELoader', { vae_name: 'none.safetensors' }),
          decode: node('VAEDecode', { vae: ['vae', 0] }),
          ...picture,
          save: node('SaveImage', { images: ['decode', 0], filename_prefix: 'x' }),
        },
        'model-missing',
        'node vae, VAELoader: the server does not have "none.safetensors"',
      ],
      [
        'a missing picture',
        { ...picture, images: node('LoadImage', { image: 'none-of-these.png' }) },
        'file-missing',
        'node images, LoadImage: the input folder of the server does not have the file "none-of-these.png"',
      ],
      [
        'an output that would be left out',
        { ...picture, broken: node('SaveImage', { images: ['images', 0] }) },
        'workflow-invalid',
        'would leave out a part of the workflow',
      ],
    ])('explains %s', async (_name, graph, code, words) => {
      const error = await refused(graph);
      expect([error?.code, error?.message]).toEqual([code, expect.stringContaining(words)]);
    });

    it('cancels a running and a waiting job, and says of an unknown one that it is lost', async () => {
      const [runningId, waitingId] = [freshId(), freshId()];
      await comfy.submit(runningId, slow(uniquePrefix(), freshColor(), 60), never);
      await comfy.submit(waitingId, smallPicture(uniquePrefix(), freshColor()), never);
      await until(
        async () => JSON.stringify(await comfy.find(runningId)).includes('running'),
        'the job does not start',
      );
      const ends = [waitingId, runningId].map((id) => comfy.follow(id, () => {}, never));
      await comfy.cancel(waitingId);
      await comfy.cancel(runningId);
      for (const end of ends) expect(await end).toMatchObject({ ok: false, error: { code: 'stopped' } });
      const unknown = await comfy.follow(randomUUID(), () => {}, never);
      expect(unknown).toMatchObject({ ok: false, error: { code: 'server-lost-job' } });
    });

    it('asks for many node types, and knows the missing ones', async () => {
      const { body } = await ask(target, '/object_info');
      const names = [...Object.keys(body).slice(0, 25), 'NoSuchNode'];
      const infos = await comfy.nodeInfos(names, never);
      if (!infos.ok) throw new Error(infos.error.message);
      expect(infos.value.size).toBe(26);
      expect(infos.value.get('NoSuchNode')).toBeNull();
      expect(infos.value.get(names[0] ?? '')?.outputTypes).toHaveLength(body[names[0] ?? ''].output.length);
    });

    it('reads every definition the server has', async () => {
      const { body } = await ask(target, '/object_info');
      const infos = await comfy.nodeInfos(Object.keys(body), never);
      expect(infos.ok && [...infos.value.values()].every((info) => info !== null)).toBe(true);
    });

    it('reads version, card and model sizes', async () => {
      const stats = await comfy.systemStats(never);
      expect(stats).toMatchObject({
        ok: true,
        value: { version: target.version, pytorchVersion: expect.stringMatching(/^\d/) },
      });
      const [names, sizes] = [await comfy.models('vae', never), await comfy.modelSizes('vae', never)];
      expect(names.ok && names.value).toEqual(sizes.ok && sizes.value && [...sizes.value.keys()]);
    });
  });
}
