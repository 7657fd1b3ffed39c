// Brings one output to this machine: streamed beside its place, its length checked, then renamed into it. Outputs lie on other
// hosts than the API: those get no token.
import type { IncomingMessage } from 'node:http';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { err, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { backOffMs, bodyChunks, openPartFile, type PartFile } from '../../http/index.ts';
import { requestStopped, unreachable } from './api-errors.ts';
import type { Pause, ReplicateHttp } from './replicate-http.ts';
import { retryAfterMs } from './retry-after.ts';

interface DownloadDeps {
  readonly http: ReplicateHttp;
  readonly pause: Pause;
}

interface Wanted {
  readonly url: string;
  readonly destPath: string;
}

const TRIES = 4;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
const IDLE_TIMEOUT_MS = 60_000;
const MOST_REDIRECTS = 5;

/** `again`: it may go better the next time. */
type Try =
  | { readonly kind: 'whole' }
  | { readonly kind: 'again'; readonly error: StudioError; readonly afterMs: number | null }
  | { readonly kind: 'refused'; readonly error: StudioError };

const again = (error: StudioError, afterMs: number | null = null): Try => ({ kind: 'again', error, afterMs });
const refused = (error: StudioError): Try => ({ kind: 'refused', error });

export async function downloadOutput(deps: DownloadDeps, wanted: Wanted, signal: AbortSignal): Promise<Result<void>> {
  const part = await openPartFile(wanted.destPath);
  if (!part.ok) return part;
  try {
    for (let tries = 1; ; tries += 1) {
      const result = await tryOnce(deps, wanted.url, part.value, signal);
      if (result.kind === 'whole') return await part.value.finish();
      if (result.kind === 'refused') return err(result.error);
      if (tries >= TRIES) return err(downloadFailed(tries, result.error));
      await deps.pause(result.afterMs ?? backOffMs(FIRST_PAUSE_MS, LONGEST_PAUSE_MS, tries - 1), signal);
    }
  } finally {
    await part.value.discard();
  }
}

async function tryOnce(deps: DownloadDeps, url: string, part: PartFile, signal: AbortSignal): Promise<Try> {
  const { http } = deps;
  const idle = new AbortController();
  const timer = setTimeout(() => idle.abort(), IDLE_TIMEOUT_MS);
  try {
    const opened = await openFollowing(http, url, AbortSignal.any([signal, idle.signal, http.closed]));
    if (opened.kind !== 'open') return opened;
    return await receive(opened.response, part, timer, http.serverNowMs());
  } catch (cause) {
    if (signal.aborted || http.closed.aborted) return refused(requestStopped());
    return again(unreachable(say`The connection broke while an output of Replicate was being fetched.`, cause));
  } finally {
    clearTimeout(timer);
  }
}

type Opened = { readonly kind: 'open'; readonly response: IncomingMessage } | Exclude<Try, { kind: 'whole' }>;

async function openFollowing(http: ReplicateHttp, url: string, signal: AbortSignal): Promise<Opened> {
  let address = url;
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    if (!isWebAddress(address)) return { kind: 'refused', error: strangeAddress(address) };
    const response = await http.connections.open(address, { headers: http.headersFor(address) }, signal);
    const { statusCode: status = 0, headers } = response;
    if (status < 300 || status > 399 || headers.location === undefined) return { kind: 'open', response };
    response.destroy();
    const next = URL.canParse(headers.location, address) ? new URL(headers.location, address) : null;
    // From https nobody is sent to plain http: others could read it.
    if (next === null || (address.startsWith('https:') && next.protocol !== 'https:')) {
      return { kind: 'refused', error: strangeAddress(headers.location) };
    }
    address = next.href;
  }
  return { kind: 'refused', error: strangeAddress(address) };
}

const isWebAddress = (address: string): boolean => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

async function receive(response: IncomingMessage, part: PartFile, timer: NodeJS.Timeout, nowMs: number): Promise<Try> {
  const body = bodyChunks(response);
  const { statusCode: status = 0, headers } = response;
  if (status !== 200) {
    response.destroy();
    if ([403, 404, 410].includes(status)) return refused(outputGone());
    const error = unreachable(say`An output of Replicate could not be fetched: status ${status}.`);
    return status >= 500 || status === 429 || status === 408
      ? again(error, retryAfterMs(headers['retry-after'], '', nowMs))
      : refused({ ...error, code: 'download-failed' });
  }
  const length = headers['content-length'];
  const totalBytes = length === undefined ? null : Number(length);
  const emptied = await part.startOver({ totalBytes, etag: null, lastModified: null });
  if (!emptied.ok) return refused(emptied.error);
  for (let chunk = await body.next(); chunk !== null; chunk = await body.next()) {
    const written = await part.append(chunk);
    if (!written.ok) {
      response.destroy();
      return refused(written.error);
    }
    timer.refresh();
  }
  if (part.bytes() > 0 && (totalBytes === null || totalBytes === part.bytes())) return { kind: 'whole' };
  const came = formatNumber(part.bytes());
  return again(
    unreachable(say`Only ${came} of ${formatNumber(totalBytes ?? 0)} bytes of an output of Replicate came.`),
  );
}

export const outputGone = (): StudioError => ({
  code: 'output-missing',
  message: say`The clip was rendered, but Replicate no longer has it: outputs are deleted there one hour after they are made.`,
  remedy: say`Render it again; that is paid once more. A studio that runs fetches its clips at once.`,
});

const strangeAddress = (address: string): StudioError => ({
  code: 'not-supported',
  message: say`Replicate names an address for the clip that is not fetched: ${address.slice(0, 200)}`,
  remedy: say`Only http and https are. Look at the prediction on replicate.com.`,
});

const downloadFailed = (tries: number, { message, cause }: StudioError): StudioError => ({
  code: 'download-failed',
  message: say`The clip is rendered and lies at Replicate, but could not be brought here in ${tries} tries. ${message}`,
  remedy: say`Check the connection, then try again within an hour: the clip is fetched, not rendered once more.`,
  cause,
});

export const wrongOutput = (details: string): StudioError => ({
  code: 'output-missing',
  message: say`Replicate finished the clip, but names no film.`,
  remedy: say`Render it again, or choose another model.`,
  details,
});
