// Tests of one second, one at a time: it is the user's one card, and a run has it to itself.
import type { WorkflowTest } from '#shared/contract/shapes.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioParts } from './open-studio-parts.ts';
import type { ProjectDesk } from './project-desk.ts';
import { nothingTested, runActive, testActive } from './refusals.ts';
import type { StudioEvents } from './studio-events.ts';
import { testWorkflow } from './test-workflow.ts';

export interface WorkflowTester {
  test(desk: ProjectDesk | null, fileName: string): Promise<Result<WorkflowTest>>;
  stop(): Result<Record<string, never>>;
  isTesting(): boolean;
  /** Stops what is being tested and waits until its job is off the server. */
  close(): Promise<void>;
}

export function createWorkflowTester(parts: StudioParts, events: StudioEvents): WorkflowTester {
  let current: { readonly abort: AbortController; readonly done: Promise<unknown> } | null = null;
  return {
    async test(desk, fileName) {
      if (current !== null) return err(testActive());
      if (desk?.isRunning()) return err(runActive());
      const abort = new AbortController();
      const done = testWorkflow(parts, desk, fileName, abort.signal, (progress) =>
        events.sendLatest('workflows.testing', fileName, () => ({ fileName, ...progress })),
      );
      current = { abort, done };
      try {
        return await done;
      } finally {
        current = null;
      }
    },
    stop() {
      if (current === null) return err(nothingTested());
      current.abort.abort();
      return ok({});
    },
    isTesting: () => current !== null,
    async close() {
      current?.abort.abort();
      await current?.done;
    },
  };
}
