import { err, type Result } from '#shared/result.ts';
import type { ProjectDesk } from './project-desk.ts';
import { noProject } from './refusals.ts';
import type { WorkflowTester } from './workflow-tester.ts';

/** The one open project of a studio, and what works beside it. */
export interface DeskHolder {
  desk: ProjectDesk | null;
  readonly tester: WorkflowTester;
}

/** Refused where no project is open. */
export type WithDesk = <T>(work: (desk: ProjectDesk) => Promise<Result<T>>) => Promise<Result<T>>;

export const withDeskOf =
  (holder: DeskHolder): WithDesk =>
  (work) =>
    holder.desk === null ? Promise.resolve(err(noProject())) : work(holder.desk);
