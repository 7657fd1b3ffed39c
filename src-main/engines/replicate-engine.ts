// A model at Replicate as an engine. Every job has a page in the book before it is created there: it is found, never paid twice.
import { randomUUID } from 'node:crypto';
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { EngineSettings } from '#shared/model/settings.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { hasSucceeded, isUnderWay, noToken, type Prediction, type ReplicateService } from '../replicate/index.ts';
import type { Engine, JobWhereabouts, JsonValue } from './engine.ts';
import { openJobBook } from './job-book.ts';
import { adoptPrediction } from './replicate-adopt.ts';
import { checkReplicate } from './replicate-check.ts';
import { fetchPrediction } from './replicate-fetch.ts';
import { followPrediction } from './replicate-follow.ts';
import {
  pageOfPrediction,
  type ReplicateBook,
  type ReplicatePage,
  replicatePage,
  withMemory,
} from './replicate-page.ts';
import { createRequests, fileNamesOf } from './replicate-request.ts';
import { submitToReplicate } from './replicate-submit.ts';

export interface ReplicateEngineOptions {
  /** Of this session, shared by the engines of all models. */
  readonly service: ReplicateService;
  /** Of the model it renders with where a segment names none. */
  readonly limits: EngineLimits;
  readonly token: () => string | null;
  readonly settings: () => EngineSettings;
  /** In the app's own folder; shared by the engines of all models. */
  readonly bookFolderPath: string;
  readonly logger: Logger;
}

/** What is deleted there after an hour is remembered here a while longer. */
const PAGES_KEPT_MS = 7 * 24 * 60 * 60_000;
const UNSTOPPED = new AbortController().signal;

export function createReplicateEngine(options: ReplicateEngineOptions): Engine {
  const { service, limits, token, settings, logger } = options;
  const { client } = service;
  const book = withMemory(openJobBook(options.bookFolderPath, replicatePage), logger);
  book.removeOlderThan(PAGES_KEPT_MS, Date.now()).catch((cause: unknown) => {
    logger.warn('Old pages of Replicate jobs could not be removed', { reason: String(cause) });
  });
  const requests = createRequests(service, limits.model);
  const jobs = createJobs(client, book);
  const timeoutMs = () => {
    const { replicateTimeoutSeconds: seconds } = settings();
    return seconds === null ? null : seconds * 1000;
  };
  return {
    id: 'replicate',
    serverUrl: client.baseUrl,
    limits,
    isWaitedFor: false,
    isPaid: true,
    get queueDepth() {
      return settings().replicateWorkers;
    },
    get timeoutMs() {
      return timeoutMs();
    },
    // Cards are Replicate's business: no order of the jobs is better than another.
    modelKey: () => 'replicate',
    newJobId: () => randomUUID(),
    canonicalRequest: ({ segment }) => requests.canonical(segment),
    async previewRequest(request) {
      const built = requests.of(request.segment, fileNamesOf(request));
      if (!built.ok) return built;
      const { model, input } = built.value;
      return ok({ model: model.model, input: JSON.parse(JSON.stringify(input)) as JsonValue });
    },
    check: (segments, _, signal) => checkReplicate({ service, requests, token, model: limits.model }, segments, signal),
    async submit(jobId, request, signal) {
      const segment = { ...request.segment, model: request.segment.model ?? limits.model };
      return submitToReplicate({ service, book, requests, token }, jobId, { ...request, segment }, signal);
    },
    async follow(jobId, { onProgress }, signal) {
      const page = await jobs.pageOf(jobId);
      if (!page.ok) return page;
      const { predictionId } = page.value;
      const deps = { client, timeoutMs, wasCanceledHere: () => jobs.wasCanceled(jobId) };
      const followed = await followPrediction(deps, predictionId, onProgress, signal);
      return followed.ok ? ok(undefined) : followed;
    },
    async fetch(jobId, request, folderPath, signal) {
      const page = await jobs.pageOf(jobId);
      return page.ok ? fetchPrediction(client, page.value, request, folderPath, signal) : page;
    },
    cancel: jobs.cancel,
    find: jobs.find,
    async probe(signal) {
      if (token() === null) return err(noToken());
      const account = await client.account(signal);
      if (!account.ok) return account;
      // What others of the account have there takes no place from ours.
      return ok({ version: '', device: 'Replicate', vramTotalBytes: null, vramFreeBytes: null, jobIds: [] });
    },
    freeMemory: async () => ok(undefined),
    // Its connections are the service's, shared and closed by the studio.
    close: async () => undefined,
  };
}

type CreatedPage = ReplicatePage & { readonly predictionId: string };

function createJobs(client: ReplicateService['client'], book: ReplicateBook) {
  const canceled = new Set<string>();
  /** Where it is, after a crash or a lost answer; null: Replicate has no such prediction. */
  const locate = async (jobId: string, ticket: string | null): Promise<Result<Prediction | null>> => {
    const page = await book.read(jobId);
    const id = page?.predictionId ?? ticket;
    if (id === null) return page === null ? ok(null) : adoptPrediction(client, book, jobId, page);
    const found = await client.find(id, UNSTOPPED);
    if (!found.ok || found.value === null || page?.predictionId === id) return found;
    const written = await book.write(
      jobId,
      page === null ? pageOfPrediction(found.value) : { ...page, state: 'created', predictionId: id },
    );
    return written.ok ? found : written;
  };
  return {
    wasCanceled: (jobId: string) => canceled.has(jobId),
    async pageOf(jobId: string): Promise<Result<CreatedPage>> {
      const page = await book.read(jobId);
      return page === null || page.predictionId === null
        ? err(jobLost(jobId))
        : ok({ ...page, predictionId: page.predictionId });
    },
    async cancel(jobId: string): Promise<Result<void>> {
      canceled.add(jobId);
      const page = await book.read(jobId);
      if (page === null) return ok(undefined);
      const found = page.predictionId === null ? await adoptPrediction(client, book, jobId, page) : ok(null);
      if (!found.ok) return found;
      const id = page.predictionId ?? found.value?.id ?? null;
      return id === null ? ok(undefined) : client.cancel(id);
    },
    async find(jobId: string, ticket: string | null): Promise<Result<JobWhereabouts>> {
      const found = await locate(jobId, ticket);
      return found.ok ? ok(found.value === null ? 'unknown' : whereaboutsOf(found.value)) : found;
    },
  };
}

function whereaboutsOf(one: Prediction): JobWhereabouts {
  if (hasSucceeded(one)) return 'finished';
  if (!isUnderWay(one)) return 'failed';
  return one.status === 'processing' ? 'running' : 'waiting';
}

const jobLost = (jobId: string): StudioError => ({
  code: 'server-lost-job',
  message: say`Nothing is known of this job at Replicate.`,
  remedy: say`Render the segment again.`,
  details: jobId,
});
