import type { RunView } from '#shared/model/run.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { tidyServerUrl } from '../settings/index.ts';
import type { Handlers } from './answer-request.ts';
import { appHandlers } from './app-handlers.ts';
import { type DeskHolder, type WithDesk, withDeskOf } from './desk-holder.ts';
import { documentHandlers } from './document-handlers.ts';
import { engineHandlers } from './engine-handlers.ts';
import { filmHandlers } from './film-handlers.ts';
import { historyHandlers } from './history-handlers.ts';
import { importHandlers } from './import-handlers.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { openingHandlers } from './opening-handlers.ts';
import { placeHandlers } from './place-handlers.ts';
import type { ProjectDesk } from './project-desk.ts';
import { testActive } from './refusals.ts';
import { canRenderOf, readinessForProject } from './run-surroundings.ts';
import { secretHandlers } from './secret-handlers.ts';
import { serverHandlers } from './server-handlers.ts';
import { settingsHandlers } from './settings-handlers.ts';
import { soundHandlers } from './sound-handlers.ts';
import { storyHandlers } from './story-handlers.ts';
import type { StudioEvents } from './studio-events.ts';
import { workflowHandlers } from './workflow-handlers.ts';

export function createHandlers(parts: StudioParts, events: StudioEvents, holder: DeskHolder): Handlers {
  const withDesk = withDeskOf(holder);
  const ofSettings = settingsHandlers(parts, events, holder);
  return {
    ...appHandlers(parts),
    ...engineHandlers(parts, withDesk),
    ...openingHandlers(parts, events, holder),
    ...storyHandlers(parts),
    ...importHandlers(ofSettings, holder),
    ...documentHandlers(withDesk),
    ...soundHandlers(parts, withDesk),
    ...workHandlers(withDesk, holder),
    ...historyHandlers(withDesk),
    ...filmHandlers(withDesk, () => holder.desk),
    ...ofSettings,
    ...secretHandlers(parts, events),
    ...placeHandlers(parts.options, holder),
    ...serverHandlersFor(parts, events, holder),
    ...workflowHandlers(parts, events, holder),
  };
}

function workHandlers(withDesk: WithDesk, holder: DeskHolder) {
  return {
    'plan.build': () => withDesk(({ planner }) => planner.view()),
    'plan.request': ({ segmentKey }) => withDesk(({ planner }) => planner.requestFor(segmentKey)),
    'preflight.check': () => withDesk(({ planner }) => planner.preflight()),
    ...runHandlers(withDesk, holder),
    ...takeHandlers(withDesk),
  } satisfies Partial<Handlers>;
}

function runHandlers(withDesk: WithDesk, holder: DeskHolder) {
  const withRuns = (work: (runs: ProjectDesk['runs']) => Promise<Result<RunView>>) =>
    withDesk(({ runs }) => work(runs));
  const unlessTesting = (work: (runs: ProjectDesk['runs']) => Promise<Result<RunView>>) =>
    holder.tester.isTesting() ? Promise.resolve(err(testActive())) : withRuns(work);
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

function takeHandlers(withDesk: WithDesk) {
  return {
    'takes.list': ({ segmentKey }) => withDesk(({ takes }) => takes.list(segmentKey)),
    'takes.activate': ({ segmentKey, take, following }) =>
      withDesk(({ takes }) => takes.activate(segmentKey, take, following)),
    'takes.rate': ({ segmentKey, take, rating }) => withDesk(({ takes }) => takes.rate(segmentKey, take, rating)),
    'takes.keep': ({ segmentKey, kept }) => withDesk(({ takes }) => takes.keep(segmentKey, kept)),
    'takes.acceptShort': ({ segmentKey, take }) => withDesk(({ takes }) => takes.acceptShort(segmentKey, take)),
    'takes.usage': () => withDesk(({ takes }) => takes.usage()),
    'takes.cleanup': ({ choice, confirmed }) => withDesk(({ takes }) => takes.cleanup(choice, confirmed)),
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
