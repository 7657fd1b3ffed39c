import { describe, expect, it } from 'vitest';
import { engineModelInfo } from '#shared/model/engine-info.ts';
import { openApiOf, PLAYED_MODELS } from '../replicate-test-server/played-models.ts';
import { type ModelSchema, readInputs } from '../schema/input-schema.ts';
import { findModel } from './catalogue.ts';
import { modelToUse, replicateLimits, replicateModels } from './replicate-models.ts';

const all = () => replicateModels(1.25);
const infoOf = (model: string) => {
  const found = all().find((one) => one.model === model);
  if (found === undefined) throw new Error(model);
  return found;
};
const limitsOf = (model: string) => infoOf(model).limits;
const seconds = (model: string) => {
  const { frameRule, framesPerSecond } = limitsOf(model);
  return frameRule.kind === 'discrete'
    ? frameRule.frameCounts.map((count) => count / (framesPerSecond ?? 1))
    : frameRule;
};
const shapes = (model: string) => {
  const { sizeRule } = limitsOf(model);
  return sizeRule.kind === 'list' ? sizeRule.sizes.map(({ name }) => name) : sizeRule;
};

const schemaOf = (name: string): ModelSchema => {
  const played = PLAYED_MODELS.find((one) => one.name === name);
  const inputs = played === undefined ? null : readInputs(openApiOf(played));
  if (played === undefined || inputs === null) throw new Error(name);
  return { model: name, version: played.version, readAt: '2026-11-22T08:00:00Z', inputs };
};

describe('the catalogue', () => {
  it('has every model of the older tools, each with its source and date, the default first and the gone one last', () => {
    expect(all().map(({ model, standing }) => `${standing} ${model}`)).toEqual([
      'known google/veo-3.1-fast',
      'known google/veo-3-fast',
      'known google/veo-3.1',
      'known minimax/video-01',
      'known minimax/hailuo-2.3',
      'known kwaivgi/kling-v2.1',
      'known kwaivgi/kling-v2.5-turbo-pro',
      'known wan-video/wan-2.5-i2v',
      'known lightricks/ltx-video',
      'known stability-ai/stable-video-diffusion',
      'known anotherjesse/zeroscope-v2-xl',
      'known lucataco/hotshot-xl',
      'unverified fofr/ltxv',
      'unverified cuuupid/cogvideox-5b',
      'shut-down openai/sora-2',
    ]);
    for (const info of all()) {
      expect(engineModelInfo.parse(info)).toEqual(info);
      expect([info.source, info.asOf, info.advice.bestFor]).not.toContain('');
      const { price } = info.limits;
      if (price !== null) expect([price.asOf, price.source.length > 10]).toEqual(['2026-11-21', true]);
    }
  });

  it('has the lengths and shapes of the newer facts', () => {
    expect(seconds('google/veo-3.1-fast')).toEqual([4, 6, 8]);
    expect(seconds('kwaivgi/kling-v2.1')).toEqual([5, 10]);
    expect(seconds('lucataco/hotshot-xl')).toEqual([1]);
    expect(seconds('anotherjesse/zeroscope-v2-xl')).toEqual({ kind: 'range', minFrames: 8, maxFrames: 72 });
    expect(shapes('google/veo-3-fast')).toEqual(['720p 16:9', '720p 9:16', '1080p 16:9', '1080p 9:16']);
    expect(infoOf('google/veo-3-fast').notes.join(' ')).toMatch(/1:1.*newer one counts/);
    expect(shapes('kwaivgi/kling-v2.1')).toEqual(['720p 16:9', '1080p 16:9']);
    expect(infoOf('kwaivgi/kling-v2.1').notes.join(' ')).toMatch(/mode.*resolution/);
    expect(limitsOf('minimax/video-01').frameRule).toEqual({ kind: 'discrete', frameCounts: [140] });
    expect(limitsOf('google/veo-3.1').mostAtOnce).toBe(3);
  });

  it('asks only models of continuous length for more than is needed', () => {
    const buffered = all().filter(({ limits }) => limits.requestBuffer !== null);
    expect(buffered.map(({ model }) => model)).toEqual(['anotherjesse/zeroscope-v2-xl']);
    expect(buffered[0]?.limits.requestBuffer).toEqual({ factor: 1.25, maxSeconds: 10 });
  });

  it.each([
    ['google/veo-3.1-fast', 0.9],
    ['minimax/video-01', 0.5],
    ['minimax/hailuo-2.3', 0.28],
    ['kwaivgi/kling-v2.1', 0.25],
    ['wan-video/wan-2.5-i2v', 0.5],
    ['lucataco/hotshot-xl', 0.18],
    ['cuuupid/cogvideox-5b', null],
  ])('five seconds of %s cost about %s', (model, usd) => {
    expect(infoOf(model).advice.fiveSecondsUsd).toBe(usd);
  });

  it('knows the short names of the older tools, and names what there is where one is unknown', () => {
    const names = ['minimax', 'ltxv', 'svd', 'zeroscope', 'hotshot', ' Google/Veo-3.1-Fast ', null];
    expect(names.map((name) => modelToUse(name, new Map())).map((found) => found.ok && found.value.model)).toEqual([
      'minimax/video-01',
      'lightricks/ltx-video',
      'stability-ai/stable-video-diffusion',
      'anotherjesse/zeroscope-v2-xl',
      'lucataco/hotshot-xl',
      'google/veo-3.1-fast',
      'google/veo-3.1-fast',
    ]);
    const unknown = findModel('runway');
    expect(unknown).toMatchObject({
      ok: false,
      error: { code: 'model-missing', message: expect.stringContaining('runway') },
    });
    if (!unknown.ok) expect(unknown.error.remedy).toMatch(/minimax \(minimax\/video-01\).*zeroscope/);
  });

  it('refuses what is shut down with the reason, and the unverified until its schema is read', () => {
    const gone = replicateModels(1.25).find(({ model }) => model === 'openai/sora-2');
    expect([gone?.limits.price, gone?.advice.fiveSecondsUsd]).toEqual([null, null]);
    expect(replicateLimits('openai/sora-2', 1.25)).toMatchObject({
      ok: false,
      error: { code: 'not-supported', message: expect.stringContaining('24 September 2026') },
    });
    const cogvideox = 'cuuupid/cogvideox-5b';
    expect(replicateLimits(cogvideox, 1.25)).toMatchObject({ ok: false, error: { code: 'not-supported' } });
    const read = new Map([[cogvideox, schemaOf(cogvideox)]]);
    expect(replicateLimits(cogvideox, 1.25, read)).toMatchObject({ ok: true, value: { takesStartImage: false } });
    const info = replicateModels(1.25, read).find(({ model }) => model === cogvideox);
    expect(info).toMatchObject({ standing: 'known', asOf: '2026-11-22', source: expect.stringMatching(/own schema/) });
  });
});

