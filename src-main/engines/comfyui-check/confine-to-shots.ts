// What is wrong with a workflow that only some shots need must not stop the others.
import { say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { EngineCheck } from '../engine.ts';
import type { WorkflowUse } from './workflow-uses.ts';

/**
 * Where some shots do without this workflow, its problems become warnings, and each of its own shots gets one problem that
 * carries the shot's id.
 */
export function confineToShots(use: WorkflowUse, uses: readonly WorkflowUse[], check: EngineCheck): EngineCheck {
  const isGeneral = ({ severity, shotId }: EngineCheck['findings'][number]) =>
    severity === 'problem' && shotId === undefined;
  const shotIds = shotsOf(use);
  const isForAll = uses.flatMap((other) => [...shotsOf(other)]).every((shotId) => shotIds.has(shotId));
  if (isForAll || !check.findings.some(isGeneral)) return check;
  const own = check.findings.map((finding) =>
    isGeneral(finding) ? { ...finding, severity: 'warning' as const } : finding,
  );
  return { ...check, findings: [...own, ...[...shotIds].map((shotId) => cannotRun(use, shotId))] };
}

const shotsOf = ({ segments }: WorkflowUse): ReadonlySet<string> => new Set(segments.map(({ shotId }) => shotId));

function cannotRun({ loaded, segments }: WorkflowUse, shotId: string): Finding {
  const { fileName } = loaded.summary;
  const isTextStart = segments.every(({ start }) => start.kind === 'text');
  return {
    severity: 'problem',
    code: 'plan-blocked',
    message: isTextStart
      ? say`Shot ${shotId} begins from its prompt with ${fileName}, which cannot run on this server.`
      : say`Shot ${shotId} is rendered with ${fileName}, which cannot run on this server.`,
    remedy: isTextStart
      ? say`Select a keyframe for the shot, or get what that workflow lacks; it is listed too.`
      : say`Get what that workflow lacks; it is listed too.`,
    filePath: fileName,
    shotId,
  };
}
