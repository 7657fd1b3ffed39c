import { describe, expect, it } from 'vitest';
import { studioErrorCode } from '#shared/studio-error.ts';
import { backOffMs, type Failure, probePauseMs, type Reaction, reactionTo } from './retry-policy.ts';

const MIDDLE = 0.5;
const kindsOf = (code: Failure['code'], wasTaken = true) =>
  [1, 2, 3].map(
    (triesDone) => reactionTo({ code, triesDone, wasTaken, retryAfterMs: null, isPaid: false }, MIDDLE).kind,
  );

describe('what follows a failure', () => {
  it.each<[Failure['code'], Reaction['kind'][]]>([
    ['render-failed', ['again', 'again', 'fail']],
    ['server-lost-job', ['again', 'again', 'fail']],
    ['interrupted', ['again', 'again', 'fail']],
    ['download-failed', ['again', 'again', 'fail']],
    ['out-of-memory', ['again', 'fail', 'fail']],
    ['file-missing', ['again', 'elsewhere', 'elsewhere']],
    ['server-unreachable', ['park', 'park', 'park']],
    ['server-error', ['park', 'park', 'park']],
    ['worker-dead', ['park', 'park', 'park']],
    ['server-refused', ['park', 'park', 'park']],
    ['model-missing', ['elsewhere', 'elsewhere', 'elsewhere']],
    ['node-missing', ['elsewhere', 'elsewhere', 'elsewhere']],
    ['workflow-invalid', ['elsewhere', 'elsewhere', 'elsewhere']],
    ['disk-full', ['stand-still', 'stand-still', 'stand-still']],
    ['disk-failed', ['fail', 'fail', 'fail']],
    ['stopped', ['again', 'again', 'fail']],
    ['plan-blocked', ['blocked', 'blocked', 'blocked']],
    ['output-missing', ['again', 'fail', 'fail']],
    ['output-damaged', ['again', 'fail', 'fail']],
    ['output-too-short', ['fail', 'fail', 'fail']],
    ['ffmpeg-failed', ['fail', 'fail', 'fail']],
    ['rate-limited', ['again', 'again', 'again']],
    ['engine-busy', ['again', 'again', 'fail']],
    ['timed-out', ['again', 'again', 'fail']],
    // The same again would be refused again; every other job too.
    ['content-flagged', ['fail', 'fail', 'fail']],
    ['sign-in-needed', ['hold', 'hold', 'hold']],
    ['payment-needed', ['hold', 'hold', 'hold']],
    ['unexpected', ['fail', 'fail', 'fail']],
  ])('%s: after the first, second and third try', (code, kinds) => {
    expect(kindsOf(code)).toEqual(kinds);
  });

  it('what may have been paid is not tried again unasked', () => {
    const kindOf = (code: Failure['code']) =>
      reactionTo({ code, triesDone: 1, wasTaken: true, retryAfterMs: null, isPaid: true }, MIDDLE).kind;
    // Canceled on the provider's own page, or asked for with another account's token, too.
    const paid = ['output-missing', 'output-damaged', 'timed-out', 'interrupted', 'server-lost-job'] as const;
    expect(paid.map(kindOf)).toEqual(paid.map(() => 'fail'));
    expect([kindOf('engine-busy'), kindOf('download-failed'), kindOf('render-failed')]).toEqual([
      'again',
      'again',
      'again',
    ]);
  });

  it('a refusal before the server took the job is about the job, one after it about the server', () => {
    expect([kindsOf('server-refused', false)[0], kindsOf('server-refused', true)[0]]).toEqual(['elsewhere', 'park']);
  });

  it('is known for every code, and no job is tried for ever', () => {
    for (const code of studioErrorCode.options) {
      expect(
        reactionTo({ code, triesDone: 100, wasTaken: false, retryAfterMs: null, isPaid: false }, MIDDLE).kind,
      ).not.toBe('again');
    }
  });
});

describe('pauses', () => {
  it('grow fourfold, a quarter more or less', () => {
    expect([1, 2, 3].map((times) => backOffMs(1000, times, MIDDLE))).toEqual([1000, 4000, 16_000]);
    expect([0, 1].map((random) => backOffMs(1000, 1, random))).toEqual([750, 1250]);
    expect(
      reactionTo({ code: 'out-of-memory', triesDone: 1, wasTaken: true, retryAfterMs: null, isPaid: false }, MIDDLE),
    ).toEqual({
      kind: 'again',
      pauseMs: 10_000,
    });
  });

  it('are as long as a provider asks for, and never for hours', () => {
    const pauseAfter = (retryAfterMs: number) =>
      reactionTo({ code: 'rate-limited', triesDone: 1, wasTaken: false, retryAfterMs, isPaid: false }, MIDDLE);
    expect([30_000, 100, 86_400_000].map(pauseAfter)).toMatchObject([
      { pauseMs: 30_000 },
      { pauseMs: 2000 },
      { pauseMs: 600_000 },
    ]);
  });

  it('before a lost server is asked again grow too, to a minute', () => {
    expect([0, 1, 2, 3, 50].map((done) => probePauseMs(done, MIDDLE))).toEqual([2000, 8000, 32_000, 60_000, 60_000]);
  });
});
