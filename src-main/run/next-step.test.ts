import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { serverDoing } from './idle-reasons.ts';
import { isGood } from './job-state.ts';
import { nextStep, type Situation } from './next-step.ts';
import { applyEvent } from './run-state.ts';
import {
  at,
  captured,
  done,
  failed,
  needed,
  rendered,
  runOf,
  sent,
  serverOf,
  situationOf,
} from './scheduler-fixtures.ts';

const rendersOf = (situation: Situation) =>
  nextStep(situation).steps.flatMap((step) => (step.kind === 'render' ? [`${step.segmentKey} on ${step.server}`] : []));

describe('one server', () => {
  it('gets the longest chain first, and an independent segment to wait behind it', () => {
    expect(rendersOf(situationOf(runOf([1, 3, 2])))).toEqual(['b/0 on s1', 'c/0 on s1']);
  });

  it('gets nothing more while it has one that runs and one that waits', () => {
    expect(rendersOf(situationOf(runOf([1, 1, 1], sent('a/0'), sent('b/0'))))).toEqual([]);
    expect(rendersOf(situationOf(runOf([1, 1, 1], sent('a/0'), sent('b/0'), rendered('a/0'))))).toEqual(['c/0 on s1']);
  });

  it('gets the next segment of a chain the moment its start frame is there, before the one before has ended', () => {
    expect(rendersOf(situationOf(runOf([2], sent('a/0'))))).toEqual([]);
    expect(rendersOf(situationOf(runOf([2], sent('a/0'), captured('a/0'))))).toEqual(['a/1 on s1']);
    expect(rendersOf(situationOf(runOf([2], sent('a/0'), captured('a/0'), rendered('a/0'))))).toEqual(['a/1 on s1']);
  });

  it.each([
    ['a take may answer', { needs: new Map([['a/1', needed(false)]]) }],
    ['it has not been looked at', { needs: new Map() }],
  ])('waits for the frame at home where %s', (_why, changes) => {
    expect(rendersOf(situationOf(runOf([2], sent('a/0'), captured('a/0')), changes))).toEqual([]);
  });

  it('waits for the frame at home after a fault: the one on the server may be what failed', () => {
    const again = { event: 'job.again', segment: 'a/1', error: null, not_before: null, afresh: false } as const;
    const run = runOf([2], sent('a/0'), captured('a/0'), sent('a/1'), again);
    expect(rendersOf(situationOf(run))).toEqual([]);
    applyEvent(run, { at, ...rendered('a/0') } as never);
    applyEvent(run, { at, ...done('a/0') } as never);
    expect(rendersOf(situationOf(run))).toEqual(['a/1 on s1']);
  });

  it('follows the user’s order where there is one', () => {
    const run = runOf([1, 3, 2], { event: 'run.reordered', shots: ['a', 'c'] });
    expect(rendersOf(situationOf(run))).toEqual(['a/0 on s1', 'c/0 on s1']);
  });

  it('keeps its models: what needs others comes last, however long its chain', () => {
    const needs = new Map([
      ['a/0', needed(true, 'text')],
      ['b/0', needed(true, 'image')],
    ]);
    const servers = [serverOf('s1', { warmModelKey: 'image', queueDepth: 1 })];
    expect(rendersOf(situationOf(runOf([3, 1]), { needs, servers }))).toEqual(['b/0 on s1']);
  });

  it('is not asked before the time of the next try', () => {
    const later = '2026-01-01T00:00:08.000Z';
    const again = { event: 'job.again', segment: 'a/0', error: null, not_before: later, afresh: false } as const;
    const situation = situationOf(runOf([1], sent('a/0'), again));
    expect(nextStep(situation)).toEqual({ steps: [], wakeAtMs: Date.parse(later), end: null });
    expect(rendersOf({ ...situation, nowMs: Date.parse(later) })).toEqual(['a/0 on s1']);
  });

  it('wakes nobody for a try whose time is past and that waits for something else', () => {
    const again = { event: 'job.again', segment: 'a/0', error: null, not_before: at, afresh: false } as const;
    const servers = [parked('s1')];
    const situation = situationOf(runOf([1], sent('a/0'), again), { servers, nowMs: Date.parse(at) + 1000 });
    expect(nextStep(situation)).toEqual({ steps: [], wakeAtMs: null, end: null });
    expect(nextStep({ ...situation, servers: [parked('s1', true)] }).end).toBe('stranded');
  });
});