describe('a model’s own schema', () => {
  it.each(PLAYED_MODELS.map(({ name }) => name))('of %s keeps what the table says, where it agrees', (name) => {
    const table = infoOf(name).limits;
    const read = replicateLimits(name, 1.25, new Map([[name, schemaOf(name)]]));
    if (!read.ok) throw new Error(read.error.message);
    const { frameRule, sizeRule, takesNegativePrompt, ...rest } = read.value;
    expect(rest).toMatchObject({
      ...{ takesStartImage: table.takesStartImage, takesTextOnly: table.takesTextOnly, makesAudio: table.makesAudio },
      ...{ takesPrompt: table.takesPrompt, takesSeed: table.takesSeed, takesEndImage: table.takesEndImage },
      ...{ mostReferences: table.mostReferences, defaultSize: table.defaultSize, price: table.price },
    });
    expect(sizeRule).toMatchObject(table.sizeRule.kind === 'list' ? { kind: 'list' } : table.sizeRule);
    const counts = (rule: typeof frameRule) => (rule.kind === 'discrete' ? rule.frameCounts : [rule.kind]);
    expect(counts(frameRule)).toEqual(expect.arrayContaining([...counts(table.frameRule)]));
    expect(takesNegativePrompt || !table.takesNegativePrompt).toBe(true);
  });

  const changed = (name: string, changes: Record<string, object | null>) => {
    const schema = schemaOf(name);
    const inputs = schema.inputs.flatMap((input) => {
      const change = changes[input.name];
      return change === null ? [] : [{ ...input, ...change }];
    });
    const known = new Set(inputs.map((input) => input.name));
    const more = Object.entries(changes).filter(([input, change]) => change !== null && !known.has(input));
    const plain = { isFile: false, enum: null, default: null, minimum: null, maximum: null, isRequired: false };
    const added = more.map(([input, change]) => ({ ...plain, name: input, type: 'string' as const, ...change }));
    const read = new Map([[name, { ...schema, inputs: [...inputs, ...added] }]]);
    const model = modelToUse(name, read);
    const limits = replicateLimits(name, 1.25, read);
    if (!model.ok || !limits.ok) throw new Error(name);
    return { model: model.value, limits: limits.value };
  };
  const VEO = 'google/veo-3.1-fast';

  it('brings lengths and shapes in and takes them out', () => {
    const { limits } = changed(VEO, { duration: { enum: [5, 10] }, aspect_ratio: { enum: ['16:9', '1:1'] } });
    expect(limits.frameRule).toEqual({ kind: 'discrete', frameCounts: [120, 240] });
    expect(limits.sizeRule).toMatchObject({
      sizes: [
        { width: 1280, height: 720, name: '720p 16:9' },
        { width: 1920, height: 1080, name: '1080p 16:9' },
        { width: 720, height: 720, name: '720p 1:1' },
        { width: 1080, height: 1080, name: '1080p 1:1' },
      ],
    });
  });

  it('makes a length continuous where it gives a least and a most', () => {
    const whole = changed(VEO, { duration: { enum: null, minimum: 2, maximum: 5 } }).limits;
    expect(whole.frameRule).toEqual({ kind: 'discrete', frameCounts: [48, 72, 96, 120] });
    expect(whole.requestBuffer).toEqual({ factor: 1.25, maxSeconds: 10 });
    const any = changed(VEO, { duration: { type: 'number', enum: null, minimum: 2.5, maximum: 20 } }).limits;
    expect(any.frameRule).toEqual({ kind: 'range', minFrames: 60, maxFrames: 480 });
  });

  it('finds inputs that were renamed or added, by what they are for', () => {
    const { model } = changed('kwaivgi/kling-v2.5-turbo-pro', {
      start_image: null,
      image: { isFile: true, isRequired: true },
      end_image: { isFile: true },
    });
    expect(model.inputs).toMatchObject({ startImage: 'image', endImage: 'end_image', seed: null });
    expect(model.needsStartImage).toBe(true);
  });

  it('drops what is not taken any more', () => {
    const { limits, model } = changed(VEO, { generate_audio: null, seed: null, last_frame: null });
    expect(limits).toMatchObject({ makesAudio: false, takesSeed: false, takesEndImage: false });
    expect(model.inputs.sound).toBeNull();
  });
});
