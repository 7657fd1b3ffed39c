// What is wrong with a shot's entry in the files, by shot id; gathered once for a view of the project.
import type { ProjectView } from '#shared/model/project-view.ts';

const NOTHING: ReadonlyMap<string, readonly string[]> = new Map();
const known = new WeakMap<ProjectView['problems'], ReadonlyMap<string, readonly string[]>>();

export function fileFaultsOf(view: ProjectView | null): ReadonlyMap<string, readonly string[]> {
  if (!view || view.problems.length === 0) return NOTHING;
  const faults = known.get(view.problems) ?? gather(view.problems);
  known.set(view.problems, faults);
  return faults;
}

function gather(problems: ProjectView['problems']): ReadonlyMap<string, readonly string[]> {
  const faults = new Map<string, string[]>();
  for (const { shotId, message, remedy } of problems) {
    if (shotId !== undefined) faults.set(shotId, [...(faults.get(shotId) ?? []), `${message} ${remedy}`.trim()]);
  }
  return faults;
}
