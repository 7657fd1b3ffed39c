// What is wrong with a workflow that only some shots need must not stop the others.
import type { EngineCheck } from '../engine.ts';
import type { WorkflowUse } from './workflow-uses.ts';

/** Problems of the workflow become warnings, and each of its shots gets one problem of its own. */
export function confineToShots({ loaded, segments }: WorkflowUse, check: EngineCheck): EngineCheck {
  const isGeneral = ({ severity, shotId }: EngineCheck['findings'][number]) =>
    severity === 'problem' && shotId === undefined;
  if (!check.findings.some(isGeneral)) return check;
  const { fileName } = loaded.summary;
  const shotIds = [...new Set(segments.map(({ shotId }) => shotId))];
  return {
    ...check,
    findings: [
      ...check.findings.map((finding) => (isGeneral(finding) ? { ...finding, severity: 'warning' as const } : finding)),
      ...shotIds.map((shotId) => ({
        severity: 'problem' as const,
        code: 'plan-blocked' as const,
        message: `Shot ${shotId} begins from its prompt with ${fileName}, which cannot run on this server.`,
        remedy: 'Select a keyframe for the shot, or get what that workflow lacks; it is listed too.',
        filePath: fileName,
        shotId,
      })),
    ],
  };
}
