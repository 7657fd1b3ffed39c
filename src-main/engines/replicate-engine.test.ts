import { readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTestFfmpeg } from '../media/counted-film.ts';
import { countDecodedFrames, probeVideo } from '../media/index.ts';
import { PLAYED_MODELS } from '../replicate/replicate-test-server/played-models.ts';
import {
  clipOf,
  HOTSHOT,
  KLING,
  openReplicateForTests,
  RED_DOT_PNG,
  renderOne,
  requestOf,
  SVD,
  soon,
  UNHEARD,
  value,
  ZEROSCOPE,
} from './replicate-for-tests.ts';

const startPicture = async (folderPath: string): Promise<string> => {
  const path = join(folderPath, 'keyframe.png');
  await writeFile(path, RED_DOT_PNG);
  return path;
};

describe('a clip from its prompt', () => {
  it('is created once, waited for with its progress, and brought home as long, as large and with the sound that was asked', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open('google/veo-3.1-fast');
    const { told, result } = await renderOne(world, engine, requestOf(clipOf()));
    const take = value(result);
    const facts = value(await probeVideo(take.mediaPath));
    expect(facts).toMatchObject({ width: 160, height: 90, framesPerSecond: 24, frameCount: 96, hasAudio: true });
    expect(take).toMatchObject({ mediaIsClean: true, gpuSeconds: 6, textAsSent: 'a lighthouse at dusk' });
    expect(take.models).toEqual([{ slot: '', file: 'google/veo-3.1-fast' }]);
    expect(told[0]).toMatchObject({ fraction: null, isQueued: true, activity: 'Waiting at Replicate' });
    const fractions = told.flatMap((one) => one.fraction ?? []);
    expect(fractions.length).toBeGreaterThan(1);
    expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
    expect(world.server.predictions.map(({ input }) => input)).toEqual([
      {
        ...{ prompt: 'a lighthouse at dusk', duration: 4, aspect_ratio: '16:9', resolution: '720p' },
        ...{ generate_audio: true, seed: 7 },
      },
    ]);
    expect(Object.fromEntries(take.inputAsSent ?? [])).toMatchObject({
      ...{ model: 'google/veo-3.1-fast', prediction: world.server.predictions[0]?.id, duration: '4' },
      ...{ generate_audio: 'true', prompt: 'a lighthouse at dusk' },
    });
  });

  it('costs what its card cost where it is paid by that', async () => {
    await using world = await openReplicateForTests({ renderMs: 50_000 });
    const { engine } = await world.open(ZEROSCOPE);
    const segment = clipOf({ ...{ model: ZEROSCOPE, width: 576, height: 320 }, framesRequested: 30, framesKept: 24 });
    const take = value((await renderOne(world, engine, requestOf(segment))).result);
    expect(take.cost).toMatchObject({ estimate: 0.07, currency: 'USD', date: '2026-11-21' });
    expect(take.cost?.source).toMatch(/not checked/);
    expect(world.server.predictions[0]?.input).toEqual({
      ...{ prompt: 'a lighthouse at dusk', seed: 7, num_inference_steps: 25, num_frames: 30, fps: 24 },
      ...{ width: 576, height: 320, model: 'xl' },
    });
  });

  it.each([30, 23.976])('says at what rate it runs where that is not the model’s: %d', async (framesPerSecond) => {
    const name = 'google/veo-3.1-fast';
    const played = PLAYED_MODELS.filter((one) => one.name === name).map((one) => ({ ...one, framesPerSecond }));
    await using world = await openReplicateForTests({ changedModels: played });
    const { engine } = await world.open(name);
    const take = value((await renderOne(world, engine, requestOf(clipOf()))).result);
    // 4 s at 23.976 end a tenth of a frame from 24: that is the same rate.
    expect(take.framesPerSecond).toBe(framesPerSecond === 30 ? 30 : undefined);
  });

  it('comes as a GIF where the model gives one', async () => {
    await using world = await openReplicateForTests({ faults: { asGif: true } });
    const { engine } = await world.open(HOTSHOT);
    const small = { width: 672, height: 384, framesPerSecond: 8, framesRequested: 8, framesKept: 8, withAudio: false };
    const take = value((await renderOne(world, engine, requestOf(clipOf({ model: HOTSHOT, ...small })))).result);
    expect(basename(take.mediaPath)).toBe('take.gif');
    expect(value(await countDecodedFrames(await findTestFfmpeg(), take.mediaPath, soon()))).toBe(8);
  });

  it.each(['list', 'data', 'object'] as const)(
    'comes home also where the output is given as: %s',
    async (outputKind) => {
      await using world = await openReplicateForTests({ faults: { outputKind } });
      const { engine } = await world.open('google/veo-3.1-fast');
      const take = value((await renderOne(world, engine, requestOf(clipOf()))).result);
      expect(value(await probeVideo(take.mediaPath)).frameCount).toBe(96);
    },
  );
});

