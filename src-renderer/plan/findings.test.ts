import { expect, it } from 'vitest';
import type { Finding } from '#shared/studio-error.ts';
import { mendPlace } from '../app/mend-place.ts';
import { groupFindings } from './group-findings.ts';
import { allFindings } from './use-findings.ts';

const missing = (shotId: string): Finding => ({
  severity: 'problem',
  code: 'plan-blocked',
  message: `Shot ${shotId}: Its keyframe is missing: selected/${shotId}_v1.png.`,
  remedy: 'Put it there.',
  shotId,
  jsonPath: `$.shots[${Number(shotId)}].start`,
});
const small: Finding = { severity: 'warning', code: 'bad-file', message: 'Too small.', remedy: '', shotId: '002' };
const server: Finding = { severity: 'problem', code: 'server-unreachable', message: 'No answer.', remedy: 'Start it.' };

it('tells the same thing in many shots once, problems first', () => {
  const groups = groupFindings([small, missing('001'), missing('002'), server, missing('003')]);
  expect(groups.map(({ title, findings }) => [title, findings.length])).toEqual([
    ['Its keyframe is missing', 3],
    ['No answer.', 1],
    ['Too small.', 1],
  ]);
});

it('keeps what is not the same apart, and says of the same only what all of it says', () => {
  const size = (shotId: string, times: string): Finding => ({
    ...small,
    shotId,
    message: `The picture of shot ${shotId} is enlarged ${times} times.`,
    remedy: `Crop ${shotId}.`,
  });
  const [first, ...others] = groupFindings([size('001', '2.5'), size('002', '3.1'), small]);
  expect([first?.title, first?.remedy, others.length]).toEqual(['The picture of shot … is enlarged … times.', '', 1]);
});

it('knows a shot by its name, whatever that is', () => {
  const named = ['pier', 'harbour'].map((shotId) => ({
    ...missing('001'),
    shotId,
    message: `The picture of shot ${shotId} is gone.`,
  }));
  expect(groupFindings(named).map(({ title }) => title)).toEqual(['The picture of shot … is gone.']);
});

it('tells what the check of the machine adds to what the plan found, nothing twice', () => {
  expect(allFindings([missing('001')], [missing('001'), server])).toEqual([missing('001'), server]);
});

it.each([
  [missing('001'), { kind: 'shot', shotId: '001', field: 'start' }],
  [
    { ...missing('001'), jsonPath: '$.shots[3].loras[1].strength' },
    { kind: 'shot', shotId: '001', field: 'loras' },
  ],
  [
    { ...small, code: 'file-missing' as const },
    { kind: 'shot', shotId: '002', field: 'start' },
  ],
  [
    { ...small, code: 'model-missing' as const },
    { kind: 'shot', shotId: '002', field: null },
  ],
  [server, { kind: 'connect' }],
  [{ ...server, code: 'ffmpeg-missing' as const }, { kind: 'settings' }],
  [{ ...server, code: 'model-missing' as const }, { kind: 'connect' }],
  [{ ...server, code: 'bad-file' as const }, { kind: 'project' }],
  [
    { ...server, code: 'workflow-open' as const, filePath: 'mine.json' },
    { kind: 'workflow', fileName: 'mine.json' },
  ],
  [{ ...server, code: 'disk-full' as const }, null],
])('leads to where it is mended: %#', (finding, place) => {
  expect(mendPlace(finding)).toEqual(place);
});
