// Whose seed a segment has, by the rule of the plan: its own, the shot's, the base seed's, or one made from their names.
import { say } from '#shared/i18n/say.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';

type SeedOwner = 'segment' | 'shot' | 'base' | 'derived';

export function seedOwner(
  { key, shotId }: PlanSegment,
  project: Pick<ProjectView, 'settings' | 'storyboard'>,
): SeedOwner {
  const { settings, storyboard } = project;
  if (settings.seedOverrides[key] !== undefined) return 'segment';
  if ((storyboard?.shots.find((shot) => shot.shotId === shotId)?.seed ?? -1) >= 0) return 'shot';
  const base = settings.baseSeed ?? storyboard?.baseSeed ?? null;
  return base !== null && base >= 0 ? 'base' : 'derived';
}

export function seedOwnerWords(owner: SeedOwner): string {
  switch (owner) {
    case 'segment':
      return say`of this segment alone`;
    case 'shot':
      return say`from the shot’s seed`;
    case 'base':
      return say`from the project’s base seed`;
    case 'derived':
      return say`drawn once for this segment, always the same`;
  }
}
