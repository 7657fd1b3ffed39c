// Opens and closes the one project of a studio.
import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ProjectView } from '#shared/model/project-view.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { openProject } from '../project/index.ts';
import { removeLeftovers } from '../takes/index.ts';
import type { DeskHolder } from './desk-holder.ts';
import { projectKeysForOlderFolder } from './new-project.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { ProjectDesk } from './project-desk.ts';
import { busy } from './refusals.ts';
import type { StudioEvents } from './studio-events.ts';

export interface DeskOpener {
  open(folderPath: string): Promise<Result<ProjectView>>;
  closeDesk(): Promise<void>;
}

export function createDeskOpener(parts: StudioParts, events: StudioEvents, holder: DeskHolder): DeskOpener {
  const closeDesk = async () => {
    const { desk } = holder;
    holder.desk = null;
    await desk?.close();
    if (desk !== null && parts.options.lookOnly !== true) parts.recentPictures.refresh(desk.store.view());
    await parts.setLogFolder(null);
  };
  const open = async (givenPath: string): Promise<Result<ProjectView>> => {
    // As the store names it: a slash at the end or a link on the way is the same folder.
    const folderPath = await realpath(givenPath).catch(() => resolve(givenPath));
    // The folder that is open already is only shown again; its lock is ours.
    if (holder.desk?.store.folderPath === folderPath) return ok(holder.desk.store.view());
    if (holder.desk?.isRunning()) return err(busy(holder.desk));
    const store = await openProject(folderPath, {
      logger: parts.logger,
      now: parts.now,
      forWriting: parts.options.lookOnly !== true,
      newProjectKeys: projectKeysForOlderFolder(parts.settings.get().defaults),
      onChange: () => {
        // A run lands a take every few seconds, a reload of many files comes at once: pages get the last of it.
        events.sendLatest('project.changed', '', () => holder.desk?.store.view() ?? null);
        events.sendLatest('plan.changed', '', () => ({}));
      },
    });
    if (!store.ok) return store;
    await closeDesk();
    // Before anybody can ask for work: what is being written then would look like a rest.
    if (parts.options.lookOnly !== true) await tidyUp(folderPath, parts);
    holder.desk = new ProjectDesk(store.value, parts, events);
    if (parts.options.lookOnly !== true) {
      await parts.setLogFolder(folderPath);
      await parts.recent.opened(folderPath, store.value.view().settings.name, parts.now());
      parts.recentPictures.refresh(store.value.view());
    }
    if (parts.options.lookOnly !== true && parts.options.host !== 'cli') await holder.desk.runs.openUnfinished();
    events.send('project.changed', store.value.view());
    return ok(store.value.view());
  };
  return { open, closeDesk };
}

/** What a killed program left half-written: nothing reads it, and a night of it fills a disk. */
async function tidyUp(folderPath: string, { logger }: StudioParts): Promise<void> {
  const { bytes, failures } = await removeLeftovers(folderPath);
  if (bytes > 0) logger.info('Removed what a broken-off run left', { folder: folderPath, bytes });
  for (const failure of failures) logger.failure(failure);
}