describe('several servers', () => {
  const two = [serverOf('s1'), serverOf('s2')];

  it('all get something to do before any gets something to wait with', () => {
    expect(rendersOf(situationOf(runOf([1, 1, 1]), { servers: two }))).toEqual(['a/0 on s1', 'b/0 on s2', 'c/0 on s1']);
  });

  it('others’ queues come last', () => {
    const servers = [serverOf('s1', { othersQueued: 3 }), serverOf('s2')];
    expect(rendersOf(situationOf(runOf([1]), { servers }))).toEqual(['a/0 on s2']);
  });

  it.each([
    ['stays where its last frame is', [serverOf('s1'), serverOf('s2')], 'a/1 on s1'],
    ['moves when that server is parked', [parked('s1'), serverOf('s2')], 'a/1 on s2'],
    [
      'moves when that server is paused',
      [serverOf('s1', { condition: { kind: 'paused' } }), serverOf('s2')],
      'a/1 on s2',
    ],
    ['moves when that server cannot render it', [unable('s1'), serverOf('s2')], 'a/1 on s2'],
  ])('a chain %s', (_what, servers, expected) => {
    const run = runOf([2], sent('a/0', 's1'), rendered('a/0'), done('a/0'));
    expect(rendersOf(situationOf(run, { servers }))).toEqual(expected === null ? [] : [expected]);
  });

  it('a chain moves to an idle server when its own has begun something else, whatever is loaded there', () => {
    const run = runOf([2, 1], sent('a/0', 's1'), rendered('a/0'), done('a/0'), sent('b/0', 's1'));
    const warm = [serverOf('s1', { warmModelKey: 'wan' }), serverOf('s2', { warmModelKey: 'wan' })];
    expect(rendersOf(situationOf(run, { servers: warm }))).toEqual(['a/1 on s2']);
    expect(rendersOf(situationOf(run, { servers: two }))).toEqual(['a/1 on s2']);
  });

  it('a chain moves to a server of its engine when what comes next was queued with another engine', () => {
    const run = runOf([2], sent('a/0', 'draft'), rendered('a/0'), done('a/0'));
    const servers = [serverOf('draft', { engineId: 'draft' }), serverOf('s1')];
    expect(rendersOf(situationOf(run, { servers }))).toEqual(['a/1 on s1']);
  });

  it('a frame that is only on one server is started from there alone', () => {
    const run = runOf([2, 1], sent('a/0', 's1'), captured('a/0'), sent('b/0', 's1'));
    const warm = [serverOf('s1', { warmModelKey: 'wan' }), serverOf('s2', { warmModelKey: 'wan' })];
    expect(rendersOf(situationOf(run, { servers: warm }))).toEqual([]);
  });

  it('get nothing that they cannot render', () => {
    const servers = [unable('s1', 'a/0'), serverOf('s2')];
    expect(rendersOf(situationOf(runOf([1, 1]), { servers }))).toEqual(['b/0 on s1', 'a/0 on s2']);
  });
});

function parked(id: string, isGivenUp = false) {
  return serverOf(id, { condition: { kind: 'parked', reason: 'No contact.', isGivenUp } });
}
function unable(id: string, key = 'a/1') {
  return serverOf(id, { unable: new Map([[key, 'A model is missing.']]) });
}

describe('looking', () => {
  it('goes before rendering, a few at once, and ahead to what continues a running segment', () => {
    const nothing = { needs: new Map() };
    expect(nextStep(situationOf(runOf([1, 1, 1, 1, 1, 1]), nothing)).steps).toEqual(
      ['a/0', 'b/0', 'c/0', 'd/0'].map((segmentKey) => ({ kind: 'look', segmentKey })),
    );
    const running = nextStep(situationOf(runOf([3], sent('a/0')), nothing)).steps;
    expect(running).toEqual([{ kind: 'look', segmentKey: 'a/1' }]);
  });

  it('is repeated for a job that a lost server may have, once that answers or is given up', () => {
    const needs = new Map([['a/0', { kind: 'ask', server: 's1' } as const]]);
    const looksWith = (server: ReturnType<typeof serverOf>) =>
      nextStep(situationOf(runOf([1]), { needs, servers: [server] })).steps.length;
    expect([parked('s1'), serverOf('s1'), parked('s1', true)].map(looksWith)).toEqual([0, 1, 1]);
  });
});

