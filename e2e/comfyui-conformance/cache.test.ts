// What is computed again and what is not, and the names of files.
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { node, plain, smallFilm } from './graphs.ts';
import {
  ask,
  FOLDER,
  finished,
  listen,
  type Nodes,
  openTargets,
  run,
  send,
  uniquePrefix,
  until,
  upload,
} from './target.ts';

const freshColor = () => Number.parseInt(randomUUID().slice(0, 6), 16);
/** What of a history entry is of interest here. */
interface Told {
  readonly status: { readonly messages: readonly (readonly [string, { readonly nodes?: readonly string[] }])[] };
}

const cachedOf = (entry: unknown): string[] => {
  const { messages } = (entry as Told).status;
  return [...(messages.find(([type]) => type === 'execution_cached')?.[1].nodes ?? [])].sort();
};
const withPrefix = (prompt: Nodes, prefix: string): Nodes => ({
  ...prompt,
  save: { class_type: prompt.save?.class_type ?? '', inputs: { ...prompt.save?.inputs, filename_prefix: prefix } },
});

for (const target of await openTargets()) {
  describe(`${target.name}: cache`, () => {
    it('names the old file when nothing changed, also under other node ids, and says that it did', async () => {
      const clientId = randomUUID();
      const ear = await listen(target, clientId);
      const prompt = smallFilm(uniquePrefix(), freshColor());
      const first = await run(target, prompt, { client_id: clientId });
      const again = await run(target, prompt, { client_id: clientId });
      expect(again.outputs).toEqual(first.outputs);
      expect(cachedOf(again)).toEqual(['images', 'save', 'video']);
      const renamed = JSON.parse(JSON.stringify(prompt).replaceAll('"save"', '"other"')) as Nodes;
      const { promptId } = await send(target, renamed, { client_id: clientId });
      const entry = await finished(target, promptId);
      expect(entry.outputs.other).toEqual(first.outputs.save);
      // The server keeps who made it.
      expect(entry.meta.other.node_id).toBe('save');
      await until(
        () => ear.heard.some(({ data }) => data.node === null && data.prompt_id === promptId),
        'the end is not said',
      );
      const told = ear.heard.filter(({ data }) => data.prompt_id === promptId).map(({ type }) => type);
      expect(told).toEqual([
        'execution_start',
        'execution_cached',
        'executed',
        'progress_state',
        'execution_success',
        'executing',
      ]);
      await ear.close();
    });

    it('runs only the save node for a new prefix, and for a new unknown input', async () => {
      const prompt = smallFilm(uniquePrefix(), freshColor());
      await run(target, prompt);
      const renamed = await run(target, withPrefix(prompt, uniquePrefix()));
      expect(cachedOf(renamed)).toEqual(['images', 'video']);
      const nonce = { ...prompt, save: { ...prompt.save, inputs: { ...prompt.save?.inputs, nonce: 'x' } } } as Nodes;
      const again = await run(target, nonce);
      expect(cachedOf(again)).toEqual(['images', 'video']);
      expect(again.outputs.save.images[0].filename).toBe('a_00002_.mp4');
    });

    it('takes a LoadImage by its name and its bytes', async () => {
      const name = `${randomUUID()}.png`;
      const store = async (color: number) => {
        const entry = await run(target, {
          images: plain(1, color, 16, 16),
          save: node('SaveImage', { images: ['images', 0], filename_prefix: uniquePrefix() }),
        });
        const query = new URLSearchParams(entry.outputs.save.images[0]);
        const bytes = new Uint8Array(await (await fetch(`${target.url}/view?${query}`)).arrayBuffer());
        await upload(target, name, bytes, { subfolder: FOLDER, overwrite: 'true' });
      };
      const prompt = {
        image: node('LoadImage', { image: `${FOLDER}/${name}` }),
        save: node('SaveImage', { images: ['image', 0], filename_prefix: uniquePrefix() }),
      };
      await store(0xff0000);
      const first = await run(target, prompt);
      expect(cachedOf(await run(target, prompt))).toEqual(['image', 'save']);
      await store(0x0000ff);
      const changed = await run(target, prompt);
      expect(cachedOf(changed)).toEqual([]);
      expect(changed.outputs.save.images[0].filename).not.toBe(first.outputs.save.images[0].filename);
    });

    it('keeps what was done before a failure', async () => {
      const good = smallFilm(uniquePrefix(), freshColor());
      const entry = await run(target, withPrefix(good, '../../longtake-conformance'));
      expect(entry.status.status_str).toBe('error');
      const retried = await run(target, good);
      expect(cachedOf(retried)).toEqual(['images', 'video']);
    });
  });

  describe(`${target.name}: file names`, () => {
    it('count up from the highest there, a batch takes a number each', async () => {
      const prefix = uniquePrefix();
      const save = (count: number) => ({
        images: plain(count, freshColor(), 16, 16),
        save: node('SaveImage', { images: ['images', 0], filename_prefix: prefix }),
      });
      const names = (entry: { outputs: { save: { images: { filename: string }[] } } }) =>
        entry.outputs.save.images.map(({ filename }) => filename);
      expect(names(await run(target, save(1)))).toEqual(['a_00001_.png']);
      expect(names(await run(target, save(3)))).toEqual(['a_00002_.png', 'a_00003_.png', 'a_00004_.png']);
      expect(names(await run(target, save(1)))).toEqual(['a_00005_.png']);
    });

    it('fill in size and date, and leave what only the page knows', async () => {
      const prefix = `${uniquePrefix()}-%width%x%height%-%year%-%Node.field%`;
      const entry = await run(target, {
        images: plain(1, freshColor(), 16, 24),
        save: node('SaveImage', { images: ['images', 0], filename_prefix: prefix }),
      });
      expect(entry.outputs.save.images[0].filename).toMatch(/^a-16x24-20\d\d-%Node\.field%_00001_\.png$/);
    });

    it('may not lead out of the output folder', async () => {
      const entry = await run(target, {
        images: plain(1, freshColor(), 16, 16),
        save: node('SaveImage', { images: ['images', 0], filename_prefix: '../../longtake-conformance' }),
      });
      expect(entry.status.status_str).toBe('error');
      expect(entry.status.messages.at(-1)[1].exception_message).toContain('outside the output folder');
    });

    it('name what lies there as LoadImage takes it', async () => {
      const prefix = uniquePrefix();
      const made = await run(target, {
        images: plain(1, 0xff8000, 16, 16),
        save: node('SaveImage', { images: ['images', 0], filename_prefix: prefix }),
      });
      const { filename, subfolder } = made.outputs.save.images[0];
      const entry = await run(target, {
        image: node('LoadImage', { image: `${subfolder}/${filename} [output]` }),
        save: node('PreviewImage', { images: ['image', 0] }),
      });
      const shown = entry.outputs.save.images[0];
      expect(shown).toMatchObject({
        type: 'temp',
        filename: expect.stringMatching(/^ComfyUI_temp_[a-z]{5}_00001_\.png$/),
      });
      expect((await ask(target, `/view?${new URLSearchParams(shown)}`)).status).toBe(200);
    });
  });
}
