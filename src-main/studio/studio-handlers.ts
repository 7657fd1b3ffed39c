import { homedir } from 'node:os';
import { join } from 'node:path';
import type { RunView } from '#shared/model/run.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { createSample } from '../project/index.ts';
import { tidyServerUrl } from '../settings/index.ts';
import type { Handlers } from './answer-request.ts';
import { ENGINES } from './choose-engine.ts';
import type { DeskHolder } from './desk-holder.ts';
import { createDeskOpener } from './desk-opener.ts';
import { filmHandlers } from './film-handlers.ts';
import { listFolders } from './list-folders.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { ProjectDesk } from './project-desk.ts';
import { busy, noDialog, noProject, testActive } from './refusals.ts';
import { canRenderOf, readinessForProject } from './run-surroundings.ts';
import { serverHandlers } from './server-handlers.ts';
import type { StudioEvents } from './studio-events.ts';
import { workflowHandlers } from './workflow-handlers.ts';

export function createHandlers(parts: StudioParts, events: StudioEvents, holder: DeskHolder): Handlers {
  return {
    ...appHandlers(parts),
    ...openingHandlers(parts, events, holder),
    ...documentHandlers(holder),
    ...workHandlers(holder),
    ...filmHandlers(
      (work) => withDesk(holder, work),
      () => holder.desk,
    ),
    ...settingsHandlers(parts, events),
    ...serverHandlersFor(parts, events, holder),
    ...workflowHandlers(parts, events, holder),
  };
}

const sampleFolderPath = (): string => join(homedir(), 'Longtake', 'Sample');

function appHandlers({ options, ffmpeg }: StudioParts) {
  return {
    'app.info': async () => {
      return ok({
        version: options.version,
        host: options.host,
        hasFolderDialog: options.pickFolder !== undefined,
        ffmpeg: ffmpeg === null ? null : { path: ffmpeg.path, version: ffmpeg.version, source: ffmpeg.source },
        sampleFolderPath: sampleFolderPath(),
      });
    },
    'folders.list': ({ folderPath }) => listFolders(folderPath),
    'folders.pick': async () =>
      options.pickFolder === undefined ? err(noDialog) : ok({ folderPath: await options.pickFolder() }),
    'engines.list': async () => ok([...ENGINES]),
  } satisfies Partial<Handlers>;
}

function openingHandlers(parts: StudioParts, events: StudioEvents, holder: DeskHolder) {
  const { open, closeDesk } = createDeskOpener(parts, events, holder);
  // One after the other: two pages may open and close at the same moment, and there is one desk.
  let queue: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  };
  return {
    'project.open': ({ folderPath }) => inTurn(() => open(folderPath)),
    'project.createSample': ({ folderPath }) =>
      inTurn(async () => {
        const target = folderPath ?? sampleFolderPath();
        const made = await createSample(join(parts.options.resourcesPath, 'sample'), target);
        return made.ok ? open(target) : made;
      }),
    'project.current': async () => ok(holder.desk?.store.view() ?? null),
    'project.close': () =>
      inTurn(async () => {
        if (holder.desk?.isRunning()) return err(busy(holder.desk));
        await closeDesk();
        events.send('project.changed', null);
        return ok({});
      }),
    'project.recent': async () => ok(await parts.recent.list()),
    'project.forgetRecent': async ({ folderPath }) => {
      await parts.recent.forget(folderPath);
      return ok(await parts.recent.list());
    },
  } satisfies Partial<Handlers>;
}

function withDesk<T>(holder: DeskHolder, work: (desk: ProjectDesk) => Promise<Result<T>>): Promise<Result<T>> {
  return holder.desk === null ? Promise.resolve(err(noProject)) : work(holder.desk);
}

function documentHandlers(holder: DeskHolder) {
  const thenView = (work: (desk: ProjectDesk) => Promise<Result<void>>) =>
    withDesk(holder, async (desk) => {
      const done = await work(desk);
      return done.ok ? ok(desk.store.view()) : done;
    });
  return {
    'project.edit': ({ revision, command }) => thenView((desk) => desk.edit(revision, command)),
    'project.undo': ({ revision }) => thenView(({ store }) => store.undo(revision)),
    'project.redo': ({ revision }) => thenView(({ store }) => store.redo(revision)),
    'project.reload': () => thenView(({ store }) => store.reload()),
    'project.chooseStoryboard': ({ fileName }) => thenView(({ store }) => store.chooseStoryboard(fileName)),
    'screen.forget': () => thenView(({ store }) => store.forgetScreen()),
    'screen.remember': (screen) =>
      withDesk(holder, async ({ store }) => {
        const written = await store.rememberScreen(screen);
        return written.ok ? ok({}) : written;
      }),
  } satisfies Partial<Handlers>;
}

