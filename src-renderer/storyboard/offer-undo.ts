// The way back from an edit, in a toast.
import type { ProjectStore } from '../app/project-store.ts';
import { offerUndo as showUndo } from '../app/show-toast.tsx';

/**
 * Says what was done and offers the way back while it is shown. It goes when something else is edited: undo would take
 * that back instead.
 * @param steps how many steps of undo it was
 */
export function offerUndo(project: ProjectStore, message: string, steps = 1): void {
  const { undoLabel } = project.getState().view ?? {};
  const stopWatching = project.subscribe(({ view }) => {
    if (view?.undoLabel === undoLabel) return;
    stopWatching();
    end();
  });
  const end = showUndo(message, () => void takeBack(project, steps), stopWatching);
}

async function takeBack(project: ProjectStore, steps: number): Promise<void> {
  for (let taken = 0; taken < steps; taken += 1) await project.getState().undo();
}
