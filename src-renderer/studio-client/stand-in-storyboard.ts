// What the stand-in answers to edits of the storyboard, with undo, and to pictures that are taken in.
// import-fails: every picture is refused. no-shots: an empty storyboard. variants: the first shot has six of them.
import type { KeyframeVariant } from '#shared/contract/shapes.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import { err, ok } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { editedProject, withKeyframe } from './stand-in-edits.ts';
import type { StandInAnswers, StandInStudio } from './stand-in-studio.ts';

export interface StoryboardTools {
  readonly studio: () => StandInStudio;
  readonly view: () => ProjectView | null;
  /** The documents changed: the plan follows. */
  readonly put: (view: ProjectView) => void;
}

const NO_PROJECT: StudioErrorWire = { code: 'no-project', message: 'No project is open.', remedy: 'Open a folder.' };
const NOTHING: StudioErrorWire = { code: 'nothing-to-undo', message: 'Nothing to undo.', remedy: '' };
const REFUSED: StudioErrorWire = {
  code: 'bad-file',
  message: 'The picture lamp.png is damaged: its data end after 12 of 480 lines.',
  remedy: 'Save it again from the program that made it, and drop it once more.',
};

export function storyboardAnswers(scene: string, { studio, view, put }: StoryboardTools): StandInAnswers {
  const past: ProjectView[] = [];
  const future: ProjectView[] = [];
  const change = (now: ProjectView, next: ProjectView) => {
    past.push(now);
    future.length = 0;
    return show(next);
  };
  const show = (next: ProjectView) => {
    put(next);
    studio().emit('plan.changed', {});
    return ok(next);
  };
  const step = (from: ProjectView[], to: ProjectView[]) => {
    const now = view();
    const next = from.pop();
    if (!now || !next) return err(NOTHING);
    to.push(now);
    const labels = { undoLabel: past.at(-1) ? 'edit' : null, redoLabel: future.at(-1) ? 'edit' : null };
    return show({ ...next, ...labels, revision: now.revision + 1 });
  };
  let imported = 0;
  return {
    'project.edit': ({ command }) => {
      const now = view();
      if (!now) return err(NO_PROJECT);
      const answer = change(now, editedProject(now, command));
      if (command.kind === 'seam.choose') studio().emit('seams.changed', {});
      return answer;
    },
    'project.undo': () => step(past, future),
    'project.redo': () => step(future, past),
    'keyframes.variants': ({ shotId }) => ok(variantsIn(scene, view(), shotId)),
    'keyframes.import': async ({ shotId, role }) => {
      const now = view();
      if (!now) return err(NO_PROJECT);
      await new Promise((resolve) => setTimeout(resolve, PICTURE_MS));
      if (scene === 'import-fails') return err({ ...REFUSED, shotId });
      imported += 1;
      const filePath = `selected/${shotId}_v${imported % 6}.png`;
      const next = { ...now, revision: now.revision + 1, undoLabel: `take in a picture for shot ${shotId}` };
      if (role === 'start') return change(now, withKeyframe(next, shotId, filePath));
      const keyframe = now.keyframes[shotId];
      if (!keyframe) return ok(next);
      const end = { status: 'found' as const, mediaPath: filePath, filePath };
      const shots = now.storyboard?.shots.map((shot) =>
        shot.shotId === shotId ? { ...shot, endKeyframe: filePath } : shot,
      );
      return change(now, {
        ...next,
        keyframes: { ...now.keyframes, [shotId]: { ...keyframe, end } },
        storyboard: now.storyboard && { ...now.storyboard, shots: shots ?? [] },
      });
    },
  };
}

const PICTURE_MS = 120;

function variantsIn(scene: string, view: ProjectView | null, shotId: string): KeyframeVariant[] {
  const chosen = view?.keyframes[shotId]?.filePath ?? null;
  const count = shotId === '001' ? (scene === 'variants' ? 6 : 3) : 0;
  const variants = Array.from({ length: count }, (_, index): KeyframeVariant => {
    const filePath = `selected/${shotId}_shot_v${index + 1}.png`;
    return { filePath, name: `v${index + 1}`, chosen: filePath === chosen };
  });
  if (chosen === null || variants.some((variant) => variant.chosen)) return variants;
  return count === 0 ? [] : [...variants, { filePath: chosen, name: chosen.split('/').at(-1) ?? chosen, chosen: true }];
}
