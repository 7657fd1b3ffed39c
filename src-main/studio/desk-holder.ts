import type { ProjectDesk } from './project-desk.ts';

/** The one open project of a studio. */
export interface DeskHolder {
  desk: ProjectDesk | null;
}
