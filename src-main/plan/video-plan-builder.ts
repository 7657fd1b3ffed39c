// buildVideoPlan: storyboard, keyframes, engine and settings in, every segment out. Pure: the same input gives the same plan.

import { say } from '#shared/i18n/say.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot, Storyboard } from '#shared/model/storyboard.ts';
import type { VideoPlan } from '#shared/model/video-plan.ts';
import type { Finding } from '#shared/studio-error.ts';
import { type ChainEnd, chainEndOf, type Keyframes } from './chain.ts';
import { nameClashes } from './name-clashes.ts';
import type { PlanEngines } from './plan-engines.ts';
import { type PlannedShot, planOneShot } from './plan-one-shot.ts';
import { filmSize } from './shot-size.ts';
import { sizeWarnings } from './size-warnings.ts';
import { filmRateOf, type ShotEngine, type ShotRefusal, shotEngineOf, timeShots } from './time-shots.ts';

/**
 * @param keyframes by shot id: where the start image was found, or why not
 * @param engines what the chosen engines (with workflow or model) can give
 * @returns segments in film order; a segment that cannot run carries the reasons, a shot without segments a problem
 */
export function buildVideoPlan(
  storyboard: Storyboard,
  keyframes: Keyframes,
  engines: PlanEngines,
  settings: ProjectSettings,
): VideoPlan {
  const filmFramesPerSecond = filmRateOf(engines.project, settings);
  const size = filmSize(settings, storyboard.shots, engines.project);
  const context = {
    keyframes,
    settings,
    filmFramesPerSecond,
    engineOf: engineFinder(engines, filmFramesPerSecond),
    baseSeed: settings.baseSeed ?? storyboard.baseSeed,
    filmSize: size,
  };
  const timedShots = timeShots(context, storyboard.shots);
  const planned: PlannedShot[] = [];
  let before: ChainEnd | null = null;
  for (const [shotIndex, timed] of timedShots.entries()) {
    const shot = storyboard.shots[shotIndex];
    if (shot === undefined) continue;
    const next: PlannedShot = planOneShot(context, shot, { shotIndex, timed, before });
    before = chainEndOf(shot.shotId, next.segments);
    planned.push(next);
  }
  const plan = {
    segments: planned.flatMap((one) => one.segments),
    shots: planned.map((one) => one.shot),
    problems: [...planned.flatMap((one) => one.problems), ...sizeWarnings(planned, settings)],
    filmFrames: planned.reduce((sum, one) => sum + one.shot.filmFrames, 0),
    filmFramesPerSecond,
    ...size,
  };
  const { problems, ...rest } = refuseClashes(plan, storyboard);
  return { ...rest, problems: problems.map((problem) => ({ filePath: storyboard.filePath, ...problem })) };
}

/** Asked twice for each shot: what a shot cannot have is said once. */
function engineFinder(engines: PlanEngines, filmFramesPerSecond: number) {
  return (shot: Shot): ShotEngine | ShotRefusal => {
    const limits = engines.limitsOf(shot);
    if (limits.ok) return shotEngineOf(limits.value, filmFramesPerSecond);
    const { message: reason, remedy } = limits.error;
    return { reason, remedy, key: shot.engine === null ? 'engine_model' : 'engine' };
  };
}

function refuseClashes(plan: VideoPlan, { shots }: Storyboard): VideoPlan {
  const clashes = nameClashes(plan.shots);
  if (clashes.size === 0) return plan;
  const reasonFor = (shotId: string): string => {
    const others = (clashes.get(shotId) ?? []).map((other) => `"${other}"`).join(', ');
    return say`Shot "${shotId}" would write the same file as shot ${others}.`;
  };
  const clashing = shots.filter((shot) => clashes.has(shot.shotId));
  const problems = clashing.map(
    ({ shotId, rawIndex }): Finding => ({
      severity: 'problem',
      code: 'plan-blocked',
      message: reasonFor(shotId),
      remedy: say`Rename one of them: case, and what is not a letter, digit, dot, dash or underscore, does not count.`,
      shotId,
      jsonPath: `$.shots[${rawIndex}].shot_id`,
    }),
  );
  return {
    ...plan,
    segments: plan.segments.map((segment) =>
      clashes.has(segment.shotId) ? { ...segment, reasons: [...segment.reasons, reasonFor(segment.shotId)] } : segment,
    ),
    problems: [...plan.problems, ...problems],
  };
}
