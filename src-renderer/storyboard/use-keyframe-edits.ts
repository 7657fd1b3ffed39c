// Choosing among the pictures a shot could start from. What was typed is saved first, so that undo takes back one thing.
import { useMemo } from 'react';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { offerUndo } from './offer-undo.ts';

export function useKeyframeEdits(shotId: string): { choose(filePath: string | null): Promise<void> } {
  const { drafts, project, storyboard } = useStores();
  return useMemo(
    () => ({
      async choose(filePath) {
        const command = { kind: 'keyframe.choose' as const, shotId, filePath };
        if (!(await drafts.flush()) || !(await project.getState().editOrReport(command))) return;
        if (filePath === null) offerUndo(project, say`The keyframe of shot ${shotId} was removed`);
        else storyboard.getState().announce(say`Shot ${shotId} starts from ${filePath}`);
      },
    }),
    [drafts, project, storyboard, shotId],
  );
}
