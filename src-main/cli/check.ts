// longtake check DIR: everything that can be known before a run, without starting it.

import { describeError } from '#shared/describe-error.ts';
import type { PreflightReport } from '#shared/model/preflight.ts';
import type { Finding, StudioErrorWire } from '#shared/studio-error.ts';
import { type Command, EXIT } from './command.ts';
import { lookAtProject } from './look-at-project.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'look at server, nodes, models, pictures and disk before a run',
  usage:
    'longtake check DIR [--engine draft|comfyui|wan-cli|replicate [--model NAME]] [--server URL] [--workflow FILE] [--folder DIR]… [--json]',
  run(context) {
    return lookAtProject(this, context, async ({ studio, project, asJson, failed }) => {
      const report = await studio.call('preflight.check', {});
      if (!report.ok) return failed(report.error);
      const whole = withFileProblems(report.value, project.problems);
      context.write(asJson ? `${JSON.stringify(reportToJson(whole))}\n` : reportToText(whole));
      return whole.verdict === 'cannot-run' ? EXIT.someFailed : EXIT.done;
    });
  },
};

/** What is wrong with the project's files is known before a run as well. */
function withFileProblems(report: PreflightReport, problems: readonly StudioErrorWire[]): PreflightReport {
  const known = new Set(report.findings.map(({ message }) => message));
  const found: Finding[] = problems
    .filter(({ message }) => !known.has(message))
    .map((problem) => ({ ...problem, severity: 'warning' }));
  if (found.length === 0) return report;
  const verdict = report.verdict === 'can-run' ? 'can-run-with-warnings' : report.verdict;
  return { ...report, verdict, findings: [...report.findings, ...found] };
}

function reportToJson({ verdict, engineName, findings, looked, checkedAtIso }: PreflightReport) {
  return {
    verdict,
    engine: engineName,
    checked_at: checkedAtIso,
    findings: findings.map((finding) => ({
      severity: finding.severity,
      code: finding.code,
      message: finding.message,
      remedy: finding.remedy,
      file: finding.filePath,
      json_path: finding.jsonPath,
      shot_id: finding.shotId,
      segment_index: finding.segmentIndex,
      details: finding.details,
    })),
    looked,
  };
}

const VERDICT_WORDS: Record<PreflightReport['verdict'], string> = {
  'can-run': 'Can run',
  'can-run-with-warnings': 'Can run, with warnings',
  'cannot-run': 'Cannot run',
};

function reportToText(report: PreflightReport): string {
  const looked = report.looked.map(({ what, result }) => `  ${what}: ${result}`);
  const findings = report.findings.map((finding) => `${finding.severity}: ${describeError(finding)}`);
  return `${[`${VERDICT_WORDS[report.verdict]} with ${report.engineName}`, ...looked, ...findings].join('\n')}\n`;
}
