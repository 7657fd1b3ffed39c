// What goes wrong between here and Replicate before a clip is created: the network, and pictures that are not taken.
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReplicateTestServerOptions } from '../replicate-test-server/options.ts';
import { startReplicateTestServer } from '../replicate-test-server/start-replicate-test-server.ts';
import { createReplicateClient } from './replicate-client.ts';

const soon = () => AbortSignal.timeout(10_000);
const folders: string[] = [];
afterEach(async () => {
  for (const path of folders.splice(0)) await rm(path, { recursive: true, force: true });
});

async function open(options: ReplicateTestServerOptions = {}, timeoutMs = 10_000) {
  const server = await startReplicateTestServer(options);
  const client = createReplicateClient({ token: () => server.token, baseUrl: server.url, timeoutMs });
  return { server, client, [Symbol.asyncDispose]: () => server.close().then(client.close) };
}

async function written(name: string, bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'longtake-replicate-client-'));
  folders.push(folder);
  await writeFile(join(folder, name), bytes);
  return join(folder, name);
}

describe('a picture that cannot be sent', () => {
  it('is named where Replicate does not take it, with what to check', async () => {
    await using world = await open();
    const filePath = await written('start.png', Buffer.from('broken'));
    const sent = await world.client.upload(filePath, 'longtake-1-start.png', soon());
    expect(sent).toMatchObject({
      ok: false,
      error: {
        ...{ code: 'server-refused', filePath, remedy: expect.stringContaining('whole PNG or JPEG file') },
        message: expect.stringMatching(/did not take the picture.*empty or cannot be read/),
      },
    });
    const gone = await world.client.upload(`${filePath}.gone`, 'longtake-1-start.png', soon());
    expect(gone).toMatchObject({ ok: false, error: { filePath: `${filePath}.gone` } });
  });
});

describe('a network that does not carry', () => {
  it('is told from a picture that is at fault', async () => {
    const world = await open();
    await world.server.close();
    const filePath = await written('start.png', Buffer.alloc(100));
    expect(await world.client.upload(filePath, 'longtake-1-start.png', soon())).toMatchObject({
      ok: false,
      error: {
        ...{ code: 'server-unreachable', message: expect.stringContaining('cannot be reached') },
        remedy: expect.stringContaining('Check the connection to the internet'),
      },
    });
    world.client.close();
  });

  it('and a server that takes the question and says nothing are waited for only so long', async () => {
    await using world = await open({ faults: { delayMs: 3_000 } }, 150);
    expect(await world.client.account(soon())).toMatchObject({
      ok: false,
      error: { code: 'server-unreachable', message: expect.stringMatching(/did not answer|no answer/i) },
    });
  });
});
