import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTestFfmpeg } from '../media/counted-film.ts';
import { countDecodedFrames, probeVideo } from '../media/index.ts';
import { fractionIn } from './replicate-follow.ts';
import {
  clipOf,
  KLING,
  openReplicateForTests,
  RED_DOT_PNG,
  renderOne,
  requestOf,
  soon,
  UNHEARD,
  value,
} from './replicate-for-tests.ts';

const VEO = 'google/veo-3.1-fast';
const refusedWith = (code: string, more: object = {}) => ({ ok: false, error: { code, ...more } });

describe('nothing is paid twice', () => {
  it.each([
    ['with a picture', true],
    ['from its prompt alone', false],
  ])('a lost answer is found again: %s', async (_, hasPicture) => {
    await using world = await openReplicateForTests({ faults: { loseAnswers: 1 } });
    const model = hasPicture ? KLING : VEO;
    const { engine } = await world.open(model);
    const picture = join(world.folderPath, 'start.png');
    await writeFile(picture, RED_DOT_PNG);
    const clip = clipOf(hasPicture ? { model, framesRequested: 120 } : {});
    const jobId = engine.newJobId();
    const sent = await engine.submit(jobId, requestOf(clip, hasPicture ? picture : null), soon());
    expect(sent).toMatchObject(refusedWith('server-unreachable'));
    // Another clip of the same account, asked for just after with the very same words, and known under its own id.
    const twin = value(await engine.submit(engine.newJobId(), requestOf(clip, hasPicture ? picture : null), soon()));
    expect(await world.bookText()).toContain('"state": "creating"');
    // As after a crash: another session, with nothing but what is on disk.
    const { engine: next } = await world.open(model);
    expect(value(await next.find(jobId, null))).toBe('waiting');
    value(await next.follow(jobId, UNHEARD, soon()));
    const take = value(await next.fetch(jobId, requestOf(clip), await world.newFolder(), soon()));
    expect(Object.fromEntries(take.inputAsSent ?? []).prediction).not.toBe(twin.ticket);
    expect(world.server.predictions).toHaveLength(2);
  });

  it('two lost answers to the very same words are two predictions, also when both are looked for at once', async () => {
    await using world = await openReplicateForTests({ faults: { loseAnswers: 2 } });
    const { engine } = await world.open(VEO);
    const jobIds = [engine.newJobId(), engine.newJobId()];
    for (const jobId of jobIds) await engine.submit(jobId, requestOf(clipOf()), soon());
    const { engine: next } = await world.open(VEO);
    expect((await Promise.all(jobIds.map((jobId) => next.find(jobId, null)))).map(value)).toEqual([
      'waiting',
      'waiting',
    ]);
    const pages = (await world.bookText()).match(/"predictionId": "[^"]+"/g) ?? [];
    expect(new Set(pages).size).toBe(2);
  });

  it('a job that never arrived is unknown once it must have been seen, and not before', async () => {
    await using world = await openReplicateForTests({ faults: { serverErrors: 1 } });
    const { engine } = await world.open(VEO);
    const jobId = engine.newJobId();
    const sentAtMs = world.waitedMs();
    expect(await engine.submit(jobId, requestOf(clipOf()), soon())).toMatchObject(refusedWith('server-error'));
    expect(value(await engine.find(jobId, null))).toBe('unknown');
    expect(world.waitedMs() - sentAtMs).toBeGreaterThanOrEqual(5_000);
    expect(world.server.predictions).toEqual([]);
  });

  it('where the list cannot be had, nothing is said of the job', async () => {
    await using world = await openReplicateForTests({ faults: { loseAnswers: 1, listingFails: true } });
    const { engine } = await world.open(VEO);
    const jobId = engine.newJobId();
    await engine.submit(jobId, requestOf(clipOf()), soon());
    expect(await engine.find(jobId, null)).toMatchObject(refusedWith('server-error'));
    expect(await engine.cancel(jobId)).toMatchObject(refusedWith('server-error'));
    world.server.faults.listingFails = false;
    value(await engine.cancel(jobId));
    expect(world.server.predictions).toMatchObject([{ end: 'canceled' }]);
  });

  it('is found by its ticket where the page of the book is gone', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(VEO);
    const jobId = engine.newJobId();
    const { ticket } = value(await engine.submit(jobId, requestOf(clipOf()), soon()));
    await rm(join(world.folderPath, 'jobs'), { recursive: true });
    expect(await engine.follow(jobId, UNHEARD, soon())).toMatchObject(refusedWith('server-lost-job'));
    expect(value(await engine.find(jobId, ticket))).toBe('waiting');
    value(await engine.follow(jobId, UNHEARD, soon()));
    value(await engine.fetch(jobId, requestOf(clipOf()), await world.newFolder(), soon()));
    expect(value(await engine.find(jobId, 'never-was'))).toBe('finished');
    expect(value(await engine.find('another', 'never-was'))).toBe('unknown');
    expect(value(await engine.find('another', null))).toBe('unknown');
    // The token is another account's by now.
    value(await engine.find('of-others', ticket));
    expect(world.server.predictions).toHaveLength(1);
    world.server.forget();
    for (const step of [
      () => engine.follow('of-others', UNHEARD, soon()),
      async () => engine.fetch('of-others', requestOf(clipOf()), await world.newFolder(), soon()),
    ]) {
      expect(await step()).toMatchObject(
        refusedWith('server-lost-job', { remedy: expect.stringMatching(/whose API token/) }),
      );
    }
  });

  it('whose id cannot be written down is followed and fetched all the same', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(VEO);
    const jobId = engine.newJobId();
    const { ticket } = value(await engine.submit(jobId, requestOf(clipOf()), soon()));
    const jobsPath = join(world.folderPath, 'jobs');
    await rm(jobsPath, { recursive: true });
    await writeFile(jobsPath, 'a file where the book should be');
    expect(value(await engine.find(jobId, ticket))).toBe('waiting');
    value(await engine.follow(jobId, UNHEARD, soon()));
    value(await engine.fetch(jobId, requestOf(clipOf()), await world.newFolder(), soon()));
    // Nothing new is sent, though: it would be forgotten.
    expect(await engine.submit(engine.newJobId(), requestOf(clipOf()), soon())).toMatchObject(
      refusedWith('disk-failed'),
    );
    expect(world.server.predictions).toHaveLength(1);
  });

  it.each([+2, -2])('a lost answer is found again on a machine whose clock is %d hours off', async (hours) => {
    await using world = await openReplicateForTests({ faults: { loseAnswers: 1 } });
    const { engine } = await world.open(VEO, {}, undefined, hours * 3_600_000);
    const jobId = engine.newJobId();
    // As before every run: by then its clock is known.
    await engine.check([clipOf()], {}, soon());
    expect(await engine.submit(jobId, requestOf(clipOf()), soon())).toMatchObject(refusedWith('server-unreachable'));
    const { engine: next } = await world.open(VEO, {}, undefined, hours * 3_600_000);
    expect(value(await next.find(jobId, null))).toBe('waiting');
  });

  it('a 503 that asks to come back may have been carried out: what is there is taken', async () => {
    await using world = await openReplicateForTests({ faults: { unavailableAfterwards: 1 } });
    const { engine } = await world.open(VEO);
    const { ticket } = value(await engine.submit(engine.newJobId(), requestOf(clipOf()), soon()));
    expect(world.server.predictions.map(({ id }) => id)).toEqual([ticket]);
  });

  it('a 503 that was not carried out is sent again after the time it names, once that is looked up', async () => {
    await using world = await openReplicateForTests({ faults: { unavailable: 1, retryAfterSeconds: 20 } });
    const { engine } = await world.open(VEO);
    value(await engine.submit(engine.newJobId(), requestOf(clipOf()), soon()));
    const [refused, looked] = world.server.requests;
    const created = world.server.requests.at(-1);
    expect([refused?.status, looked?.path, created?.status]).toEqual([503, '/v1/predictions', 201]);
    expect((looked?.atMs ?? 0) - (refused?.atMs ?? 0)).toBeGreaterThanOrEqual(20_000);
  });
});

