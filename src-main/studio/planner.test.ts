import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createLogger } from '../logging/index.ts';
import { openProject } from '../project/index.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { Planner } from './planner.ts';

it('looks once for all who ask at the same time, and anew once something has changed', async () => {
  const folderPath = await mkdtemp(join(tmpdir(), 'longtake-planner-'));
  const store = await openProject(folderPath, {
    logger: createLogger(() => undefined),
    now: () => new Date(),
    forWriting: false,
    onChange: () => undefined,
  });
  if (!store.ok) throw new Error(store.error.message);
  // Without a storyboard no part is asked.
  const planner = new Planner(store.value, {} as StudioParts);
  const first = planner.planWithStandings();
  expect(planner.planWithStandings()).toBe(first);
  planner.lookAgain();
  expect(planner.planWithStandings()).not.toBe(first);
  expect(await first).toMatchObject({ ok: false });
  await store.value.close();
  await rm(folderPath, { recursive: true });
});
