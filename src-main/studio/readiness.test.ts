import { copyFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { startComfyTestServer } from '../comfyui/comfy-test-server/start-comfy-test-server.ts';
import { type StudioFixture, startStudioFixture } from './studio-fixture.ts';

const W5B = 'gcv_wan_2.2_5b_i2v.json';
const shippedPath = (name: string) => resolve(import.meta.dirname, '..', '..', 'workflows', name);
const VAE_5B = 'wan2.2_vae.safetensors';

async function readiness(fixture: StudioFixture, url: string) {
  const all = await fixture.ask('workflows.readiness', { url });
  return { all, of: (fileName: string) => all.find((one) => one.fileName === fileName) };
}

/** Stands before a server and writes down what it is asked. */
async function listenTo(url: string) {
  const asked: string[] = [];
  const door = createServer((request, response) => {
    asked.push(request.url ?? '');
    fetch(`${url}${request.url}`)
      .then(async (answer) => response.writeHead(answer.status).end(await answer.text()))
      .catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
  const { port } = door.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    async [Symbol.asyncDispose]() {
      door.closeAllConnections();
      await new Promise((resolve) => door.close(resolve));
    },
  };
}

describe('the light of every workflow', () => {
  it('is red with what is missing, where it belongs and where it can be had, and green where all is there', async () => {
    await using comfy = await startComfyTestServer({
      withoutModels: [VAE_5B],
      withoutNodes: ['UnetLoaderGGUF'],
    });
    await using door = await listenTo(comfy.url);
    await using fixture = await startStudioFixture([]);
    // Files that no loader of the graph names: of these the server's folders tell.
    for (const name of ['gcv_a', 'gcv_b']) {
      await copyFile(shippedPath(W5B), join(fixture.projectPath, `${name}.json`));
      await writeFile(join(fixture.projectPath, `${name}.models`), '[required]\nclip_vision/none.safetensors\n');
    }
    await fixture.ask('settings.change', { workflowFolders: [fixture.projectPath] });
    const { all, of } = await readiness(fixture, door.url);
    expect(of('gcv_b.json')?.missingFiles).toContainEqual({
      ...{ file: 'clip_vision/none.safetensors', folder: 'models/clip_vision', url: null },
    });
    expect(all.map(({ fileName }) => fileName)).toEqual(
      (await fixture.ask('workflows.list', {})).map(({ fileName }) => fileName),
    );
    expect(of('gcv_wan_2.2_14b_i2v.json')).toMatchObject({ light: 'ready', reasons: [], missingFiles: [] });
    expect(of(W5B)).toMatchObject({
      light: 'missing',
      missingFiles: [
        {
          file: `vae/${VAE_5B}`,
          folder: 'models/vae',
          url: expect.stringMatching(/^https:\/\/.+wan2\.2_vae\.safetensors$/),
        },
      ],
    });
    const gguf = of('gcv_wan_2.2_14B_i2v_gguf.json');
    expect([gguf?.light, gguf?.reasons]).toEqual(['missing', ['Node types are not installed: UnetLoaderGGUF.']]);
    expect(door.asked.length).toBe(new Set(door.asked).size);

    await fixture.ask('settings.change', { comfyRoot: join(fixture.projectPath, 'ComfyUI') });
    const again = (await readiness(fixture, comfy.url)).of(W5B);
    expect(again?.missingFiles[0]?.folder).toBe(join(fixture.projectPath, 'ComfyUI', 'models', 'vae'));
  });

  it('is out where the server does not answer, in a moment', async () => {
    await using fixture = await startStudioFixture([]);
    const startedMs = performance.now();
    const { all } = await readiness(fixture, 'http://127.0.0.1:9');
    expect(performance.now() - startedMs).toBeLessThan(8000);
    expect(all.length).toBeGreaterThan(5);
    expect(new Set(all.map(({ light }) => light))).toEqual(new Set(['unknown']));
    expect(all[0]?.reasons[0]).toContain('127.0.0.1:9');
  });
});