describe('what Replicate refuses', () => {
  it('waits as long as it asks before it tries again, by Replicate’s own clock', async () => {
    await using world = await openReplicateForTests({ faults: { tooMany: 2, retryAfterSeconds: 13 } });
    const { engine } = await world.open(VEO);
    value(await engine.submit(engine.newJobId(), requestOf(clipOf()), soon()));
    const times = world.server.requests.filter(({ method }) => method === 'POST').map(({ atMs }) => atMs);
    expect(times.slice(1).map((time, index) => time - (times[index] ?? 0))).toEqual([13_000, 13_000]);
    expect(world.server.predictions).toHaveLength(1);
  });

  it('leaves longer waits to the run', async () => {
    await using world = await openReplicateForTests({ faults: { tooMany: 1, retryAfterSeconds: 300 } });
    const { engine } = await world.open(VEO);
    const refused = await engine.submit(engine.newJobId(), requestOf(clipOf()), soon());
    expect(refused).toMatchObject(refusedWith('rate-limited', { retryAfterMs: 300_000 }));
    expect(world.waitedMs()).toBe(0);
    // Surely not created: there is nothing to look for.
    expect(await world.bookText()).toBe('');
  });

  it.each([
    [{ noCredit: true }, 'payment-needed', /no credit/],
    [{ serverErrors: 1 }, 'server-error', /status 500/],
  ] as const)('%j: %s', async (faults, code, message) => {
    await using world = await openReplicateForTests({ faults });
    const { engine } = await world.open(VEO);
    const refused = await engine.submit(engine.newJobId(), requestOf(clipOf()), soon());
    expect(refused).toMatchObject(refusedWith(code, { message: expect.stringMatching(message) }));
    expect(world.server.predictions).toEqual([]);
  });

  it.each([
    [
      'The input or output was flagged as sensitive. Please try again with different inputs. (E005) (x1)',
      'content-flagged',
    ],
    ['NSFW content (E005)', 'content-flagged'],
    ['Service is currently unavailable due to high demand (E003)', 'engine-busy'],
    ['Temporarily unavailable (E004)', 'engine-busy'],
    ['Unknown error (E1000)', 'engine-busy'],
    ['CUDA out of memory (E1001)', 'out-of-memory'],
    ['Invalid input: image (E006)', 'not-supported'],
    ['division by zero', 'render-failed'],
  ])('"%s" is %s', async (failure, code) => {
    await using world = await openReplicateForTests({ faults: { failWith: [failure] } });
    const { engine } = await world.open(VEO);
    const { result, jobId } = await renderOne(world, engine, requestOf(clipOf()));
    expect(result).toMatchObject(refusedWith(code, { details: expect.stringContaining(failure) }));
    if (code === 'content-flagged') {
      expect(result).toMatchObject({
        error: { remedy: expect.stringMatching(/not tried again.*Change words of the prompt/) },
      });
    }
    expect(value(await engine.find(jobId, null))).toBe('failed');
    expect(world.server.predictions).toHaveLength(1);
  });

  it('what it gave up before it began is told as busy, and costs nothing', async () => {
    await using world = await openReplicateForTests({ faults: { abort: 1 } });
    const { engine } = await world.open(VEO);
    const { result } = await renderOne(world, engine, requestOf(clipOf()));
    expect(result).toMatchObject(refusedWith('engine-busy', { message: expect.stringMatching(/Nothing is charged/) }));
  });

  it('takes back what takes too long, counted from the start of its work', async () => {
    await using world = await openReplicateForTests({ queueMs: 500_000, renderMs: 200_000 });
    const { engine } = await world.open(VEO, { replicateTimeoutSeconds: 120 });
    const { result } = await renderOne(world, engine, requestOf(clipOf()));
    expect(result).toMatchObject(refusedWith('timed-out', { message: expect.stringContaining('120 s') }));
    expect(world.server.predictions).toMatchObject([{ end: 'canceled' }]);
    const [one] = world.server.predictions;
    const workedMs = (one?.endedAtMs ?? 0) - (one?.startsAtMs ?? 0);
    expect(workedMs).toBeGreaterThanOrEqual(120_000);
    expect(workedMs).toBeLessThan(130_000);
  });

  it('goes on through an outage, and gives the job back to the run where it does not end', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(VEO);
    const jobId = engine.newJobId();
    value(await engine.submit(jobId, requestOf(clipOf()), soon()));
    world.server.faults.serverErrors = 4;
    value(await engine.follow(jobId, UNHEARD, soon()));
    world.server.faults.serverErrors = 99;
    expect(await engine.follow(jobId, UNHEARD, soon())).toMatchObject(refusedWith('server-error'));
    expect(world.server.predictions).toHaveLength(1);
  });

  it('knows how far a model is from the last bar it drew', () => {
    expect(fractionIn('Using seed: 1\n  4%|▍ | 1/25\r 96%|█████████▌| 24/25\n')).toBe(0.96);
    expect(fractionIn('100% of the file was read')).toBeNull();
  });
});

