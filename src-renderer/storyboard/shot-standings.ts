// What the plan says of every shot, gathered once for a plan and not once for a card.
import type { PlanView } from '#shared/contract/shapes.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';

export interface ShotStanding {
  /** The worst of its segments. */
  readonly status: SegmentStanding['status'];
  /** What keeps it from being rendered, each with what can be done. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
  /** Why it is stale or not yet rendered. */
  readonly reasons: readonly string[];
  readonly segmentKeys: readonly string[];
}

const WORST: readonly SegmentStanding['status'][] = ['blocked', 'stale', 'will-render', 'up-to-date'];

const known = new WeakMap<PlanView, ReadonlyMap<string, ShotStanding>>();
const NOTHING: ReadonlyMap<string, ShotStanding> = new Map();

export function standingsOf(view: PlanView | null): ReadonlyMap<string, ShotStanding> {
  if (!view) return NOTHING;
  const standings = known.get(view) ?? gather(view);
  known.set(view, standings);
  return standings;
}

function gather({ plan, standings }: PlanView): ReadonlyMap<string, ShotStanding> {
  const findings = new Map<string, { problems: string[]; warnings: string[] }>();
  for (const { shotId, severity, message, remedy } of plan.problems) {
    if (shotId === undefined) continue;
    const ofShot = findings.get(shotId) ?? { problems: [], warnings: [] };
    (severity === 'problem' ? ofShot.problems : ofShot.warnings).push(`${message} ${remedy}`.trim());
    findings.set(shotId, ofShot);
  }
  return new Map(
    plan.shots.map(({ shotId, segmentKeys }) => {
      const own = segmentKeys.flatMap((key) => standings[key] ?? []);
      const status = WORST.find((worst) => own.some((standing) => standing.status === worst)) ?? 'will-render';
      const reasons = reasonsOf(own, status);
      const { problems = [], warnings = [] } = findings.get(shotId) ?? {};
      // The plan tells a blocked segment's reason as a problem, too; only where it does not, the reason stands for it.
      const blocked = status === 'blocked' && problems.length === 0 ? reasons : [];
      return [shotId, { status, problems: [...problems, ...blocked], warnings, reasons, segmentKeys }];
    }),
  );
}

const reasonsOf = (own: readonly SegmentStanding[], status: SegmentStanding['status']): string[] => [
  ...new Set(own.flatMap((standing) => (standing.status === status ? standing.reasons : []))),
];
