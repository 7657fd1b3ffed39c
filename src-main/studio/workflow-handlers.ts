// Requests about workflows: the list, a look inside, the user's choices, models, import and the test of one second.
import { err, ok, type Result } from '#shared/result.ts';
import { reportModels } from '../engines/index.ts';
import type { Handlers } from './answer-request.ts';
import type { DeskHolder } from './desk-holder.ts';
import { importWorkflow } from './import-workflow.ts';
import { modelsFor, workflowInUse } from './models-for.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { nothingTested, runActive, testActive } from './refusals.ts';
import type { StudioEvents } from './studio-events.ts';
import { testWorkflow } from './test-workflow.ts';

const REPORT_TIMEOUT_MS = 60_000;

export function workflowHandlers(parts: StudioParts, events: StudioEvents, holder: DeskHolder) {
  const { registry } = parts;
  const changed = () => {
    events.send('workflows.changed', registry.list());
    events.send('plan.changed', {});
  };
  return {
    'workflows.list': async () => ok(registry.list()),
    'workflows.rescan': async () => {
      const found = await registry.rescan();
      changed();
      return ok(found);
    },
    'workflows.inspect': async ({ fileName }) => registry.inspect(fileName),
    'workflows.bind': async ({ fileName, slot, places }) => {
      const bound = registry.bind(fileName, slot, places);
      if (bound.ok) changed();
      return bound;
    },
    'workflows.import': async ({ name, text, replace }) => {
      const imported = await importWorkflow(parts, name, text, replace);
      if (imported.ok) changed();
      return imported;
    },
    'workflows.models': async ({ fileName }) => {
      const asked = fileName === null ? workflowInUse(parts, holder.desk) : ok(fileName);
      if (!asked.ok) return asked;
      const workflow = registry.load(asked.value);
      if (!workflow.ok) return workflow;
      const chosen = modelsFor(parts, holder.desk, asked.value);
      const { comfyRoot } = parts.settings.get();
      const report = await reportModels(
        { server: parts.engines.server(), workflow: workflow.value, chosen, comfyRoot },
        AbortSignal.timeout(REPORT_TIMEOUT_MS),
      );
      return ok(report);
    },
    ...testHandlers(parts, events, holder),
  } satisfies Partial<Handlers>;
}

function testHandlers(parts: StudioParts, events: StudioEvents, holder: DeskHolder) {
  // One at a time: it is the user's one card.
  let running: AbortController | null = null;
  return {
    'workflows.test': async ({ fileName }) => {
      if (running !== null) return err(testActive);
      if (holder.desk?.isRunning()) return err(runActive);
      const abort = new AbortController();
      running = abort;
      try {
        return await testWorkflow(parts, holder.desk, fileName, abort.signal, (progress) =>
          events.sendLatest('workflows.testing', fileName, () => ({ fileName, ...progress })),
        );
      } finally {
        running = null;
      }
    },
    'workflows.stopTest': async (): Promise<Result<Record<string, never>>> => {
      if (running === null) return err(nothingTested);
      running.abort();
      return ok({});
    },
  } satisfies Partial<Handlers>;
}
