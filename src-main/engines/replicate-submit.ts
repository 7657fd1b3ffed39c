// Hands a job to Replicate, once: pictures up, a page in the book, then the prediction.
import { extname } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import {
  findModel,
  type InputPictures,
  noToken,
  type Prediction,
  type ReplicateService,
  wasSurelyRefused,
} from '../replicate/index.ts';
import type { SegmentRequest, SubmittedJob } from './engine.ts';
import { adoptPrediction } from './replicate-adopt.ts';
import type { ReplicateBook, ReplicatePage } from './replicate-page.ts';
import { fileNamesOf, type ModelRequest, type ReplicateRequests } from './replicate-request.ts';

export interface SubmitDeps {
  readonly service: ReplicateService;
  readonly book: ReplicateBook;
  readonly requests: ReplicateRequests;
  readonly token: () => string | null;
}

const MOST_CREATE_TRIES = 4;

export async function submitToReplicate(
  deps: SubmitDeps,
  jobId: string,
  request: SegmentRequest,
  signal: AbortSignal,
): Promise<Result<SubmittedJob>> {
  const { service, book, requests } = deps;
  if (deps.token() === null) return err(noToken());
  if (request.start.kind === 'on-server') return err(noServerFile(request.start.name));
  const known = await knowModel(service, request, signal);
  if (!known.ok) return known;
  // Everything that would be refused is refused before a byte is sent.
  const legal = requests.of(request.segment, fileNamesOf(request));
  if (!legal.ok) return legal;
  const pictures = await uploadPictures(service, jobId, request, signal);
  if (!pictures.ok) return pictures;
  const built = requests.of(request.segment, pictures.value);
  if (!built.ok) return built;
  const page = newPage(service, built.value, pictures.value);
  const noted = await book.write(jobId, page);
  if (!noted.ok) return noted;
  const created = await createOnce(deps, jobId, page, signal);
  if (!created.ok) return created;
  const { id } = created.value;
  // Where that cannot be written, the journal has it as the ticket.
  await book.write(jobId, { ...page, state: 'created', predictionId: id });
  return ok({ ticket: id });
}

/** An unverified model is asked what it takes before the first clip. */
async function knowModel(
  { schemas }: ReplicateService,
  { segment }: SegmentRequest,
  signal: AbortSignal,
): Promise<Result<void>> {
  const model = findModel(segment.model);
  if (!model.ok) return model;
  const isKnown = model.value.standing === 'known' || schemas.all().has(model.value.model);
  const read = isKnown ? null : await schemas.read(model.value.model, signal);
  return read === null || read.ok ? ok(undefined) : read;
}

async function uploadPictures(
  { client }: ReplicateService,
  jobId: string,
  { segment, start, endImagePath }: SegmentRequest,
  signal: AbortSignal,
): Promise<Result<InputPictures>> {
  const nameOf = (what: string, path: string) => `longtake-${jobId}-${what}${extname(path).toLowerCase() || '.png'}`;
  const send = (what: string, path: string) => client.upload(path, nameOf(what, path), signal);
  const first = start.kind === 'file' ? await send('start', start.path) : null;
  if (first !== null && !first.ok) return first;
  const last = endImagePath === null ? null : await send('end', endImagePath);
  if (last !== null && !last.ok) return last;
  const references: string[] = [];
  for (const [index, path] of segment.references.entries()) {
    const sent = await send(`reference-${index + 1}`, path);
    if (!sent.ok) return sent;
    references.push(sent.value);
  }
  return ok({ start: first?.value ?? null, end: last?.value ?? null, references });
}

function newPage(
  { client }: ReplicateService,
  { model, input }: ModelRequest,
  { start, end, references }: InputPictures,
): ReplicatePage {
  const sent = JSON.stringify(input);
  return {
    state: 'creating',
    model: model.model,
    version: model.isOfficial ? null : (model.version ?? model.model),
    input: JSON.parse(sent) as ReplicatePage['input'],
    // One that the model does not take stands in no input.
    uploads: [start, end, ...references]
      .filter((url) => url !== null)
      .filter((url) => sent.includes(JSON.stringify(url))),
    at: new Date(client.serverNowMs()).toISOString(),
    predictionId: null,
  };
}

async function createOnce(
  { service, book }: SubmitDeps,
  jobId: string,
  page: ReplicatePage,
  signal: AbortSignal,
): Promise<Result<Prediction>> {
  const { client } = service;
  const { model, version, input } = page;
  for (let tries = 1; ; tries += 1) {
    const created = await client.create({ model, version, input: input as Record<string, string> }, signal);
    if (created.ok) return created;
    if (wasSurelyRefused(created.error)) {
      await book.remove(jobId);
      return created;
    }
    const waitMs = created.error.retryAfterMs;
    if (waitMs === undefined || tries >= MOST_CREATE_TRIES || signal.aborted) return created;
    await client.pause(waitMs, signal);
    if (signal.aborted) return created;
    // "Come back later" does not say that nothing was done.
    const there = await adoptPrediction(client, book, jobId, page);
    if (!there.ok) return there;
    if (there.value !== null) return ok(there.value);
  }
}

/** The run then starts from the frame as a file. */
const noServerFile = (name: string): StudioError => ({
  code: 'file-missing',
  message: say`Replicate has no picture ${name} of an earlier clip.`,
  remedy: say`Start from a picture on this computer.`,
});
