import { expect, it } from 'vitest';
import { verdictOf } from '#shared/model/preflight.ts';
import type { Finding } from '#shared/studio-error.ts';
import { standInPreflight } from '../studio-client/stand-in-reports.ts';
import { checkedWords, preflightOutlook } from './preflight-words.ts';

const found = (severity: Finding['severity'], shotId?: string): Finding => ({
  severity,
  code: 'bad-file',
  message: 'm',
  remedy: 'r',
  ...(shotId !== undefined && { shotId }),
});

it.each<[string, Finding[], string]>([
  ['nothing', [], 'Ready to run'],
  ['warnings', [found('warning'), found('warning', '001')], 'Can run, 2 warnings'],
  ['a shot that cannot', [found('problem', '001'), found('problem', '001')], 'Can run without 1 shot'],
  ['a shot and a warning', [found('problem', '001'), found('warning')], 'Can run without 1 shot, 1 warning'],
  ['a problem of all', [found('problem'), found('warning')], 'Cannot run: 1 problem, 1 warning'],
])('says what %s means', (_, findings, words) => {
  const report = { ...standInPreflight('', ''), findings, verdict: verdictOf(findings, ['001', '002']) };
  expect(preflightOutlook({ report, checking: false, error: null }, false).words).toBe(words);
});

it.each([
  [0, 'checked just now'],
  [59, 'checked just now'],
  [60, 'checked 1 min ago'],
  [3_599, 'checked 59 min ago'],
  [7_200, 'checked 2 h ago'],
])('tells %i s after the check', (seconds, words) => {
  const at = '2026-01-05T18:00:00.000Z';
  expect(checkedWords(at, Date.parse(at) + seconds * 1000)).toBe(words);
});
