// Every shipped workflow against the server's own check. Nothing of them runs: they are taken out of the queue again
// while a graph without models keeps the server busy.
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { node, plain, slow } from './graphs.ts';
import {
  ask,
  FOLDER,
  type Nodes,
  openTargets,
  post,
  type Reply,
  send,
  type Target,
  uniquePrefix,
  until,
  upload,
} from './target.ts';

const folderPath = resolve(import.meta.dirname, '../../workflows');
const workflows = readdirSync(folderPath)
  .filter((name) => /^gcv.*\.json$/.test(name) && !name.endsWith('.bindings.json'))
  .map((name) => ({ name, graph: JSON.parse(readFileSync(join(folderPath, name), 'utf8')) as Nodes }));

/** With COMFYUI_TEST_MODELS=1 every model must be there (empty files will do); else a workflow without them is not verified. */
const promisesModels = process.env.COMFYUI_TEST_MODELS === '1';
const START_IMAGE = `${FOLDER}/start.png`;

/** Why the server cannot say whether the workflow is right; '' when it can. */
async function lack(target: Target, graph: Nodes): Promise<string> {
  const missingTypes = new Set<string>();
  const missingFiles = new Set<string>();
  for (const { class_type: classType, inputs } of Object.values(graph)) {
    const definition = (await ask(target, `/object_info/${classType}`)).body[classType];
    if (!definition) missingTypes.add(classType);
    for (const [name, value] of Object.entries(inputs)) {
      const spec = definition?.input.required[name];
      const choices = Array.isArray(spec?.[0]) ? spec[0] : spec?.[1]?.options;
      if (/\.(safetensors|gguf)$/.test(String(value)) && Array.isArray(choices) && !choices.includes(value))
        missingFiles.add(String(value));
    }
  }
  if (missingTypes.size > 0) return `unverified: needs the node types ${[...missingTypes].join(', ')}`;
  const mustHave = promisesModels || target.isTestServer;
  if (missingFiles.size > 0 && !mustHave) return `unverified: needs the files ${[...missingFiles].join(', ')}`;
  return '';
}

for (const target of await openTargets()) {
  const cases = await Promise.all(
    workflows.map(async (workflow) => ({ ...workflow, lack: await lack(target, workflow.graph) })),
  );

  describe(`${target.name}: the check of shipped workflows`, () => {
    const replies = new Map<string, Reply>();
    beforeAll(async () => {
      await upload(target, 'start.png', await onePicture(target), { subfolder: FOLDER });
      const blocker = await send(target, slow(uniquePrefix(), Number.parseInt(randomUUID().slice(0, 6), 16), 60));
      await until(async () => (await ask(target, '/queue')).body.queue_running.length > 0, 'nothing runs');
      const sent: string[] = [];
      for (const { name, graph, lack: reason } of cases) {
        if (reason) continue;
        const reply = await send(target, withStartImage(graph));
        sent.push(reply.promptId);
        replies.set(name, reply);
        await post(target, '/queue', { delete: [reply.promptId] });
      }
      for (const id of [...sent, blocker.promptId]) await post(target, '/interrupt', { prompt_id: id });
    });
    for (const { name, lack: reason } of cases) {
      it.skipIf(reason)(`${name}${reason ? ` (${reason})` : ' is accepted'}`, () => {
        const reply = replies.get(name);
        expect(reply?.body.node_errors, JSON.stringify(reply?.body)).toEqual({});
        expect(reply?.status).toBe(200);
      });
    }
  });
}

function withStartImage(graph: Nodes): Nodes {
  const entries = Object.entries(graph).map(([id, one]) =>
    one.class_type === 'LoadImage' ? [id, { ...one, inputs: { ...one.inputs, image: START_IMAGE } }] : [id, one],
  );
  return Object.fromEntries(entries);
}

async function onePicture(target: Target): Promise<Uint8Array> {
  const { promptId } = await send(target, {
    images: plain(1, 0x808080),
    save: node('SaveImage', { images: ['images', 0], filename_prefix: uniquePrefix() }),
  });
  let file: Record<string, string> | undefined;
  await until(async () => {
    file = (await ask(target, `/history/${promptId}`)).body[promptId]?.outputs.save?.images[0];
    return file !== undefined;
  }, 'no picture');
  const response = await fetch(`${target.url}/view?${new URLSearchParams(file)}`);
  return new Uint8Array(await response.arrayBuffer());
}
