// The composition root: the one place where the rooms are put together.
import type { RequestName, RequestOutput, WireResult } from '#shared/contract/studio-client.ts';
import { ok, type Result } from '#shared/result.ts';
import { answerMedia } from './answer-media.ts';
import { answerRequest } from './answer-request.ts';
import type { DeskHolder } from './desk-holder.ts';
import { openStudioParts } from './open-studio-parts.ts';
import type { Studio, StudioOptions } from './studio.ts';
import { createStudioEvents } from './studio-events.ts';
import { createHandlers } from './studio-handlers.ts';
import { createWorkflowTester } from './workflow-tester.ts';

export async function createStudio(options: StudioOptions): Promise<Result<Studio>> {
  let workflowsChanged = () => {};
  const parts = await openStudioParts(options, () => workflowsChanged());
  if (!parts.ok) return parts;
  const events = createStudioEvents(parts.value.logger);
  workflowsChanged = () => {
    events.send('workflows.changed', parts.value.registry.list());
    events.send('plan.changed', {});
  };
  const holder: DeskHolder = { desk: null, tester: createWorkflowTester(parts.value, events) };
  events.on(({ name }) => {
    if (name === 'plan.changed') holder.desk?.planner.lookAgain();
  });
  const handlers = createHandlers(parts.value, events, holder);
  const answer: Studio['answer'] = (name, rawInput) => answerRequest(handlers, parts.value.logger, name, rawInput);
  return ok({
    answer,
    call: <Name extends RequestName>(name: Name, input: unknown) =>
      answer(name, input) as Promise<WireResult<RequestOutput<Name>>>,
    onEvent: events.on,
    async answerMedia(mediaPath, request) {
      const folderPath = holder.desk?.store.folderPath;
      const stills = holder.desk?.stills ?? undefined;
      return folderPath === undefined
        ? new Response(null, { status: 404 })
        : answerMedia(folderPath, mediaPath, request, stills && ((path) => stills.ensure(path)));
    },
    isRunning: () => holder.tester.isTesting() || (holder.desk?.isRunning() ?? false),
    async close() {
      await holder.tester.close();
      await holder.desk?.close();
      holder.desk = null;
      await parts.value.close();
    },
  });
}