describe('what comes home', () => {
  const finished = async (faults: NonNullable<Parameters<typeof openReplicateForTests>[0]>['faults'] = {}) => {
    const world = await openReplicateForTests({ faults });
    const { engine } = await world.open(VEO);
    const jobId = engine.newJobId();
    value(await engine.submit(jobId, requestOf(clipOf()), soon()));
    value(await engine.follow(jobId, UNHEARD, soon()));
    const folder = await world.newFolder();
    return { world, folder, fetch: () => engine.fetch(jobId, requestOf(clipOf()), folder, soon()) };
  };

  it('a download that breaks off is taken up again; one that never holds is told, and leaves nothing behind', async () => {
    const { world, folder, fetch } = await finished({ output: 'cut', spoiltDownloads: 2 });
    await using _ = world;
    expect(value(await probeVideo(value(await fetch()).mediaPath)).frameCount).toBe(96);
    await rm(join(folder, 'take.mp4'));
    world.server.faults.spoiltDownloads = 99;
    expect(await fetch()).toMatchObject(
      refusedWith('download-failed', { remedy: expect.stringMatching(/within an hour/) }),
    );
    expect(await readdir(folder)).toEqual([]);
    world.server.faults.output = 'empty';
    expect(await fetch()).toMatchObject(refusedWith('download-failed'));
  });

  it('what cannot be decoded comes as it is, for the take room to refuse', async () => {
    const { world, fetch } = await finished({ output: 'garbled' });
    await using _ = world;
    const decoded = await countDecodedFrames(await findTestFfmpeg(), value(await fetch()).mediaPath, soon());
    expect(decoded.ok && decoded.value === 96).toBe(false);
  });

  it('a film shorter than asked comes as long as it is', async () => {
    const { world, fetch } = await finished({ shorterBySeconds: 1.5 });
    await using _ = world;
    expect(value(await probeVideo(value(await fetch()).mediaPath)).frameCount).toBe(60);
  });

  it('after an hour it is gone, and that is said', async () => {
    const { world, fetch } = await finished();
    await using _ = world;
    world.passMs(60 * 60_000);
    const gone = refusedWith('output-missing', { message: expect.stringMatching(/deleted there one hour/) });
    expect(await fetch()).toMatchObject(gone);
  });

  it.each([
    [{ output: 'gone' }, 'output-missing'],
    [{ outputKind: 'text' }, 'output-missing'],
    [{ redirect: 'file' }, 'not-supported'],
  ] as const)('%j: %s', async (faults, code) => {
    const { world, fetch } = await finished(faults);
    await using _ = world;
    expect(await fetch()).toMatchObject(refusedWith(code));
  });
});
