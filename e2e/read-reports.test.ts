import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge, lastLine, playwrightTotals, readTotals, sumOf, vitestTotals } from './read-reports.ts';

const good = { passed: 3, failed: 0, skipped: 1 };

describe('vitest’s report', () => {
  it('counts every test by its state', () => {
    const assertionResults = ['passed', 'passed', 'failed', 'pending', 'todo'].map((status) => ({ status }));
    const report = { success: false, testResults: [{ status: 'failed', assertionResults }] };
    expect(vitestTotals(report)).toEqual({ passed: 2, failed: 1, skipped: 2 });
  });

  it('counts a file that could not be loaded, and an error outside of tests', () => {
    const loaded = { status: 'passed', assertionResults: [{ status: 'passed' }] };
    const broken = { success: false, testResults: [loaded, { status: 'failed', assertionResults: [] }] };
    expect(vitestTotals(broken)).toEqual({ passed: 1, failed: 1, skipped: 0 });
    expect(vitestTotals({ success: false, testResults: [loaded] }).failed).toBe(1);
  });
});

it('reads Playwright’s stats and its errors outside of tests', () => {
  const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 5 };
  expect(playwrightTotals({ stats, errors: [{ message: 'no browser' }] })).toEqual({
    passed: 4,
    failed: 3,
    skipped: 5,
  });
});

describe('the verdict', () => {
  it('takes good totals as they are', () => expect(judge(0, good)).toEqual(good));
  it('is a failure without a report', () => expect(judge(0, null).failed).toBe(1));
  it('is a failure where no test ran', () => expect(judge(0, { passed: 0, failed: 0, skipped: 9 }).failed).toBe(1));
  it('is a failure where the runner ended badly', () => expect(judge(1, good).failed).toBe(1));
  it('is a failure where the runner was killed', () => expect(judge(null, good).failed).toBe(1));
  it('does not count a failure twice', () => expect(judge(1, { ...good, failed: 2 }).failed).toBe(2));

  it('finds no totals in a file that is missing or cut off', () => {
    const folderPath = mkdtempSync(join(tmpdir(), 'longtake-reports-'));
    writeFileSync(join(folderPath, 'half.json'), '{"stats": {"expected": 4');
    expect(readTotals(join(folderPath, 'half.json'), playwrightTotals)).toBeNull();
    expect(readTotals(join(folderPath, 'none.json'), playwrightTotals)).toBeNull();
    rmSync(folderPath, { recursive: true });
  });
});

it('says the sum in one line', () => {
  expect(lastLine(sumOf([good, { passed: 1, failed: 2, skipped: 0 }]))).toBe('4 passed, 2 failed, 1 skipped');
  expect(lastLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
});
