// A server that a test plays: it takes jobs at once and finishes, fails or falls silent when it is told. Development only.
import { randomUUID } from 'node:crypto';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Engine, FollowEvents } from '../engines/index.ts';
import type { ServerReadiness } from './index.ts';

export const failure = (code: StudioError['code']): StudioError => ({ code, message: `${code}.`, remedy: 'r' });
const silent = failure('server-unreachable');

const PLAYED_PROBE = { version: '1', device: 'played', vramTotalBytes: null, vramFreeBytes: null, jobIds: [] };

interface PlayedJob {
  readonly segmentKey: string;
  readonly prompt: string;
  readonly ended: PromiseWithResolvers<Result<void>>;
  isFinished: boolean;
  events: FollowEvents | null;
}

export class PlayedServer {
  readonly id: string;
  isDown = false;
  /** Finishes what it gets at once. */
  isQuick = true;
  /** The provider's id for what it takes, by segment key. */
  readonly tickets = new Map<string, string>();
  /** Which tickets it was asked for. */
  readonly asked: (string | null)[] = [];
  /** What it answers to a job, by segment key. */
  readonly refuses = new Map<string, StudioError>();
  /** What fetching ends in, by segment key. */
  readonly losesFiles = new Map<string, StudioError>();
  readonly readiness: ServerReadiness = { error: null, unable: new Map() };
  /** Segment keys with their prompts, as they came in. */
  readonly submitted: string[] = [];
  readonly cancelled: string[] = [];
  fetches = 0;
  readonly engine: Engine;
  readonly #jobs = new Map<string, PlayedJob>();

  constructor(id: string, takePath: string) {
    this.id = id;
    this.engine = this.#engineFor(takePath);
  }

  /** Its last frame is there, before it is finished. */
  capture(segmentKey: string): void {
    this.#job(segmentKey).events?.onFrameCaptured(`${segmentKey} on ${this.id}`);
  }

  finish(segmentKey: string): void {
    const job = this.#job(segmentKey);
    job.isFinished = true;
    job.ended.resolve(ok(undefined));
  }

  /** Its followers hear of it at once. */
  fallSilent(): void {
    this.isDown = true;
    for (const { ended, isFinished } of this.#jobs.values()) if (!isFinished) ended.resolve(err(silent));
  }

  has(segmentKey: string): boolean {
    return [...this.#jobs.values()].some((job) => job.segmentKey === segmentKey && !job.isFinished);
  }

  #job(segmentKey: string): PlayedJob {
    const job = [...this.#jobs.values()].findLast((one) => one.segmentKey === segmentKey);
    if (job === undefined) throw new Error(`${this.id} has no ${segmentKey}`);
    return job;
  }

  #engineFor(takePath: string): Engine {
    const unlessDown = async <T>(work: () => Result<T> | Promise<Result<T>>) => (this.isDown ? err(silent) : work());
    return {
      ...{
        id: 'comfyui',
        serverUrl: this.id,
        limits: { mostAtOnce: null } as Engine['limits'],
        queueDepth: 2,
        timeoutMs: null,
        isWaitedFor: true,
        isPaid: false,
      },
      modelKey: () => 'wan',
      newJobId: () => randomUUID(),
      canonicalRequest: ({ segment }) => ok(segment.prompt),
      previewRequest: async () => ok({}),
      check: async () => ({ findings: [], looked: [] }),
      submit: (jobId, { segment }) =>
        unlessDown(() => {
          const refused = this.refuses.get(segment.key);
          if (refused !== undefined) return err(refused);
          const { key: segmentKey, prompt } = segment;
          this.submitted.push(`${segmentKey} ${prompt}`);
          const ended = Promise.withResolvers<Result<void>>();
          this.#jobs.set(jobId, { segmentKey, prompt, ended, isFinished: false, events: null });
          if (this.isQuick) this.finish(segmentKey);
          return ok({ ticket: this.tickets.get(segmentKey) ?? null });
        }),
      follow: (jobId, events, signal) =>
        unlessDown(async () => {
          const job = this.#jobs.get(jobId);
          if (job === undefined) return err(failure('server-lost-job'));
          job.events = events;
          // After the server fell silent and came back it is followed afresh.
          if (!job.isFinished) Object.assign(job, { ended: Promise.withResolvers<Result<void>>() });
          const letGo = new Promise<Result<void>>((stopped) =>
            signal.addEventListener('abort', () => stopped(err(failure('stopped'))), { once: true }),
          );
          return signal.aborted ? err(failure('stopped')) : Promise.race([job.ended.promise, letGo]);
        }),
      fetch: (jobId, { segment }, folderPath) =>
        unlessDown(async () => {
          this.fetches += 1;
          const lost = this.losesFiles.get(segment.key);
          if (lost !== undefined) return err(lost);
          const mediaPath = join(folderPath, 'take.mp4');
          await copyFile(takePath, mediaPath);
          return ok({
            ...{ mediaPath, mediaIsClean: true, lastFramePath: null, server: null, textAsSent: jobId },
            ...{ startedAtIso: '2026-01-01T00:00:00.000Z', gpuSeconds: 1, graphSha256: null, models: [] },
          });
        }),
      cancel: (jobId) =>
        unlessDown(() => {
          this.cancelled.push(this.#jobs.get(jobId)?.segmentKey ?? '');
          this.#jobs.delete(jobId);
          return ok(undefined);
        }),
      find: (jobId, ticket) =>
        unlessDown(() => {
          this.asked.push(ticket);
          const job = this.#jobs.get(jobId);
          return ok(job === undefined ? 'unknown' : job.isFinished ? 'finished' : 'running');
        }),
      probe: () => unlessDown(() => ok(PLAYED_PROBE)),
      freeMemory: async () => ok(undefined),
      close: async () => undefined,
    };
  }
}
