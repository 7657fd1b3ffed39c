// longtake check DIR: everything that can be known before a run, without starting it.
import { resolve } from 'node:path';
import type { PreflightReport } from '#shared/model/preflight.ts';
import { describeError, type Finding, type StudioErrorWire } from '#shared/studio-error.ts';
import { type Command, EXIT, fail, fileProblemBehind, parseCommandLine, usageError, withStudio } from './command.ts';
import { engineOptions, readEngineOptions } from './engine-options.ts';

export const checkCommand: Command = {
  name: 'check',
  summary: 'look at server, nodes, models, pictures and disk before a run',
  usage: 'longtake check DIR [--engine draft|comfyui] [--server URL] [--workflow FILE] [--folder DIR]… [--json]',
  async run(context) {
    const parsed = parseCommandLine(this, context, { json: { type: 'boolean', default: false }, ...engineOptions });
    if (!parsed.ok) return parsed.error;
    const [folder] = parsed.value.positionals;
    if (folder === undefined) return usageError(this, context, 'Name the project folder.');
    const overrides = readEngineOptions(parsed.value.values);
    if (!overrides.ok) return usageError(this, context, overrides.error);
    const asJson = parsed.value.values.json;
    return withStudio(context, asJson, { lookOnly: true, overrides: overrides.value }, async (studio) => {
      const opened = await studio.call('project.open', { folderPath: resolve(folder) });
      if (!opened.ok) return fail(context, opened.error, asJson);
      const report = await studio.call('preflight.check', {});
      if (!report.ok) return fail(context, fileProblemBehind(report.error, opened.value.problems), asJson);
      const whole = withFileProblems(report.value, opened.value.problems);
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
