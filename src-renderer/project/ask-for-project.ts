import { say } from '#shared/i18n/say.ts';
import type { Stores } from '../app/create-stores.ts';

/** Asks for a folder and opens it as a project. What is typed is saved first. */
export function askForProject({ folders, project, drafts }: Pick<Stores, 'folders' | 'project' | 'drafts'>): void {
  void folders.getState().ask({
    title: say`Open a project folder`,
    confirmLabel: say`Open this folder`,
    confirmChosen: (name) => say`Open “${name}”`,
    hint: say`A folder without project files becomes a new project.`,
    takesProjects: true,
    accept: async (folderPath) => (await drafts.flush()) && project.getState().open(folderPath),
  });
}
