import type { ProjectDesk } from './project-desk.ts';
import type { WorkflowTester } from './workflow-tester.ts';

/** The one open project of a studio, and what works beside it. */
export interface DeskHolder {
  desk: ProjectDesk | null;
  readonly tester: WorkflowTester;
}
