import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLogger } from '../../logging/index.ts';
import { replicateLimits } from '../catalogue/replicate-models.ts';
import { openReplicateService } from '../replicate-service.ts';
import { startReplicateTestServer } from '../replicate-test-server/start-replicate-test-server.ts';
import { SCHEMAS_FILE } from './schema-store.ts';

let folderPath: string;
beforeEach(async () => {
  folderPath = await mkdtemp(join(tmpdir(), 'longtake-schemas-'));
});
afterEach(() => rm(folderPath, { recursive: true, force: true }));

const never = new AbortController().signal;
const logger = createLogger(() => {});
const open = (baseUrl: string, token: string | null) =>
  openReplicateService({ token: () => token, baseUrl, folderPath, logger, pause: async () => {} });

describe('refreshing the models', () => {
  it('reads each model’s own schema, says which could not be read, and keeps them for a session without a network', async () => {
    await using server = await startReplicateTestServer();
    const { schemas, close } = await open(server.url, server.token);
    const refreshed = await schemas.refresh(never);
    if (!refreshed.ok) throw new Error(refreshed.error.message);
    expect(refreshed.value.read).toHaveLength(13);
    expect(refreshed.value.failed).toMatchObject([{ model: 'fofr/ltxv', error: { code: 'model-missing' } }]);
    close();
    await server.close();
    const offline = await open(server.url, server.token);
    const limits = replicateLimits('lightricks/ltx-video', 1.25, offline.schemas.all());
    expect(limits).toMatchObject({
      value: { frameRule: { frameCounts: [97, 129, 161, 193, 225, 257] } },
    });
    expect(await offline.schemas.refresh(never)).toMatchObject({ ok: false, error: { code: 'server-unreachable' } });
    expect(offline.schemas.all().size).toBe(13);
    offline.close();
  });

  it('needs a token, and asks nobody without one', async () => {
    await using server = await startReplicateTestServer();
    const { schemas, close } = await open(server.url, null);
    expect(await schemas.refresh(never)).toMatchObject({ ok: false, error: { code: 'sign-in-needed' } });
    expect(server.requests).toEqual([]);
    close();
  });

  it('does without a file that it cannot read, and writes a new one', async () => {
    await using server = await startReplicateTestServer();
    await writeFile(join(folderPath, SCHEMAS_FILE), '{"version":1,"models":[{"model":7}]}');
    const { schemas, close } = await open(server.url, server.token);
    expect(schemas.all().size).toBe(0);
    expect((await schemas.read('google/veo-3.1', never)).ok).toBe(true);
    expect(await readFile(join(folderPath, SCHEMAS_FILE), 'utf8')).toContain('reference_images');
    close();
  });
});