describe('a clip from pictures', () => {
  it('sends them under the job’s name and starts from them', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(KLING);
    const picture = await startPicture(world.folderPath);
    const segment = clipOf({
      ...{ model: KLING, withAudio: false, endImagePath: picture, width: 1920, height: 1080 },
      ...{ framesRequested: 120, framesKept: 120, negativePrompt: 'blur' },
    });
    const { jobId, result } = await renderOne(world, engine, requestOf(segment, picture));
    value(result);
    expect(world.server.fileNames()).toEqual([`longtake-${jobId}-start.png`, `longtake-${jobId}-end.png`]);
    const input = world.server.predictions[0]?.input ?? {};
    expect(input).toMatchObject({ duration: 5, mode: 'pro', negative_prompt: 'blur', prompt: segment.prompt });
    expect([input.start_image, input.end_image]).toEqual([
      expect.stringMatching(/\/v1\/files\/\w+$/),
      expect.stringMatching(/\/v1\/files\/\w+$/),
    ]);
    expect(input.start_image).not.toBe(input.end_image);
  });

  it('gives Stable Video Diffusion its motion and rate, and no prompt', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(SVD);
    const picture = await startPicture(world.folderPath);
    const segment = clipOf({ model: SVD, width: 1024, height: 576, framesRequested: 25, framesKept: 25 });
    value((await renderOne(world, engine, requestOf(segment, picture))).result);
    const { input_image: _, ...input } = world.server.predictions[0]?.input ?? {};
    expect(input).toEqual({
      ...{ video_length: '25_frames_with_svd_xt', sizing_strategy: 'crop_to_16_9', motion_bucket_id: 127 },
      ...{ frames_per_second: 24, cond_aug: 0.02, seed: 7 },
    });
  });

  it('says which picture is not taken', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(KLING);
    const empty = join(world.folderPath, 'empty.png');
    await writeFile(empty, '');
    const segment = clipOf({ model: KLING, framesRequested: 120, withAudio: false });
    const refused = (await renderOne(world, engine, requestOf(segment, empty))).result;
    expect(refused).toMatchObject({ ok: false, error: { code: 'server-refused', filePath: empty } });
    const missing = (await renderOne(world, engine, requestOf(segment, join(world.folderPath, 'gone.png')))).result;
    expect(missing).toMatchObject({ ok: false, error: { code: 'file-missing' } });
    expect(world.server.predictions).toEqual([]);
  });
});

describe('what is asked of it besides', () => {
  it('shows what would be sent, with pictures by their names', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(KLING);
    const picture = await startPicture(world.folderPath);
    const preview = value(
      await engine.previewRequest(requestOf(clipOf({ model: KLING, framesRequested: 120 }), picture)),
    );
    expect(preview).toEqual({
      model: KLING,
      input: { prompt: 'a lighthouse at dusk', start_image: 'keyframe.png', duration: 5, mode: 'standard' },
    });
    expect(world.server.requests).toEqual([]);
  });

  it('knows the same request again, whatever its pictures are called', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(KLING);
    const plain = clipOf({ model: KLING, framesRequested: 120 });
    const canonical = (changes: Parameters<typeof clipOf>[0]) =>
      value(engine.canonicalRequest({ segment: { ...plain, ...changes }, models: {} }));
    const from = (filePath: string) => ({ start: { kind: 'keyframe', filePath } as const });
    expect(canonical(from('/a.png'))).toBe(canonical(from('/b.png')));
    expect(canonical(from('/a.png'))).not.toBe(canonical({ ...from('/a.png'), prompt: 'another' }));
    expect(canonical(from('/a.png'))).not.toBe(canonical({ ...from('/a.png'), framesRequested: 240 }));
    // Kling takes no seed: another one asks for the same.
    expect(canonical(from('/a.png'))).toBe(canonical({ ...from('/a.png'), seed: 8 }));
  });

  it('knows it again also where the model calls its start picture otherwise by now', async () => {
    await using world = await openReplicateForTests();
    const { engine, service } = await world.open(KLING);
    const segment = clipOf({ model: KLING, framesRequested: 120, start: { kind: 'keyframe', filePath: '/a.png' } });
    const before = value(engine.canonicalRequest({ segment, models: {} }));
    const schema = value(await service.schemas.read(KLING, soon()));
    const renamed = schema.inputs.map((one) => (one.name === 'start_image' ? { ...one, name: 'image' } : one));
    const stored = { version: 1, models: [{ ...schema, inputs: renamed }] };
    await writeFile(join(world.folderPath, 'replicate-models.json'), JSON.stringify(stored));
    const { engine: next } = await world.open(KLING);
    const preview = value(await next.previewRequest(requestOf(segment, '/a.png')));
    expect(preview).toMatchObject({ input: { image: 'a.png' } });
    expect(value(next.canonicalRequest({ segment, models: {} }))).toBe(before);
  });

  it('takes the workers and the patience of the settings', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open('google/veo-3.1-fast', { replicateWorkers: 7, replicateTimeoutSeconds: null });
    expect([engine.queueDepth, engine.timeoutMs, engine.serverUrl]).toEqual([7, null, world.server.url]);
  });

  it('answers a probe, and says that a token is needed where there is none', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open('google/veo-3.1-fast');
    expect(await engine.probe(soon())).toMatchObject({ ok: true, value: { device: 'Replicate', jobIds: [] } });
    const { engine: stranger } = await world.open('google/veo-3.1-fast', {}, null);
    const refused = { ok: false, error: { code: 'sign-in-needed' } };
    expect(await stranger.probe(soon())).toMatchObject(refused);
    expect(await stranger.submit('job', requestOf(clipOf()), soon())).toMatchObject(refused);
    const { findings } = await stranger.check([clipOf()], {}, soon());
    expect(findings).toMatchObject([{ severity: 'problem', code: 'sign-in-needed' }]);
  });
});

