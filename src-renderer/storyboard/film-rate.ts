// The rate at which lengths are told and typed: the film's, as the plan knows it.
import type { Stores } from '../app/create-stores.ts';
import type { PlanState } from '../app/plan-store.ts';
import type { ProjectState } from '../app/project-store.ts';
import { usePlan, useProject } from '../app/stores-context.ts';

/** As long as there is no plan and the project sets none. */
const USUAL_RATE = 24;

const planned = ({ view }: PlanState): number | null => view?.plan.filmFramesPerSecond ?? null;
const wanted = ({ view }: ProjectState): number | null => view?.settings.framesPerSecond ?? null;
const rateOf = (fromPlan: number | null, fromProject: number | null): number => fromPlan || fromProject || USUAL_RATE;

export const filmRateOf = ({ plan, project }: Pick<Stores, 'plan' | 'project'>): number =>
  rateOf(planned(plan.getState()), wanted(project.getState()));

export function useFilmRate(): number {
  const fromPlan = usePlan(planned);
  const fromProject = useProject(wanted);
  return rateOf(fromPlan, fromProject);
}
