// Everything that can be known before a minute of GPU time is spent.
import { z } from 'zod/v4';
import { type Finding, finding } from '../studio-error.ts';

/** One thing that was looked at, with what was found: `Server`, `ComfyUI 0.3.64 on NVIDIA RTX 4090, 24 GB`. */
export const lookedAt = z.object({ what: z.string(), result: z.string() });
export type LookedAt = z.infer<typeof lookedAt>;

export const preflightVerdict = z.enum(['can-run', 'can-run-with-warnings', 'cannot-run']);
export type PreflightVerdict = z.infer<typeof preflightVerdict>;

export const preflightReport = z.object({
  verdict: preflightVerdict,
  engineName: z.string(),
  findings: z.array(finding),
  looked: z.array(lookedAt),
  checkedAtIso: z.string(),
});
export type PreflightReport = z.infer<typeof preflightReport>;

/**
 * A problem of one shot leaves the others their chance, one of none stops everything.
 * @param shotIds the shots that would be rendered
 */
export function verdictOf(
  findings: readonly Pick<Finding, 'severity' | 'shotId' | 'shotIds'>[],
  shotIds: readonly string[],
): PreflightVerdict {
  const problems = findings.filter(({ severity }) => severity === 'problem');
  if (problems.some((one) => one.shotId === undefined && one.shotIds === undefined)) return 'cannot-run';
  const blocked = new Set(problems.flatMap((one) => [one.shotId, ...(one.shotIds ?? [])]));
  const isBlocked = (id: string) => blocked.has(id);
  if (shotIds.length > 0 && shotIds.every(isBlocked)) return 'cannot-run';
  return findings.length > 0 ? 'can-run-with-warnings' : 'can-run';
}
