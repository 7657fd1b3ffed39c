// An edit command applied to the files' own JSON: keys Longtake does not know stay as they are. Pure.
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type Documents, type EditContext, type Edited, merge, rawShotsOf } from './documents.ts';
import { duplicateShots } from './edit-duplicate.ts';
import { chooseKeyframe } from './edit-keyframe.ts';
import { chooseSeam, setSeed } from './edit-segments.ts';
import { addShot, changeShots, moveShots, removeShots } from './edit-shots.ts';
import { splitShot } from './edit-split.ts';

export function applyEdit(documents: Documents, command: EditCommand, context: EditContext): Result<Edited> {
  if (command.kind === 'project.change') {
    const project = merge(documents.project, command.patch);
    return ok({ documents: { ...documents, project }, label: say`change the project` });
  }
  const shots = rawShotsOf(documents);
  if (shots === null) {
    return err({
      code: 'bad-request',
      message: say`No storyboard is open.`,
      remedy: say`Choose one in the Project panel.`,
    });
  }
  switch (command.kind) {
    case 'shots.change':
      return changeShots(
        documents,
        shots,
        command.shotIds.map((shotId) => ({ shotId, patch: command.patch })),
      );
    case 'shots.changeEach':
      return changeShots(documents, shots, command.changes);
    case 'shot.add':
      return ok(addShot(documents, shots, command.afterShotId));
    case 'shots.remove':
      return removeShots(documents, shots, command.shotIds);
    case 'shots.move':
      return moveShots(documents, shots, command.shotIds, command.toIndex);
    case 'shots.duplicate':
      return duplicateShots(documents, shots, command.shotIds);
    case 'shot.split':
      return splitShot(documents, shots, command, context);
    case 'keyframe.choose':
      return chooseKeyframe(documents, shots, command, context);
    case 'segment.seed':
      return setSeed(documents, shots, command);
    case 'seam.choose':
      return chooseSeam(documents, shots, command);
  }
}
