// Requests about workflows: the list, a look inside, the user's choices, models, import and the test of one second.
import { ok } from '#shared/result.ts';
import { reportModels } from '../engines/index.ts';
import type { Handlers } from './answer-request.ts';
import type { DeskHolder } from './desk-holder.ts';
import { importWorkflow } from './import-workflow.ts';
import { modelsFor, workflowInUse } from './models-for.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { readinessAt } from './readiness.ts';
import type { StudioEvents } from './studio-events.ts';

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
    'workflows.remove': async ({ fileName }) => {
      const removed = await registry.remove(fileName);
      if (removed.ok) changed();
      return removed;
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
    'workflows.readiness': async ({ url }) =>
      ok(await readinessAt(url, { registry, logger: parts.logger, comfyRoot: parts.settings.get().comfyRoot })),
    'workflows.test': ({ fileName }) => holder.tester.test(holder.desk, fileName),
    'workflows.stopTest': async () => holder.tester.stop(),
  } satisfies Partial<Handlers>;
}
