import { describe, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { EngineCheck } from '../engines/index.ts';
import { readinessOf } from '../run/index.ts';
import { type CheckedServer, mergeServerChecks } from './merge-server-checks.ts';

type Found = EngineCheck['findings'][number];
const found = (message: string, more: Partial<Found> = {}): Found => ({
  ...{ severity: 'problem', code: 'model-missing', message, remedy: 'r' },
  ...more,
});
const server = (name: string, ...findings: Found[]): CheckedServer => ({
  ...{ id: `http://${name}`, name, check: { findings, looked: [{ what: 'Models', result: 'two' }] } },
});
const mergedOf = (...servers: CheckedServer[]) =>
  mergeServerChecks(servers).findings.map(({ severity, message, shotId }) => [severity, message, shotId]);

const noModel = found('No model.');
const noModelForA = found('No model.', { shotId: 'a' });

describe('the checks of several servers', () => {
  it('of one server stay as they are', () => {
    const { check, ...one } = server('s1', noModel);
    expect(mergeServerChecks([{ ...one, check }])).toBe(check);
  });

  it.each<[string, CheckedServer[], unknown[]]>([
    ['fine', [server('s1'), server('s2')], []],
    [
      'what another server has is a warning',
      [server('s1', noModel), server('s2')],
      [['warning', 's1 cannot take part: No model.', undefined]],
    ],
    [
      'what all lack is a problem, said once',
      [server('s1', noModel), server('s2', noModel)],
      [['problem', 'No model.', undefined]],
    ],
    [
      'a shot that only one server can',
      [server('s1', noModelForA), server('s2')],
      [['warning', 's1 cannot take part: No model.', 'a']],
    ],
    ['a shot that none can', [server('s1', noModelForA), server('s2', noModelForA)], [['problem', 'No model.', 'a']]],
    [
      'each can what the other cannot',
      [server('s1', noModelForA), server('s2', found('No node.', { shotId: 'b' }))],
      [
        ['warning', 's1 cannot take part: No model.', 'a'],
        ['warning', 's2 cannot take part: No node.', 'b'],
      ],
    ],
    [
      'a server that is down covers nobody',
      [server('s1', noModelForA), server('s2', found('It is down.'))],
      [
        ['problem', 'No model.', 'a'],
        ['warning', 's2 cannot take part: It is down.', undefined],
      ],
    ],
    [
      'warnings stay',
      [server('s1', found('Slow.', { severity: 'warning' })), server('s2')],
      [['warning', 'Slow.', undefined]],
    ],
  ])('%s', (_, servers, expected) => {
    expect(mergedOf(...servers)).toEqual(expected);
  });

  it('say of each server what was looked at', () => {
    expect(mergeServerChecks([server('s1'), server('s2')]).looked.map(({ what }) => what)).toEqual([
      'Models (s1)',
      'Models (s2)',
    ]);
  });
});

describe('what the scheduler is told', () => {
  const segments = ['a', 'b'].flatMap((shotId) =>
    [0, 1].map((index) => ({ key: `${shotId}/${index}`, shotId }) as PlanSegment),
  );
  it('names the segments that a server cannot render, and why', () => {
    const { error, unable } = readinessOf(
      server('s', noModelForA, found('Slow.', { severity: 'warning' })).check,
      segments,
      { isWaitedFor: true },
    );
    expect([error, Object.fromEntries(unable)]).toEqual([null, { 'a/0': 'No model.', 'a/1': 'No model.' }]);
  });

  it('lacks everything where nobody could mend it while a run waits', () => {
    const told = (more: Partial<Found>) =>
      readinessOf(server('s', found('No token.', more)).check, segments, { isWaitedFor: false });
    expect([told({}).error, [...told({}).unable.values()]]).toEqual([null, Array(4).fill('No token.')]);
    // What is only away for the moment is waited for all the same.
    expect(told({ code: 'server-unreachable' })).toMatchObject({ error: { message: 'No token.' }, unable: new Map() });
  });

  it('has an error where it can render nothing', () => {
    expect(readinessOf(server('s', noModelForA, noModel).check, segments, { isWaitedFor: true }).error).toEqual(
      noModel,
    );
  });
});