function workHandlers(holder: DeskHolder) {
  return {
    'plan.build': () => withDesk(holder, ({ planner }) => planner.view()),
    'plan.request': ({ segmentKey }) => withDesk(holder, ({ planner }) => planner.requestFor(segmentKey)),
    'preflight.check': () => withDesk(holder, ({ planner }) => planner.preflight()),
    ...runHandlers(holder),
    ...takeHandlers(holder),
  } satisfies Partial<Handlers>;
}

function runHandlers(holder: DeskHolder) {
  const withRuns = (work: (runs: ProjectDesk['runs']) => Promise<Result<RunView>>) =>
    withDesk(holder, ({ runs }) => work(runs));
  const unlessTesting = (work: (runs: ProjectDesk['runs']) => Promise<Result<RunView>>) =>
    holder.tester.isTesting() ? Promise.resolve(err(testActive)) : withRuns(work);
  return {
    'run.start': (choice) => unlessTesting((runs) => runs.start(choice)),
    'run.add': (choice) => unlessTesting((runs) => runs.add(choice)),
    'run.pause': ({ when, freeMemory }) => withRuns((runs) => runs.pause(when, freeMemory)),
    'run.resume': () => unlessTesting((runs) => runs.resume()),
    'run.stop': () => withRuns((runs) => runs.stop()),
    'run.retry': ({ segmentKeys }) => unlessTesting((runs) => runs.retry(segmentKeys)),
    'run.skip': ({ segmentKey }) => withRuns((runs) => runs.skip(segmentKey)),
    'run.reorder': ({ shotIds }) => withRuns((runs) => runs.reorder(shotIds)),
    'run.server': ({ url, action }) => withRuns((runs) => runs.changeServer(tidyServerUrl(url), action)),
    'run.current': async () => ok(holder.desk?.runs.view() ?? null),
  } satisfies Partial<Handlers>;
}

function takeHandlers(holder: DeskHolder) {
  return {
    'takes.list': ({ segmentKey }) => withDesk(holder, ({ takes }) => takes.list(segmentKey)),
    'takes.activate': ({ segmentKey, take, following }) =>
      withDesk(holder, ({ takes }) => takes.activate(segmentKey, take, following)),
    'takes.rate': ({ segmentKey, take, rating }) =>
      withDesk(holder, ({ takes }) => takes.rate(segmentKey, take, rating)),
    'takes.keep': ({ segmentKey, kept }) => withDesk(holder, ({ takes }) => takes.keep(segmentKey, kept)),
    'takes.usage': () => withDesk(holder, ({ takes }) => takes.usage()),
    'takes.cleanup': ({ choice, confirmed }) => withDesk(holder, ({ takes }) => takes.cleanup(choice, confirmed)),
  } satisfies Partial<Handlers>;
}

function settingsHandlers(parts: StudioParts, events: StudioEvents) {
  const { registry, settings } = parts;
  return {
    'settings.get': async () => ok(settings.get()),
    'settings.change': async (patch) => {
      const changed = await settings.change(patch);
      if (!changed.ok) return changed;
      if (patch.workflowFolders !== undefined) await registry.rescan();
      events.send('plan.changed', {});
      return changed;
    },
  } satisfies Partial<Handlers>;
}

function serverHandlersFor(parts: StudioParts, events: StudioEvents, holder: DeskHolder) {
  const { restarter } = parts;
  return serverHandlers({
    ...{ parts, events, restarter },
    ownJobIds: () => holder.desk?.runs.ownJobIds() ?? new Set(),
    askServersNow: () => holder.desk?.runs.askServersNow(),
    async canRender(url, signal) {
      const planner = holder.desk?.planner;
      // The draft needs no server: what one lacks is then nobody's concern.
      if (planner === undefined || planner.engineId() !== 'comfyui') return null;
      return canRenderOf(await readinessForProject(url, planner, signal));
    },
  });
}
