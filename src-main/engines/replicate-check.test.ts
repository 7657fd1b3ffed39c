import { describe, expect, it } from 'vitest';
import { PLAYED_MODELS } from '../replicate/replicate-test-server/played-models.ts';
import { COGVIDEOX, clipOf, KLING, openReplicateForTests, requestOf, soon, VEO, value } from './replicate-for-tests.ts';

const refusedWith = (code: string) => ({ ok: false, error: { code } });

describe('a check before a run', () => {
  it('reads the model’s own schema and finds a plan that fits', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(VEO);
    const { findings, looked } = await engine.check([clipOf()], {}, soon());
    expect(findings).toEqual([]);
    expect(looked).toEqual([
      { what: 'Account at Replicate', result: 'longtake-test' },
      { what: VEO, result: 'its own schema, read just now' },
    ]);
  });

  it.each([
    ['a shape it does not make', { width: 720, height: 720 }, /makes 16:9, 9:16, not 1:1/],
    ['a length it does not make', { framesRequested: 100 }, /clips of 4, 6, 8 s, not of 4.17 s/],
    ['an end picture', { model: 'google/veo-3-fast', endImagePath: '/end.png' }, /no picture to end on/],
    ['no picture', { model: KLING, framesRequested: 120 }, /makes a clip from a picture/],
    ['a model that is gone', { model: 'openai/sora-2' }, /24 September 2026/],
    ['a model nobody knows', { model: 'runway' }, /no model "runway"/],
  ])('refuses %s', async (_, changes, message) => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(VEO);
    const { findings } = await engine.check([clipOf(changes)], {}, soon());
    expect(findings).toMatchObject([{ severity: 'problem', message: expect.stringMatching(message) }]);
    const sent = await engine.submit(engine.newJobId(), requestOf(clipOf(changes)), soon());
    expect(sent).toMatchObject({ ok: false, error: { message: expect.stringMatching(message) } });
    expect(world.server.requests.filter(({ method }) => method === 'POST')).toEqual([]);
  });

  it('refuses what a model would not take any more, and changes nothing of what is planned with', async () => {
    const [veo] = PLAYED_MODELS.filter(({ name }) => name === VEO);
    if (veo === undefined) throw new Error(VEO);
    const duration = { type: 'integer', enum: [5, 10] } as const;
    const changed = { ...veo, properties: { ...veo.properties, duration } };
    await using world = await openReplicateForTests({ changedModels: [changed] });
    const { engine, service } = await world.open(VEO);
    const before = value(engine.canonicalRequest({ segment: clipOf(), models: {} }));
    const { findings } = await engine.check([clipOf()], {}, soon());
    expect(findings).toMatchObject([
      { severity: 'problem', message: expect.stringMatching(/"duration" cannot be 4; it takes 5, 10/) },
    ]);
    expect(findings[0]?.remedy).toMatch(/Refresh the models of Replicate/);
    expect(service.schemas.all().size).toBe(0);
    expect(value(engine.canonicalRequest({ segment: clipOf(), models: {} }))).toBe(before);
  });

  it('says that a model is gone which was there when its figures were read', async () => {
    await using world = await openReplicateForTests({ withoutModels: [VEO] });
    const { engine } = await world.open(VEO);
    const { findings } = await engine.check([clipOf()], {}, soon());
    expect(findings).toMatchObject([
      { severity: 'problem', code: 'model-missing', message: expect.stringContaining(VEO) },
    ]);
  });

  it('warns of what is left out', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open('google/veo-3.1');
    const { findings } = await engine.check([clipOf({ model: 'google/veo-3.1', references: ['/r.png'] })], {}, soon());
    expect(findings).toMatchObject([{ severity: 'warning', message: expect.stringMatching(/16:9 and 8 seconds/) }]);
  });

  it('reads an unverified model first, and refuses one that cannot be read', async () => {
    await using world = await openReplicateForTests();
    const { engine } = await world.open(VEO);
    const small = { width: 720, height: 480, framesPerSecond: 8, framesRequested: 49, framesKept: 49 };
    expect(engine.canonicalRequest({ segment: clipOf({ model: COGVIDEOX, ...small }), models: {} })).toMatchObject(
      refusedWith('not-supported'),
    );
    value(await engine.submit(engine.newJobId(), requestOf(clipOf({ model: COGVIDEOX, ...small })), soon()));
    expect(world.server.predictions[0]?.input).toEqual({ prompt: 'a lighthouse at dusk', seed: 7, steps: 25 });
    const unknown = await engine.submit(engine.newJobId(), requestOf(clipOf({ model: 'fofr/ltxv' })), soon());
    expect(unknown).toMatchObject(refusedWith('model-missing'));
    const { findings } = await engine.check([clipOf({ model: 'fofr/ltxv' })], {}, soon());
    expect(findings).toMatchObject([{ severity: 'problem', code: 'model-missing' }]);
  });
});
