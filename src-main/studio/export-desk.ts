// Exports of the open project: one at a time, with progress, ended in order.

import { randomUUID } from 'node:crypto';
import { basename, relative, sep } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { ExportRequest, ExportView } from '#shared/model/export.ts';
import { DEFAULT_EXPORT_OPTIONS } from '#shared/model/export-defaults.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type StudioError, toWireError } from '#shared/studio-error.ts';
import type { ProjectStore } from '../project/index.ts';
import type { Stills } from '../stills/index.ts';
import { isInside } from '../storage/index.ts';
import { exportTarget } from './export-target.ts';
import type { Exported, ExportProgress } from './export-work.ts';
import type { FilmDesk } from './film-desk.ts';
import { makeExport } from './make-export.ts';
import type { StudioParts } from './open-studio-parts.ts';
import { exportActive, ffmpegMissing, projectClosed } from './refusals.ts';
import type { StudioEvents } from './studio-events.ts';

/** A browser shows these by itself. */
const SHOWN = /\.(mp4|webm|gif|webp|png)$/i;

interface UnderWay {
  readonly abort: AbortController;
  readonly done: Promise<void>;
}

export interface ExportParts {
  readonly store: ProjectStore;
  readonly films: FilmDesk;
  readonly stills: Stills | null;
  readonly parts: StudioParts;
  readonly events: StudioEvents;
}

export class ExportDesk {
  readonly #of: ExportParts;
  #view: ExportView | null = null;
  #underWay: UnderWay | null = null;
  /** Between the question and the work: where it goes is looked up on disk. */
  #starting: Promise<unknown> | null = null;
  #isClosed = false;

  constructor(of: ExportParts) {
    this.#of = of;
  }

  current(): ExportView | null {
    return this.#view;
  }

  isBusy(): boolean {
    return this.#starting !== null || this.#underWay !== null;
  }

  async start(request: ExportRequest): Promise<Result<ExportView>> {
    if (this.isBusy()) return err(exportActive());
    if (this.#of.parts.ffmpeg === null) return err(ffmpegMissing());
    const starting = this.#start(request);
    this.#starting = starting;
    try {
      return await starting;
    } finally {
      this.#starting = null;
    }
  }

  async #start(request: ExportRequest): Promise<Result<ExportView>> {
    const target = await exportTarget(request, {
      projectFolderPath: this.#of.store.folderPath,
      projectName: this.#of.store.view().settings.name,
      exportFolderPath: this.#of.parts.options.overrides?.exportFolderPath ?? null,
    });
    if (!target.ok) return target;
    if (this.#isClosed) return err(projectClosed());
    const view = this.#newView(request, target.value);
    this.#view = view;
    const abort = new AbortController();
    this.#underWay = { abort, done: this.#carryOut(request, target.value, abort.signal) };
    return ok(view);
  }

  /** Answers when it has ended. */
  async cancel(): Promise<ExportView | null> {
    this.#underWay?.abort.abort();
    await this.#underWay?.done;
    return this.#view;
  }

  /** Waits until what was started has ended. */
  async finished(): Promise<ExportView | null> {
    await this.#underWay?.done;
    return this.#view;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#starting;
    await this.cancel();
  }

  async #carryOut(request: ExportRequest, targetPath: string, signal: AbortSignal): Promise<void> {
    const startedAtMs = performance.now();
    const onProgress = (progress: ExportProgress) => this.#tell(progressOf(progress, performance.now() - startedAtMs));
    let done: Result<Exported>;
    try {
      const options = { ...DEFAULT_EXPORT_OPTIONS, ...request.options };
      const context = { ...this.#of, signal, onProgress };
      done = await makeExport({ ...request, options }, targetPath, context);
    } catch (cause) {
      done = err(unexpected(cause));
    }
    this.#underWay = null;
    if (!done.ok && done.error.code !== 'stopped') this.#of.parts.logger.failure(done.error);
    if (done.ok) this.#of.parts.logger.info('Exported', { file: targetPath, format: request.format });
    this.#tell(done.ok ? { ...done.value, ...finished() } : ended(done.error, signal.aborted));
    this.#of.events.flush();
  }

  #tell(changes: Partial<ExportView>): void {
    if (this.#view === null) return;
    this.#view = { ...this.#view, ...changes };
    this.#of.events.sendLatest('export.changed', '', () => this.#view ?? this.#newView(FALLBACK, ''));
  }

  #newView({ format, shotId }: Pick<ExportRequest, 'format' | 'shotId'>, filePath: string): ExportView {
    return {
      ...{
        id: randomUUID(),
        format,
        shotId,
        phase: 'working',
        activity: say`Preparing`,
        fraction: null,
        secondsLeft: null,
      },
      ...{ filePath, mediaPath: this.#mediaPathOf(filePath), bytes: null, frames: null },
      ...{ copiedFrames: 0, encodedFrames: 0, reusedFrames: 0, findings: [], error: null },
    };
  }

  #mediaPathOf(filePath: string): string | null {
    const { folderPath } = this.#of.store;
    if (!isInside(folderPath, filePath) || !SHOWN.test(basename(filePath))) return null;
    return relative(folderPath, filePath).split(sep).join('/');
  }
}

const FALLBACK = { format: 'mp4', shotId: null } as const;
const finished = () => ({ phase: 'done', activity: say`Done`, fraction: 1, secondsLeft: 0 }) as const;

/** What is left is guessed from what is done, once there is something to guess from. */
function progressOf({ activity, fraction, frames }: ExportProgress, elapsedMs: number): Partial<ExportView> {
  const isKnown = fraction !== null && fraction > 0.02 && elapsedMs > 1000;
  const known = frames === undefined ? {} : { frames };
  return { ...known, activity, fraction, secondsLeft: isKnown ? (elapsedMs / 1000) * (1 / fraction - 1) : null };
}

const ended = (error: StudioError, wasCancelled: boolean): Partial<ExportView> =>
  wasCancelled
    ? { phase: 'cancelled', activity: say`Cancelled`, fraction: null, secondsLeft: null, error: null }
    : { phase: 'failed', activity: say`Failed`, fraction: null, secondsLeft: null, error: toWireError(error) };

const unexpected = (cause: unknown): StudioError => ({
  code: 'unexpected',
  message: say`The export broke off.`,
  remedy: say`Try it again; if it happens again, copy the details into a bug report.`,
  details: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  cause,
});
