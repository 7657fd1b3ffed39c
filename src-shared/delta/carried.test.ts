import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Carried, DeltaReceiver, DeltaSender } from './carried.ts';
import { diffOf, patched } from './diff.ts';

const asSent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('the difference between two values', () => {
  it('makes the second of the first, whatever they are', () => {
    const json = fc.jsonValue({ maxDepth: 4 });
    fc.assert(
      fc.property(json, json, (first, second) => {
        // As JSON has them: it knows no -0.
        const [before, after] = [asSent(first), asSent(second)];
        const patch = diffOf(before, after);
        expect(patch === null ? before : patched(before, asSent(patch))).toEqual(after);
      }),
      { numRuns: 400 },
    );
  });

  it('makes lists that lost, gained and swapped entries, of parts that are alike', () => {
    const lists = fc.array(fc.record({ id: fc.integer({ min: 0, max: 4 }), x: fc.integer({ min: 0, max: 2 }) }), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(lists, lists, (before, after) => {
        const patch = diffOf(before, after);
        expect(patch === null ? before : patched(before, asSent(patch))).toEqual(after);
      }),
      { numRuns: 400 },
    );
  });

  it.each([
    ['a key "__proto__"', JSON.parse('{"__proto__":{"a":1},"b":1}'), JSON.parse('{"__proto__":{"a":2},"c":1}')],
    ['undefined, which JSON leaves out', { a: 1, b: undefined }, { a: undefined, b: 2 }],
    ['null and empty', { a: null, b: [] }, { a: {}, b: [null] }],
  ])('bears %s', (_what, before, after) => {
    const patch = diffOf(before, after);
    expect(asSent(patched(asSent(before), asSent(patch ?? { v: 0 })))).toEqual(asSent(after));
  });

  it('of one shot among ten thousand is small and leaves the others the objects that they were', () => {
    const shots = Array.from({ length: 10_000 }, (_, id) => ({ id, prompt: `a boat ${id}` }));
    const before = { revision: 1, shots };
    const changed = { revision: 2, shots: shots.with(7000, { id: 7000, prompt: 'a lighthouse' }) };
    const patch = diffOf(before, changed);
    expect(JSON.stringify(patch).length).toBeLessThan(120);
    const after = patched(before, asSent(patch ?? { v: 0 })) as typeof before;
    expect(after).toEqual(changed);
    expect(after.shots[6999]).toBe(shots[6999]);
    const inserted = diffOf(shots, shots.toSpliced(5000, 1, { id: -1, prompt: 'new' }, { id: -2, prompt: 'new' }));
    expect(JSON.stringify(inserted).length).toBeLessThan(120);
  });
});

describe('documents on their way', () => {
  const travel = (carried: Carried): Carried => asSent(carried);

  it('go whole first, then as differences, over answers and events alike', () => {
    const sender = new DeltaSender();
    const page = new DeltaReceiver();
    const long = 'x'.repeat(1000);
    const first = travel(sender.answer('project', { long, n: 1 }, page.held()));
    expect(first).toHaveProperty('whole');
    expect(page.open(first)).toEqual({ value: { long, n: 1 } });
    const second = travel(sender.answer('project', { long, n: 2 }, page.held()));
    const third = travel(sender.event('project', { long, n: 3 }));
    const fourth = travel(sender.event('project', { long, n: 4 }));
    for (const carried of [second, third, fourth]) expect(JSON.stringify(carried).length).toBeLessThan(140);
    // Answers and events come on two ways: the order in which they arrive is anybody's guess.
    expect(page.open(third)).toEqual({ value: { long, n: 3 } });
    expect(page.open(second)).toEqual({ value: { long, n: 2 } });
    expect(page.open(fourth)).toEqual({ value: { long, n: 4 } });
  });

  it('go as a difference in the answer too where the event of the same change was sent first', () => {
    const sender = new DeltaSender();
    const page = new DeltaReceiver();
    page.open(travel(sender.answer('project', { n: 0 }, {})));
    for (let n = 1; n < 5; n += 1) {
      const held = page.held();
      const event = travel(sender.event('project', { n }));
      const answer = travel(sender.answer('project', { n }, held));
      expect(answer).toHaveProperty('patch');
      for (const carried of [event, answer]) expect(page.open(carried)).toEqual({ value: { n } });
    }
  });

  it('are told whole again, once, to a page that could not open an event', () => {
    const sender = new DeltaSender();
    const page = new DeltaReceiver();
    page.open(travel(sender.event('run', { n: 1 })));
    sender.event('run', { n: 2 });
    expect(page.open(travel(sender.event('run', { n: 3 })))).toBeNull();
    page.open(travel(sender.answer('run', { n: 3 }, {})));
    for (let n = 4; n < 7; n += 1) expect(page.open(travel(sender.event('run', { n })))).toEqual({ value: { n } });
  });

  it('of a host that was started anew are never taken for what the one before sent', () => {
    const page = new DeltaReceiver();
    const before = new DeltaSender();
    for (let n = 0; n < 10; n += 1) page.open(travel(before.event('run', { n, old: true })));
    const anew = new DeltaSender();
    for (let n = 0; n < 20; n += 1) {
      const opened = page.open(travel(anew.event('run', { n, list: [n] })));
      expect(opened).toEqual({ value: { n, list: [n] } });
    }
  });

  it('go whole to a page that has them no longer, and a page says that it cannot open the difference', () => {
    const sender = new DeltaSender();
    sender.answer('run', { n: 1 }, {});
    expect(sender.answer('run', { n: 2 }, { run: 99 })).toHaveProperty('whole');
    sender.event('run', { n: 3 });
    const difference = sender.event('run', { n: 4 });
    expect(difference).toHaveProperty('from');
    expect(new DeltaReceiver().open(difference)).toBeNull();
  });

  it('keep neither side holding more than a few, however long a run goes', () => {
    const sender = new DeltaSender();
    const page = new DeltaReceiver();
    const numbers: number[] = [];
    for (let n = 0; n < 500; n += 1) {
      const carried = travel(sender.event('run', { n }));
      numbers.push(carried.number);
      page.open(carried);
    }
    expect(page.held().run).toBe(numbers.at(-1));
    // What a page holds now it is sent the difference to; what is long gone comes whole.
    expect(sender.answer('run', { n: 1 }, page.held())).toHaveProperty('patch');
    expect(sender.answer('run', { n: 2 }, { run: numbers[2] ?? 0 })).toHaveProperty('whole');
  });

  it('sends the absence of a document like any other value', () => {
    const sender = new DeltaSender();
    const page = new DeltaReceiver();
    page.open(sender.answer('project', { n: 1 }, {}));
    expect(page.open(travel(sender.event('project', null)))).toEqual({ value: null });
  });
});
