// The open project with everything that works on it: documents, plan, runs, takes.
import type { EditCommand } from '#shared/contract/studio-api.ts';
import type { Result } from '#shared/result.ts';
import type { ProjectStore } from '../project/index.ts';
import { rememberModels, withRememberedModels } from './models-for.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { Planner } from './planner.ts';
import { RunDesk } from './run-desk.ts';
import type { StudioEvents } from './studio-events.ts';
import { TakesDesk } from './takes-desk.ts';

export class ProjectDesk {
  readonly store: ProjectStore;
  readonly planner: Planner;
  readonly runs: RunDesk;
  readonly takes: TakesDesk;
  readonly #parts: StudioParts;
  readonly #events: StudioEvents;

  constructor(store: ProjectStore, parts: StudioParts, events: StudioEvents) {
    this.store = store;
    this.#parts = parts;
    this.#events = events;
    this.planner = new Planner(store, parts);
    this.runs = new RunDesk(store, this.planner, parts, events);
    this.takes = new TakesDesk(store, this.planner, this.runs, parts, events);
  }

  /** An edit of the documents; with another workflow come the models this project last used with it. */
  async edit(revision: number, command: EditCommand): Promise<Result<void>> {
    const edited = await this.store.edit(revision, withRememberedModels(this.#parts, this, command));
    if (edited.ok && command.kind === 'project.change' && command.patch.models !== undefined) {
      rememberModels(this.#parts, this);
    }
    return edited;
  }

  isRunning(): boolean {
    return this.runs.isBusy();
  }

  async close(): Promise<void> {
    await this.runs.close();
    this.#events.flush();
    await this.store.close();
  }
}
