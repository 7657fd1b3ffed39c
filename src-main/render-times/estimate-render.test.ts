import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimateRender, type RenderWork, type WorkSamples } from './estimate-render.ts';

const WORK: RenderWork = {
  engine: 'comfyui',
  workflowFile: 'gcv_wan_2.2_5b_i2v.json',
  width: 832,
  height: 480,
  frames: 49,
  steps: 20,
};
const [HERE, THERE] = ['http://here:8188/', 'http://there:8188/'];

function sample(seconds: number | number[], changes: Partial<RenderWork> = {}, serverUrl: string | null = HERE) {
  return { work: { ...WORK, ...changes }, serverUrl, seconds: [seconds].flat() } satisfies WorkSamples;
}

interface Case {
  readonly what: string;
  readonly samples: readonly WorkSamples[];
  readonly servers?: readonly (string | null)[];
  readonly seconds: number;
  readonly basis: string;
  readonly measured?: boolean;
}

const CASES: readonly Case[] = [
  { what: 'the same, once', samples: [sample(60)], seconds: 60, basis: 'as measured once', measured: true },
  {
    what: 'the same: a first job that loads the model does not count',
    samples: [sample([300, 60])],
    seconds: 60,
    basis: 'as measured 2 times',
    measured: true,
  },
  {
    what: 'the same: the newest seven count',
    samples: [sample([90, 90, 90, 90, 90, 90, 30, 31, 32, 33])],
    seconds: 33,
    basis: 'as measured 7 times',
    measured: true,
  },
  {
    what: 'the same before anything nearly the same',
    samples: [sample(60), sample(10, { width: 480, height: 832 }), sample(99, { frames: 50 })],
    seconds: 60,
    basis: 'as measured once',
    measured: true,
  },
  {
    what: 'half the pixels',
    samples: [sample(30, { width: 416 })],
    seconds: 60,
    basis: 'from another size',
  },
  {
    what: 'size, length and steps together',
    samples: [sample(100, { height: 960, frames: 98, steps: 10 })],
    seconds: 50,
    basis: 'from another size, length and number of steps',
  },
  {
    what: 'steps are left out where one side does not know them',
    samples: [sample(10, { frames: 7, steps: null })],
    seconds: 70,
    basis: 'from another length and number of steps',
  },
  {
    what: 'the nearest, not what only multiplies to the same',
    samples: [sample(62, { frames: 50 }), sample(999, { width: 83, frames: 491 })],
    seconds: (62 * 49) / 50,
    basis: 'from another length',
  },
  {
    what: 'another size of this server before the same of another one',
    samples: [sample(30, { width: 416 }), sample(20, {}, THERE)],
    seconds: 60,
    basis: 'from another size',
  },
  { what: 'another server', samples: [sample(20, {}, THERE)], seconds: 20, basis: 'from another server' },
  {
    what: 'another size of another server',
    samples: [sample(20, { frames: 98 }, THERE)],
    seconds: 10,
    basis: 'from another length and server',
  },
  {
    what: 'the average of the servers that may get it',
    samples: [sample([20, 20]), sample([60, 60, 60], {}, THERE)],
    servers: [HERE, THERE, HERE, 'http://new:8188/'],
    seconds: 40,
    basis: 'as measured 5 times (average of 2 servers)',
    measured: true,
  },
  {
    what: 'the average of one measured and one scaled',
    samples: [sample(20), sample(60, { frames: 98 }, THERE)],
    servers: [HERE, THERE],
    seconds: 25,
    basis: 'as measured once and from another length (average of 2 servers)',
  },
  {
    what: 'the average of two scaled ones',
    samples: [sample(20, { frames: 98 }), sample(60, { frames: 98 }, THERE)],
    servers: [HERE, THERE],
    seconds: 20,
    basis: 'from another length (average of 2 servers)',
  },
  {
    what: 'no server at all',
    samples: [sample(4, {}, null)],
    servers: [null],
    seconds: 4,
    basis: 'as measured once',
    measured: true,
  },
];

describe('estimateRender', () => {
  it.each(CASES)('$what', ({ samples, servers = [HERE], seconds, basis, measured = false }) => {
    const estimate = estimateRender(WORK, servers, samples);
    expect(estimate).toEqual({ seconds: expect.closeTo(seconds, 9), basis, measured });
  });

  it('says nothing from another workflow or engine', () => {
    const others = [sample(60, { workflowFile: 'gcv_wan_2.2_5b_i2v_sage.json' }), sample(60, { engine: 'draft' })];
    expect(estimateRender(WORK, [HERE], others)).toBeNull();
  });

  const work = fc.record({
    engine: fc.constantFrom('comfyui' as const, 'draft' as const),
    workflowFile: fc.constantFrom('a.json', 'b.json', null),
    width: fc.integer({ min: 16, max: 4096 }),
    height: fc.integer({ min: 16, max: 4096 }),
    frames: fc.integer({ min: 1, max: 400 }),
    steps: fc.option(fc.integer({ min: 1, max: 60 })),
  });
  const server = fc.constantFrom(HERE, THERE, null);
  const seconds = fc.array(fc.double({ min: 0.01, max: 10_000, noNaN: true }), { minLength: 1, maxLength: 12 });
  const samples = fc.array(fc.record({ work, serverUrl: server, seconds }), { maxLength: 12 });
  const servers = fc.array(server, { maxLength: 4 });

  it('is there exactly where the workflow was rendered, and is a time', () => {
    fc.assert(
      fc.property(work, servers, samples, (asked, urls, known) => {
        const estimate = estimateRender(asked, urls, known);
        const isKnown = known.some(
          (one) => one.work.engine === asked.engine && one.work.workflowFile === asked.workflowFile,
        );
        expect(estimate !== null).toBe(isKnown);
        if (estimate !== null) expect(estimate.seconds > 0 && Number.isFinite(estimate.seconds)).toBe(true);
      }),
    );
  });

  it('is twice as long where everything took twice as long, and for twice the frames of the one sample', () => {
    fc.assert(
      fc.property(work, servers, samples, (asked, urls, known) => {
        const slower = known.map((one) => ({ ...one, seconds: one.seconds.map((each) => each * 2) }));
        const [before, after] = [known, slower].map((each) => estimateRender(asked, urls, each)?.seconds ?? 0);
        expect(after).toBeCloseTo(2 * (before ?? 0), 6);
        const longer = estimateRender({ ...asked, frames: asked.frames * 2 }, urls, known.slice(0, 1))?.seconds ?? 0;
        expect(longer).toBeCloseTo(2 * (estimateRender(asked, urls, known.slice(0, 1))?.seconds ?? 0), 6);
      }),
    );
  });

  it('of the same work on one server is one of the newest seven', () => {
    fc.assert(
      fc.property(work, server, seconds, samples, (asked, url, measured, others) => {
        const rest = others.filter((one) => JSON.stringify(one.work) !== JSON.stringify(asked));
        const estimate = estimateRender(asked, [url], [...rest, { work: asked, serverUrl: url, seconds: measured }]);
        expect(measured.slice(-7)).toContain(estimate?.seconds);
        expect(estimate?.measured).toBe(true);
      }),
    );
  });
});
