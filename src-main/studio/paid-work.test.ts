import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import {
  type ReplicateTestServer,
  startReplicateTestServer,
} from '../replicate/replicate-test-server/start-replicate-test-server.ts';
import { type SmallShot, type StudioFixture, startStudioFixture } from './studio-fixture.ts';

const studioOn = ({ token, url }: ReplicateTestServer, shots: readonly SmallShot[]) =>
  startStudioFixture(shots, {
    overrides: { engine: 'replicate', model: 'kwaivgi/kling-v2.1' },
    environment: { ...process.env, REPLICATE_API_TOKEN: token, LONGTAKE_REPLICATE_URL: url },
  });

const statuses = async ({ ask }: StudioFixture) => {
  const { plan, standings } = await ask('plan.build', {});
  return plan.segments.map(({ key, framesKept }) => [framesKept, standings[key]?.status]);
};

it('rendered again, a segment whose short take was used has its whole length, and what follows is paid once', async () => {
  const server = await startReplicateTestServer({ queueMs: 10, renderMs: 30, shrink: 8 });
  await using _ = { [Symbol.asyncDispose]: () => server.close() };
  await using fixture = await studioOn(server, [{ id: 'a', duration: 12 }]);
  server.faults.shorterBySeconds = 0.7;
  expect(await fixture.runToEnd({ segmentKeys: ['a/0'] })).toMatchObject({ failed: 1 });
  server.faults.shorterBySeconds = 0;
  await fixture.ask('takes.acceptShort', { segmentKey: 'a/0', take: 1 });
  expect(await fixture.runToEnd()).toMatchObject({ done: 2, rendered: 1 });
  expect(await statuses(fixture)).toEqual([
    [223, 'up-to-date'],
    [48, 'up-to-date'],
  ]);
  const again = { seed: 'new', following: 'render' } as const;
  expect(await fixture.runToEnd({ segmentKeys: ['a/0'], again })).toMatchObject({ failed: 0 });
  expect(await statuses(fixture)).toEqual([
    [240, 'up-to-date'],
    [48, 'up-to-date'],
  ]);
  expect(await fixture.runToEnd()).toMatchObject({ rendered: 0, upToDate: 2 });
});

it('discarded by another session that lost the app’s own folder, a run’s clips are taken back', async () => {
  const server = await startReplicateTestServer({ queueMs: 10, renderMs: 60_000, shrink: 8 });
  await using _ = { [Symbol.asyncDispose]: () => server.close() };
  await using fixture = await studioOn(server, [{ id: 'a', duration: 5 }]);
  await fixture.start();
  await fixture.untilRun(({ jobs }) => jobs[0]?.state === 'running');
  await fixture.reopen();
  await rm(join(dirname(fixture.projectPath), 'app', 'engine-jobs'), { recursive: true });
  await fixture.ask('run.stop', {});
  expect(server.predictions).toMatchObject([{ end: 'canceled' }]);
});
