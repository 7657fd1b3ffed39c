// Requests about the documents of the open project: edits, undo, keyframes, and what its screen remembers.
import { err, ok, type Result } from '#shared/result.ts';
import { listVariants, shotGone } from '../project/index.ts';
import type { Handlers } from './answer-request.ts';
import type { WithDesk } from './desk-holder.ts';
import { pictureToKeep } from './picture-to-keep.ts';
import type { ProjectDesk } from './project-desk.ts';

export function documentHandlers(withDesk: WithDesk) {
  const thenView = (work: (desk: ProjectDesk) => Promise<Result<void>>) =>
    withDesk(async (desk) => {
      const done = await work(desk);
      return done.ok ? ok(desk.store.view()) : done;
    });
  return {
    'project.edit': ({ revision, command }) => thenView((desk) => desk.edit(revision, command)),
    'project.undo': ({ revision }) => thenView(({ store }) => store.undo(revision)),
    'project.redo': ({ revision }) => thenView(({ store }) => store.redo(revision)),
    'project.reload': () => thenView(({ store }) => store.reload()),
    'project.chooseStoryboard': ({ fileName }) => thenView(({ store }) => store.chooseStoryboard(fileName)),
    'keyframes.variants': ({ shotId }) => withDesk((desk) => variantsOf(desk, shotId)),
    'keyframes.import': ({ revision, shotId, role, fileName, base64 }) =>
      thenView(async ({ store }) => {
        const picture = await pictureToKeep(base64, fileName);
        return picture.ok ? store.importKeyframe(revision, shotId, role, picture.value) : picture;
      }),
    'screen.forget': () => thenView(({ store }) => store.forgetScreen()),
    'screen.remember': (screen) =>
      withDesk(async ({ store }) => {
        const written = await store.rememberScreen(screen);
        return written.ok ? ok({}) : written;
      }),
  } satisfies Partial<Handlers>;
}

async function variantsOf({ store }: ProjectDesk, shotId: string) {
  const { storyboard, keyframes } = store.view();
  const shot = storyboard?.shots.find((one) => one.shotId === shotId);
  if (shot === undefined) return err(shotGone(shotId));
  const keyframe = keyframes[shotId];
  const chosenPath = keyframe?.status === 'found' ? keyframe.filePath : null;
  return ok(await listVariants(store.folderPath, { fileBase: shot.filenameBase, chosenPath }));
}
