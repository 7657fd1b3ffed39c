// What the two test runners really did, from their JSON reports.
import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod/v4';

export interface Totals {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const vitestReport = z.object({
  success: z.boolean(),
  testResults: z.array(
    z.object({ status: z.string(), assertionResults: z.array(z.object({ status: z.string() })).default([]) }),
  ),
});

/** A file that could not even be loaded has no tests; it counts as one failure. */
export function vitestTotals(report: unknown): Totals {
  const { testResults, success } = vitestReport.parse(report);
  const states = testResults.flatMap(({ status, assertionResults }) => {
    const own = assertionResults.map((test) => test.status);
    return status === 'failed' && !own.includes('failed') ? [...own, 'failed'] : own;
  });
  const passed = states.filter((state) => state === 'passed').length;
  const failed = states.filter((state) => state === 'failed').length;
  // Errors outside of any test (an unhandled rejection) only show in `success`.
  return { passed, failed: success ? failed : Math.max(failed, 1), skipped: states.length - passed - failed };
}

const playwrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.unknown()),
});

export function playwrightTotals(report: unknown): Totals {
  const { stats, errors } = playwrightReport.parse(report);
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length, skipped: stats.skipped };
}

/** What a runner did; null: it wrote no readable report, so nothing is known. */
export function readTotals(reportPath: string, totalsOf: (report: unknown) => Totals): Totals | null {
  if (!existsSync(reportPath)) return null;
  try {
    return totalsOf(JSON.parse(readFileSync(reportPath, 'utf8')));
  } catch {
    return null;
  }
}

/** A runner that crashed, or that ran no test, is a failure whatever its report says. */
export function judge(exitCode: number | null, totals: Totals | null): Totals {
  if (totals === null) return { passed: 0, failed: 1, skipped: 0 };
  const ranNothing = totals.passed + totals.failed === 0;
  const endedBadly = exitCode !== 0 && totals.failed === 0;
  return ranNothing || endedBadly ? { ...totals, failed: totals.failed + 1 } : totals;
}

export function sumOf(all: readonly Totals[]): Totals {
  const sum = (key: keyof Totals) => all.reduce((total, one) => total + one[key], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

export function lastLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