describe('the end', () => {
  it.each([
    ['finished', runOf([1], sent('a/0'), done('a/0')), [serverOf('s1')], 'finished'],
    ['stranded without a server that could', runOf([1]), [parked('s1', true)], 'stranded'],
    ['stranded without any server', runOf([1]), [], 'stranded'],
    ['stranded where only a lost server could', runOf([1]), [unable('s1', 'a/0'), parked('s2', true)], 'stranded'],
    ['not yet: the server may come back', runOf([1]), [parked('s1')], null],
    ['not yet: the user has paused the server', runOf([1]), [serverOf('s1', { condition: { kind: 'paused' } })], null],
    ['paused once nothing is under way', runOf([2], { event: 'run.pausing' }), [serverOf('s1')], 'paused'],
    ['not while something is', runOf([2], sent('a/0'), { event: 'run.pausing' }), [serverOf('s1')], null],
    ['stopped', runOf([2], { event: 'run.stopping' }), [serverOf('s1')], 'stopped'],
  ] as const)('%s', (_what, run, servers, expected) => {
    expect(nextStep(situationOf(run, { servers })).end).toBe(expected);
  });

  it('a failure blocks what continues it, not the others', () => {
    const decision = nextStep(situationOf(runOf([2, 1], sent('a/0'), failed('a/0'))));
    expect(decision.steps).toEqual([{ kind: 'block', segmentKey: 'a/1', because: 'a/0' }]);
  });

  it('what continues a stopped segment and is asked for again does not wait for ever', () => {
    const stopped = (segment: string) => ({ event: 'job.cancelled', segment }) as const;
    const again = { event: 'job.again', segment: 'a/1', error: null, not_before: null, afresh: true } as const;
    const resumed = { event: 'run.resumed', reopened: false } as const;
    const run = runOf([2], stopped('a/0'), stopped('a/1'), { event: 'run.stopped' }, again, resumed);
    const { steps, end } = nextStep(situationOf(run, { needs: new Map() }));
    expect(steps.length > 0 || end !== null).toBe(true);
  });
});

it('says in words why a server is idle', () => {
  const reason = (run: ReturnType<typeof runOf>, server: ReturnType<typeof serverOf>, changes = {}) =>
    serverDoing(situationOf(run, { servers: [serverOf('s1'), server], ...changes }), server).reason;
  const s2 = serverOf('s2');
  expect(reason(runOf([2], sent('a/0')), s2)).toBe('Segment a/1 waits for the last frame of what is being rendered.');
  expect(reason(runOf([1], sent('a/0')), s2)).toMatch(/^Nothing is left for it/);
  expect(reason(runOf([1]), unable('s2', 'a/0'))).toBe('It cannot render what is left: A model is missing.');
  expect(reason(runOf([1]), parked('s2'))).toBe('No contact.');
  expect(reason(runOf([1], sent('a/0', 's2')), s2)).toBe('');
});

it('brings every run to its end whatever its chains and servers, nothing twice, no chain out of order', () => {
  const chains = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(chains, fc.integer({ min: 1, max: 4 }), fc.infiniteStream(fc.nat(100)), (lengths, count, luck) => {
      const run = runOf(lengths);
      const servers = Array.from({ length: count }, (_, index) => serverOf(`s${index}`));
      const begun: string[] = [];
      for (let round = 0; round < 500; round += 1) {
        const { steps, end } = nextStep(situationOf(run, { servers }));
        if (end !== null) break;
        for (const step of steps) {
          if (step.kind !== 'render') continue;
          begun.push(step.segmentKey);
          applyEvent(run, { at, ...sent(step.segmentKey, step.server) } as never);
        }
        const under = [...run.jobs.values()].filter(({ state }) => state.kind === 'submitting');
        const picked = under[(luck.next().value ?? 0) % Math.max(1, under.length)];
        if (picked === undefined) continue;
        // Its frame may be there before it is home; what continues it may not be home before it.
        const before = picked.dependsOn === null ? undefined : run.jobs.get(picked.dependsOn);
        const mayLand = before === undefined || isGood(before.state);
        const event = (luck.next().value ?? 0) % 2 === 0 && mayLand ? done : captured;
        applyEvent(run, { at, ...event(picked.segmentKey) } as never);
      }
      expect([...run.jobs.values()].every(({ state }) => state.kind === 'done')).toBe(true);
      expect(begun).toHaveLength(run.jobs.size);
      expect(new Set(begun).size).toBe(run.jobs.size);
    }),
  );
});

it.each([
  ['every server lacks it', [true, true], ['refuse']],
  ['one has it', [true, false], ['render']],
])('what waits where %s', (_what, lacking, expected) => {
  const servers = lacking.map((isLacking, index) =>
    serverOf(`s${index}`, { unable: new Map(isLacking ? [['a/0', 'No model.']] : []) }),
  );
  expect(nextStep(situationOf(runOf([1]), { servers })).steps.map(({ kind }) => kind)).toEqual(expected);
});
