import { expect, it } from 'vitest';
import type { CarriedAnswer, CarriedEvent } from '#shared/contract/carried-messages.ts';
import { PageLine } from '#shared/contract/page-line.ts';
import type { StudioEventMessage } from '#shared/contract/studio-client.ts';
import { ReceivedDocuments } from './received-documents.ts';

/** mulberry32 */
function randomOf(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** A document that says by itself whether it is whole. */
const documentOf = (n: number) => ({
  n,
  list: Array.from({ length: 3 + (n % 5) }, (_, i) => ({ i, x: n % (i + 2) })),
  ...(n % 3 === 0 ? { third: { n } } : {}),
});

/** A host and a page; events arrive in order, answers whenever. */
function worldOf(random: () => number) {
  const asSent = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
  let n = 0;
  let line = new PageLine();
  const answers: (() => void)[] = [];
  const events: CarriedEvent[] = [];
  const told: unknown[] = [];
  const opened: unknown[] = [];
  const answer = (held: Parameters<PageLine['answer']>[2]) =>
    asSent(line.answer('run.current', { ok: true, value: documentOf(n) }, held));
  const documents = new ReceivedDocuments(
    () =>
      new Promise<CarriedAnswer>((resolve) => {
        const carried = answer({});
        answers.push(() => resolve(carried));
      }),
  );
  const arrive = async (index: number) => {
    const [next] = answers.splice(index, 1);
    next?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const steps: (() => Promise<void> | void)[] = [
    () => {
      n += 1;
      events.push(asSent(line.event({ name: 'run.changed', payload: documentOf(n) } as unknown as StudioEventMessage)));
    },
    () => {
      const carried = answer(documents.held());
      answers.push(() => void documents.answer(carried).then((got) => opened.push(got.ok ? got.value : got)));
    },
    () => {
      const message = events.shift();
      if (message) documents.event(message, ({ payload }) => void told.push(payload));
    },
    () => arrive(Math.floor(random() * answers.length)),
  ];
  return {
    told,
    opened,
    step: () => steps[Math.floor(random() * steps.length)]?.(),
    restartHost() {
      line = new PageLine();
      events.length = 0;
    },
    loseEvents: () => void events.splice(0),
    async settle() {
      await steps[0]?.();
      while (events.length > 0) await steps[2]?.();
      while (answers.length > 0) await arrive(Math.floor(random() * answers.length));
      return documentOf(n);
    },
  };
}

it('are what the host had, and the last one told is the newest, whatever overtakes, is lost or is started anew', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = randomOf(seed);
    const world = worldOf(random);
    for (let i = 0; i < 150; i += 1) {
      await world.step();
      if (random() < 0.02) world.restartHost();
      if (random() < 0.02) world.loseEvents();
    }
    const newest = await world.settle();
    for (const value of [...world.told, ...world.opened]) {
      expect(value, `seed ${seed}`).toEqual(documentOf((value as { n: number }).n));
    }
    expect(world.told.at(-1), `seed ${seed}`).toEqual(newest);
  }
});
