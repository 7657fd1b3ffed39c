// npm test: unit and integration tests, then the journeys in a browser. The last line is the true sum of both.
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { ensureChromium } from './ensure-chromium.ts';
import { judge, lastLine, playwrightTotals, readTotals, sumOf, type Totals, vitestTotals } from './read-reports.ts';

const root = resolve(import.meta.dirname, '..');
const reportsPath = join(root, 'out', 'e2e');
const packageFile = (name: string, file: string): string =>
  join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), file);

interface Runner {
  readonly name: string;
  readonly args: readonly string[];
  readonly reportPath: string;
  readonly totalsOf: (report: unknown) => Totals;
}

const vitestReportPath = join(reportsPath, 'vitest.json');
const runners: readonly Runner[] = [
  {
    name: 'Unit and integration tests (vitest)',
    args: [
      packageFile('vitest', 'vitest.mjs'),
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${vitestReportPath}`,
    ],
    reportPath: vitestReportPath,
    totalsOf: vitestTotals,
  },
  {
    name: 'Journeys (Playwright)',
    args: [packageFile('@playwright/test', 'cli.js'), 'test'],
    reportPath: join(reportsPath, 'results.json'),
    totalsOf: playwrightTotals,
  },
];

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Output goes straight through, so that what runs is seen while it runs. */
function carryOut(args: readonly string[]): Promise<number | null> {
  return new Promise((ended) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', (cause) => {
      process.stderr.write(`${cause.message}\n`);
      ended(null);
    });
    child.once('close', (exitCode) => ended(exitCode));
  });
}

async function runOne({ name, args, reportPath, totalsOf }: Runner): Promise<Totals> {
  say(`\n${name}`);
  // A report of the last time must not stand in for one of today.
  rmSync(reportPath, { force: true });
  const exitCode = await carryOut(args);
  const totals = judge(exitCode, readTotals(reportPath, totalsOf));
  say(`${name}: ${lastLine(totals)} (exit code ${exitCode})`);
  return totals;
}

async function runAll(): Promise<Totals> {
  mkdirSync(reportsPath, { recursive: true });
  const totals: Totals[] = [];
  try {
    say(`Browser tests run in ${ensureChromium()}`);
  } catch (cause) {
    // The other tests are run all the same: they say more than nothing.
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`);
    totals.push({ passed: 0, failed: 1, skipped: 0 });
  }
  const chosen = totals.length === 0 ? runners : runners.slice(0, 1);
  for (const runner of chosen) totals.push(await runOne(runner));
  return sumOf(totals);
}

const totals = await runAll();
process.exitCode = totals.failed > 0 ? 1 : 0;
say(`\n${lastLine(totals)}`);
