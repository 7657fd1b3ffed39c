// A studio with engines beside ComfyUI and the draft: a server that plays Replicate's API, and a stand-in for Wan's generate.py.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { locateFfmpeg } from '../src-main/media/index.ts';
import {
  type ReplicateTestServer,
  startReplicateTestServer,
} from '../src-main/replicate/replicate-test-server/start-replicate-test-server.ts';
import {
  findTestPython,
  type WanForTests,
  writeWanForTests,
} from '../src-main/wan-cli/wan-for-tests/write-wan-for-tests.ts';
import { test as base } from './fixtures.ts';

export { expect } from './fixtures.ts';

interface Engines {
  /** Its token is not in the studio's environment. */
  readonly replicate: ReplicateTestServer;
  readonly wan: WanForTests & { readonly python: string };
}

export const test = base.extend<Engines>({
  replicate: async ({ comfyRenderMs: _ }, use) => {
    const server = await startReplicateTestServer({ queueMs: 50, renderMs: 300, shrink: 4 });
    await use(server);
    await server.close();
  },
  wan: async ({ replicate: _ }, use) => {
    const folderPath = mkdtempSync(join(tmpdir(), 'longtake-e2e-wan-'));
    const ffmpeg = await locateFfmpeg(null);
    if (!ffmpeg.ok) throw new Error(ffmpeg.error.message);
    const wan = await writeWanForTests(folderPath, { version: '2.2', ffmpegPath: ffmpeg.value.path });
    await use({ ...wan, python: await findTestPython() });
    rmSync(folderPath, { recursive: true, force: true });
  },
  environment: async ({ replicate, wan }, use) => {
    await use({
      LONGTAKE_REPLICATE_URL: replicate.url,
      LONGTAKE_WAN_FOLDER: wan.folderPath,
      LONGTAKE_WAN_PYTHON: wan.python,
    });
  },
});
