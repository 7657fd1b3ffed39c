// The requests that open, make and close projects, and those about the ones opened before.
import { join } from 'node:path';
import type { ProjectView } from '#shared/model/project-view.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createSample } from '../project/index.ts';
import type { Handlers } from './answer-request.ts';
import { sampleFolderPath } from './app-handlers.ts';
import type { DeskHolder } from './desk-holder.ts';
import { createDeskOpener } from './desk-opener.ts';
import { createProjectFolder, surroundingsOf } from './new-project.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { type ReadStory, readSource } from './read-story.ts';
import { busy } from './refusals.ts';
import type { StudioEvents } from './studio-events.ts';
import { typedPath } from './typed-path.ts';

export function openingHandlers(parts: StudioParts, events: StudioEvents, holder: DeskHolder) {
  const { open, closeDesk } = createDeskOpener(parts, events, holder);
  // One after the other: two pages may open and close at the same moment, and there is one desk.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  const createAndOpen = async (givenPath: string, read: ReadStory | null): Promise<Result<ProjectView>> => {
    // Before anything is written: a project that then does not open would be a riddle.
    if (holder.desk?.isRunning()) return err(busy(holder.desk));
    const folderPath = typedPath(givenPath);
    const made = await createProjectFolder(folderPath, read, surroundingsOf(parts));
    return made.ok ? open(folderPath) : made;
  };
  return {
    'project.open': ({ folderPath }) => inTurn(() => open(typedPath(folderPath))),
    'project.createSample': ({ folderPath }) =>
      inTurn(async () => {
        const target = folderPath === null ? sampleFolderPath() : typedPath(folderPath);
        const made = await createSample(join(parts.options.resourcesPath, 'sample'), target);
        return made.ok ? open(target) : made;
      }),
    'project.create': ({ folderPath }) => inTurn(() => createAndOpen(folderPath, null)),
    'project.createFromStory': ({ folderPath, source }) =>
      inTurn(async () => {
        const read = await readSource(source);
        return read.ok ? createAndOpen(folderPath, read.value) : read;
      }),
    'project.current': async () => ok(holder.desk?.store.view() ?? null),
    'project.close': () =>
      inTurn(async () => {
        if (holder.desk?.isRunning()) return err(busy(holder.desk));
        await closeDesk();
        events.send('project.changed', null);
        return ok({});
      }),
    ...recentHandlers(parts),
  } satisfies Partial<Handlers>;
}

function recentHandlers({ recent, recentPictures }: StudioParts) {
  return {
    'project.recent': async () => ok(await recent.list()),
    'project.forgetRecent': async ({ folderPath }) => {
      await recent.forget(folderPath);
      await recentPictures.tidy();
      return ok(await recent.list());
    },
    'project.recentPicture': async ({ folderPath }) => ok({ jpegBase64: await recentPictures.read(folderPath) }),
  } satisfies Partial<Handlers>;
}
