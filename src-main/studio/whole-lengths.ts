// What a run renders anew is rendered and cut for its whole length, although a take that was too short is used until then: else what
// continues it would be rendered from where the short one ends, and once more from where the new one does. Pure.
import type { ProjectSettings } from '#shared/model/project.ts';
import type { PlanSegment, SegmentStanding } from '#shared/model/video-plan.ts';

export interface LookedAtPlan {
  readonly settings: ProjectSettings;
  readonly standings: Readonly<Record<string, SegmentStanding>>;
  /** Keys of stale segments that some take answers. */
  readonly onlyCut: ReadonlySet<string>;
}

/** null: they are as they are. */
export function withWholeLengths(
  checked: LookedAtPlan,
  chosen: readonly PlanSegment[],
  again: ReadonlySet<string>,
): ProjectSettings | null {
  const { settings } = checked;
  const segments = { ...settings.segments };
  let hasChanged = false;
  for (const key of renderedAnew(checked, chosen, again)) {
    const choice = Object.hasOwn(segments, key) ? segments[key] : undefined;
    if (choice === undefined || choice.acceptedShort === null) continue;
    segments[key] = { ...choice, acceptedShort: null };
    hasChanged = true;
  }
  return hasChanged ? { ...settings, segments } : null;
}

/** Their new last frames make what continues them new, too. */
function renderedAnew(
  { standings, onlyCut }: LookedAtPlan,
  chosen: readonly PlanSegment[],
  again: ReadonlySet<string>,
): ReadonlySet<string> {
  const anew = new Set<string>();
  for (const { key, dependsOn } of chosen) {
    const isOpen = ['will-render', 'stale'].includes(standings[key]?.status ?? '') && !onlyCut.has(key);
    if (isOpen || again.has(key) || (dependsOn !== null && anew.has(dependsOn))) anew.add(key);
  }
  return anew;
}
