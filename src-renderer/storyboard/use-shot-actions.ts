// Adding, removing and moving shots. Each says what it did and leaves the right shot chosen.
import { useMemo } from 'react';
import type { Stores } from '../app/create-stores.ts';
import { useStores } from '../app/stores-context.ts';
import { offerUndo } from './offer-undo.tsx';

export interface ShotActions {
  add(afterShotId: string | null): Promise<void>;
  remove(shotId: string): Promise<void>;
  move(shotId: string, by: -1 | 1): Promise<void>;
}

export function useShotActions(): ShotActions {
  const stores = useStores();
  return useMemo(() => shotActions(stores), [stores]);
}

function shotActions({ project, app, drafts }: Stores): ShotActions {
  const shots = () => project.getState().view?.storyboard?.shots ?? [];
  // What was typed is saved first, so that undo takes back one thing at a time.
  const edit: ReturnType<typeof project.getState>['editOrReport'] = async (command) =>
    (await drafts.flush()) && project.getState().editOrReport(command);
  return {
    async add(afterShotId) {
      const before = new Set(shots().map((shot) => shot.shotId));
      if (!(await edit({ kind: 'shot.add', afterShotId }))) return;
      const added = shots().find((shot) => !before.has(shot.shotId));
      if (added) app.getState().selectShot(added.shotId);
    },
    async remove(shotId) {
      const index = shots().findIndex((shot) => shot.shotId === shotId);
      if (!(await edit({ kind: 'shot.remove', shotId }))) return;
      const neighbour = shots()[Math.min(index, shots().length - 1)];
      app.getState().selectShot(neighbour?.shotId ?? null);
      offerUndo(`Shot ${shotId} removed`, () => void project.getState().undo());
    },
    async move(shotId, by) {
      const toIndex = shots().findIndex((shot) => shot.shotId === shotId) + by;
      if (toIndex < 0 || toIndex >= shots().length) return;
      await edit({ kind: 'shot.move', shotId, toIndex });
    },
  };
}
