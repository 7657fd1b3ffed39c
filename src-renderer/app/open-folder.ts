// Asking for a project folder and opening it. What is typed is saved first.
import { say } from '#shared/i18n/say.ts';
import { useStores } from './stores-context.ts';

export function useOpenFolder(): () => void {
  const { folders, project, drafts } = useStores();
  return () =>
    void folders.getState().ask({
      title: say`Open a project folder`,
      confirmLabel: say`Open this folder`,
      confirmChosen: (name) => say`Open “${name}”`,
      hint: say`A folder without project files becomes a new project.`,
      takesProjects: true,
      accept: async (folderPath) => (await drafts.flush()) && project.getState().open(folderPath),
    });
}
