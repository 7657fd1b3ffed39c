// The open project with everything that works on it: documents, plan, runs, takes.

import type { EditCommand } from '#shared/contract/edit-command.ts';
import { describeError } from '#shared/describe-error.ts';
import type { Result } from '#shared/result.ts';
import type { ProjectStore } from '../project/index.ts';
import { openRunHistory, type RunHistory } from '../run/index.ts';
import { createStills, type Stills } from '../stills/index.ts';
import { ExportDesk } from './export-desk.ts';
import { FilmDesk } from './film-desk.ts';
import { rememberModels, withRememberedModels } from './models-for.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { Planner } from './planner.ts';
import { RunDesk } from './run-desk.ts';
import type { Landing } from './run-surroundings.ts';
import { SeamsDesk } from './seams-desk.ts';
import type { StudioEvents } from './studio-events.ts';
import { TakesDesk } from './takes-desk.ts';

export class ProjectDesk {
  readonly store: ProjectStore;
  readonly planner: Planner;
  readonly runs: RunDesk;
  readonly takes: TakesDesk;
  readonly seams: SeamsDesk;
  readonly films: FilmDesk;
  readonly exports: ExportDesk;
  readonly history: RunHistory;
  /** null: nothing may be written, or nothing can be made without ffmpeg. */
  readonly stills: Stills | null;
  readonly #parts: StudioParts;
  readonly #events: StudioEvents;

  constructor(store: ProjectStore, parts: StudioParts, events: StudioEvents) {
    this.store = store;
    this.#parts = parts;
    this.#events = events;
    this.planner = new Planner(store, parts);
    this.history = openRunHistory(store.folderPath);
    const landing = this.#landing(store);
    this.runs = new RunDesk(store, this.planner, parts, events, landing);
    this.takes = new TakesDesk(store, this.planner, this.runs, parts, events, landing);
    this.seams = new SeamsDesk(store, this.planner, parts, events);
    this.films = new FilmDesk(store, this.planner, this.seams);
    const { ffmpeg, logger, options } = parts;
    this.stills =
      ffmpeg === null || options.lookOnly === true
        ? null
        : createStills({ ffmpeg, projectFolderPath: store.folderPath, logger });
    this.exports = new ExportDesk({ store, films: this.films, stills: this.stills, parts, events });
  }

  #landing(store: ProjectStore): Landing {
    return {
      takeLanded: async (key, take, clipPath, marks) => {
        this.planner.forgetTakes(key);
        const landed = await store.takeLanded(key, take, clipPath, marks);
        // Beside the run: its pictures are there when somebody looks.
        if (landed.ok) this.stills?.prepare([clipPath]);
        return landed;
      },
      warn: (warning) => {
        this.#parts.logger.failure(warning);
        this.#events.send('notice', { severity: 'warning', message: describeError(warning) });
      },
    };
  }

  /** An edit of the documents; with another workflow come the models this project last used with it. */
  async edit(revision: number, command: EditCommand): Promise<Result<void>> {
    const timing = command.kind === 'shot.split' ? this.planner.filmTiming(command.shotId) : undefined;
    const edited = await this.store.edit(revision, withRememberedModels(this.#parts, this, command), timing);
    if (edited.ok && command.kind === 'project.change' && command.patch.models !== undefined) {
      rememberModels(this.#parts, this);
    }
    return edited;
  }

  /** Something is rendered or exported. */
  isRunning(): boolean {
    return this.runs.isBusy() || this.exports.isBusy();
  }

  async close(): Promise<void> {
    await this.exports.close();
    await this.seams.close();
    await this.stills?.close();
    await this.runs.close();
    this.#events.flush();
    await this.store.close();
  }
}