describe('the token', () => {
  it('stands in no log line, no error and no page of the book, and goes to no other host', async () => {
    await using world = await openReplicateForTests({ faults: { redirect: 'web' } });
    const { engine, service } = await world.open(KLING);
    const picture = await startPicture(world.folderPath);
    const segment = clipOf({ model: KLING, framesRequested: 120, withAudio: false });
    const take = value((await renderOne(world, engine, requestOf(segment, picture))).result);
    Object.assign(world.server.faults, { serverErrors: 9, echoToken: true });
    const failed = await engine.probe(soon());
    expect(failed).toMatchObject({ ok: false, error: { code: 'server-error' } });
    const { engine: stranger } = await world.open(KLING, {}, `${world.server.token}x`);
    world.server.faults.serverErrors = 0;
    const refused = await stranger.probe(soon());
    expect(refused).toMatchObject({ ok: false, error: { code: 'sign-in-needed' } });
    expect(value(await service.client.account(soon())).username).toBe('longtake-test');
    const seen = [await world.bookText(), JSON.stringify([failed, refused, take]), ...world.logLines].join('\n');
    expect(seen).not.toContain(world.server.token);
    expect(await world.bookText()).toContain('"state": "created"');
    expect(world.server.leaks).toEqual([]);
    expect((await stat(take.mediaPath)).size).toBeGreaterThan(0);
  });
});

describe('several at once', () => {
  it('each follows its own', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open('google/veo-3.1-fast');
    const clips = ['one', 'two', 'three'].map((prompt) => renderOne(world, engine, requestOf(clipOf({ prompt }))));
    const takes = (await Promise.all(clips)).map(({ result }) => value(result));
    expect(takes.map(({ textAsSent }) => textAsSent)).toEqual(['one', 'two', 'three']);
    const films = await Promise.all(takes.map(({ mediaPath }) => readFile(mediaPath)));
    expect(films.every((film) => film.length > 0)).toBe(true);
    expect(world.server.predictions).toHaveLength(3);
  });

  it('lets go of a job and finds it running', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open('google/veo-3.1-fast');
    const jobId = engine.newJobId();
    const { ticket } = value(await engine.submit(jobId, requestOf(clipOf()), soon()));
    expect(await engine.follow(jobId, UNHEARD, AbortSignal.abort('leave-there'))).toMatchObject({
      ok: false,
      error: { code: 'stopped' },
    });
    expect(value(await engine.find(jobId, ticket))).toBe('waiting');
    world.passMs(2_000);
    expect(value(await engine.find(jobId, ticket))).toBe('running');
    value(await engine.cancel(jobId));
    expect(value(await engine.find(jobId, ticket))).toBe('failed');
    expect(await engine.follow(jobId, UNHEARD, soon())).toMatchObject({ ok: false, error: { code: 'stopped' } });
  });
});
