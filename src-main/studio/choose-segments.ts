// Which segments of a plan a choice means, and what is said where nothing of it can be rendered. Pure.

import type { RunChoice } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { segmentsFollowing } from '#shared/model/following.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { notInPlan } from './refusals.ts';

export function chosenSegments(
  plan: VideoPlan,
  { shotIds, segmentKeys }: Pick<RunChoice, 'shotIds' | 'segmentKeys'>,
): Result<PlanSegment[]> {
  const unknownShot = shotIds?.find((shotId) => !plan.shots.some((shot) => shot.shotId === shotId));
  const unknownKey = segmentKeys?.find((key) => !plan.segments.some((segment) => segment.key === key));
  const unknown = unknownShot ?? unknownKey;
  if (unknown !== undefined) return err({ ...notInPlan(unknown), shotId: unknown });
  const chosen = plan.segments.filter(
    (segment) =>
      (shotIds === null || shotIds.includes(segment.shotId)) &&
      (segmentKeys === null || segmentKeys.includes(segment.key)),
  );
  if (chosen.some((segment) => segment.reasons.length === 0)) return ok(chosen);
  const reason = chosen[0]?.reasons[0] ?? plan.problems[0]?.message ?? say`There are no segments.`;
  return err({
    code: 'plan-blocked',
    message: say`Nothing of this can be rendered: ${reason}`,
    remedy: say`See the Plan panel for all reasons.`,
  });
}

/** Several problems as one refusal. */
export function together(problems: readonly StudioError[], first: StudioError): StudioError {
  const { message, remedy } = first;
  return {
    ...first,
    message: say`${problems.length} things stand in the way. The first: ${message}`,
    remedy: say`${remedy} The check before the run lists all of them.`,
    details: problems.map((problem) => `${problem.message} ${problem.remedy}`).join('\n'),
  };
}

/** "Render this again, and what follows it": the rest of its chain comes along. */
export function withFollowing(plan: VideoPlan, choice: RunChoice): RunChoice {
  const [segmentKey] = choice.segmentKeys ?? [];
  if (choice.again?.following !== 'render' || segmentKey === undefined) return choice;
  return { ...choice, segmentKeys: [segmentKey, ...segmentsFollowing(plan, segmentKey)] };
}
