// Finds the prediction of a job whose answer never came: it may have been created, and would be paid a second time.
import { ok, type Result } from '#shared/result.ts';
import type { Prediction, ReplicateClient } from '../replicate/index.ts';
import { canonicalJson } from './canonical-json.ts';
import type { ReplicateBook, ReplicatePage } from './replicate-page.ts';

/** What is deleted there cannot be fetched any more: whether it was paid changes nothing then. */
const KEPT_THERE_MS = 60 * 60_000;
/** A request whose connection broke may be carried out a moment later. */
const SETTLED_AFTER_MS = 5_000;
const ASK_AGAIN_MS = 1_500;
/** Replicate's clock is known to the second. */
const CLOCK_MARGIN_MS = 3_000;

const UNSTOPPED = new AbortController().signal;

/**
 * null: there is none, and it may be sent again.
 * An error: that could not be found out, and it must not.
 */
export async function adoptPrediction(
  client: ReplicateClient,
  book: ReplicateBook,
  jobId: string,
  page: ReplicatePage,
): Promise<Result<Prediction | null>> {
  const ageMs = () => client.serverNowMs() - Date.parse(page.at);
  const others = await idsOfOthers(book, jobId);
  // Before its first answer a new session does not know Replicate's clock, and this machine's may be hours away from it.
  for (let isSettled = false; ; isSettled = ageMs() >= SETTLED_AFTER_MS) {
    const isFree = (id: string) => !others.has(id) && isClaimable(client, id, jobId);
    const found = await lookThrough(client, page, isFree);
    if (!found.ok) return found;
    // Another job of the same words may have taken it while the list was read.
    if (found.value !== null && !claim(client, found.value.id, jobId)) continue;
    if (found.value !== null) {
      const adopted = { ...page, state: 'created', predictionId: found.value.id } as const;
      const written = await book.write(jobId, adopted);
      return written.ok ? found : written;
    }
    if (isSettled || ageMs() > KEPT_THERE_MS) return found;
    await client.pause(ageMs() >= SETTLED_AFTER_MS ? 0 : ASK_AGAIN_MS, UNSTOPPED);
  }
}

/** By prediction: the job that takes it in this session. Two that look at once must not both find the same one. */
const claims = new WeakMap<ReplicateClient, Map<string, string>>();

const isClaimable = (client: ReplicateClient, predictionId: string, jobId: string): boolean =>
  (claims.get(client)?.get(predictionId) ?? jobId) === jobId;

/** false: another job was faster. */
function claim(client: ReplicateClient, predictionId: string, jobId: string): boolean {
  if (!isClaimable(client, predictionId, jobId)) return false;
  const known = claims.get(client) ?? new Map<string, string>();
  claims.set(client, known.set(predictionId, jobId));
  return true;
}

async function idsOfOthers(book: ReplicateBook, jobId: string): Promise<ReadonlySet<string>> {
  const pages = await Promise.all((await book.list()).filter((id) => id !== jobId).map((id) => book.read(id)));
  return new Set(pages.flatMap((page) => page?.predictionId ?? []));
}

async function lookThrough(
  client: ReplicateClient,
  page: ReplicatePage,
  isFree: (predictionId: string) => boolean,
): Promise<Result<Prediction | null>> {
  const notBeforeMs = Date.parse(page.at) - CLOCK_MARGIN_MS;
  let next: string | null = null;
  for (;;) {
    const listed = await client.list(next, UNSTOPPED);
    if (!listed.ok) return listed;
    const { results } = listed.value;
    const young = results.filter((one) => createdMs(one) >= notBeforeMs);
    const found = young.find((one) => isFree(one.id) && isOfPage(one, page));
    if (found !== undefined) return ok(found);
    next = listed.value.next ?? null;
    const isGone = client.serverNowMs() - Date.parse(page.at) > KEPT_THERE_MS;
    // The newest come first.
    if (next === null || isGone || young.length < results.length || results.length === 0) return ok(null);
  }
}

const createdMs = ({ created_at: at }: Prediction): number => (at == null ? Number.POSITIVE_INFINITY : Date.parse(at));

/** With a picture by its address, which nobody else has; else by everything that was asked. */
function isOfPage({ input, model }: Prediction, page: ReplicatePage): boolean {
  const asked = JSON.stringify(input ?? {});
  if (page.uploads.length > 0) return page.uploads.every((url) => asked.includes(JSON.stringify(url)));
  if (model != null && model !== page.model) return false;
  return canonicalJson(input ?? {}) === canonicalJson(page.input);
}
