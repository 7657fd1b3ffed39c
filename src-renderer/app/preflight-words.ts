// The outcome of a check in words.
import { many, say } from '#shared/i18n/say.ts';
import type { PreflightReport } from '#shared/model/preflight.ts';
import type { PreflightState } from './preflight-store.ts';

export interface PreflightOutlook {
  readonly tone: 'fine' | 'warning' | 'problem' | 'busy' | 'unknown';
  readonly words: string;
  /** Where the rest is said beside it. */
  readonly short?: string;
}

export function preflightOutlook(
  { report, checking, error }: Pick<PreflightState, 'report' | 'checking' | 'error'>,
  runActive: boolean,
): PreflightOutlook {
  if (runActive) return { tone: 'busy', words: say`Not checked while a run is on` };
  if (error) {
    return { tone: 'unknown', words: say`Could not be checked: ${error.message}`, short: say`Could not be checked` };
  }
  if (report) return verdictOutlook(report);
  return { tone: 'busy', words: checking ? say`Checking whether it can run…` : say`Not checked yet` };
}

function verdictOutlook({ verdict, findings }: PreflightReport): PreflightOutlook {
  const problems = findings.filter(({ severity }) => severity === 'problem');
  const warningCount = findings.length - problems.length;
  const warnings = warningCount > 0 ? [many(warningCount, '{{count}} warning', '{{count}} warnings')] : [];
  // Where it can run all the same, each problem is that of a shot which is left out.
  const leftOut = new Set(problems.map(({ shotId }) => shotId)).size;
  switch (verdict) {
    case 'can-run':
      return { tone: 'fine', words: say`Ready to run` };
    case 'can-run-with-warnings':
      return { tone: 'warning', words: [canRunWords(leftOut), ...warnings].join(', ') };
    case 'cannot-run':
      return {
        tone: 'problem',
        words: say`Cannot run: ${[many(problems.length, '{{count}} problem', '{{count}} problems'), ...warnings].join(', ')}`,
      };
  }
}

const canRunWords = (leftOut: number): string =>
  leftOut === 0 ? say`Can run` : many(leftOut, 'Can run without {{count}} shot', 'Can run without {{count}} shots');

/** "checked just now", "checked 4 min ago". */
export function checkedWords(checkedAtIso: string, nowMs: number): string {
  const minutes = Math.floor((nowMs - Date.parse(checkedAtIso)) / 60_000);
  if (minutes < 1) return say`checked just now`;
  return minutes < 60 ? say`checked ${minutes} min ago` : say`checked ${Math.floor(minutes / 60)} h ago`;
}

/** Start is held back only by an answer that still holds; the run itself checks again either way. */
export function blocksStart({ report, checking, outdated, error }: PreflightState): boolean {
  return report?.verdict === 'cannot-run' && !checking && !outdated && error === null;
}
