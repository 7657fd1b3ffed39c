// Replicate's API, as far as clips need it: files, predictions, models, the account.
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError } from '../../storage/index.ts';
import type { InputValue } from '../catalogue/catalogue-model.ts';
import { readInputs, type SchemaInput } from '../schema/input-schema.ts';
import { downloadOutput } from './download-output.ts';
import { createReplicateHttp, type Pause, realPause } from './replicate-http.ts';
import {
  type Account,
  account,
  modelAnswer,
  type Prediction,
  type PredictionPage,
  prediction,
  predictionPage,
  uploadedFile,
} from './wire.ts';

export const REPLICATE_API_URL = 'https://api.replicate.com/v1';

export interface ReplicateClientOptions {
  readonly token: () => string | null;
  readonly baseUrl?: string;
  readonly nowMs?: () => number;
  readonly pause?: Pause;
  readonly timeoutMs?: number;
}

export interface PredictionOrder {
  readonly model: string;
  /** null: by the model's name, as official ones are. */
  readonly version: string | null;
  readonly input: Readonly<Record<string, InputValue>>;
}

export interface ReadModel {
  readonly version: string | null;
  readonly inputs: SchemaInput[];
}

export interface ReplicateClient {
  readonly baseUrl: string;
  readonly pause: Pause;
  serverNowMs(): number;
  account(signal: AbortSignal): Promise<Result<Account>>;
  /** Its newest version with what it says of its inputs. */
  model(name: string, signal: AbortSignal): Promise<Result<ReadModel>>;
  /** @param name under which it lies there @returns the URL that an input takes */
  upload(filePath: string, name: string, signal: AbortSignal): Promise<Result<string>>;
  create(order: PredictionOrder, signal: AbortSignal): Promise<Result<Prediction>>;
  get(id: string, signal: AbortSignal): Promise<Result<Prediction>>;
  /** null: there is none of that id (any more). */
  find(id: string, signal: AbortSignal): Promise<Result<Prediction | null>>;
  /** The newest first. @param next of the page before; null: the first page */
  list(next: string | null, signal: AbortSignal): Promise<Result<PredictionPage>>;
  cancel(id: string): Promise<Result<void>>;
  download(url: string, destPath: string, signal: AbortSignal): Promise<Result<void>>;
  close(): void;
}

const REQUEST_TIMEOUT_MS = 60_000;
const PATIENCE_TO_CANCEL_MS = 20_000;

export function createReplicateClient(options: ReplicateClientOptions): ReplicateClient {
  const pause = options.pause ?? realPause;
  const http = createReplicateHttp({
    token: options.token,
    baseUrl: options.baseUrl ?? REPLICATE_API_URL,
    nowMs: options.nowMs ?? Date.now,
    pause,
    timeoutMs: options.timeoutMs ?? REQUEST_TIMEOUT_MS,
  });
  const question = (path: string) => ({ path, again: 'always' }) as const;
  const get: ReplicateClient['get'] = (id, signal) =>
    http.ask(question(`/predictions/${pathOf(id)}`), prediction, signal);
  return {
    baseUrl: http.baseUrl,
    pause,
    serverNowMs: http.serverNowMs,
    account: (signal) => http.ask(question('/account'), account, signal),
    async model(name, signal) {
      const path = `/models/${name.split('/').map(encodeURIComponent).join('/')}`;
      const answer = await http.ask(question(path), modelAnswer, signal);
      if (!answer.ok) return isUnknown(answer.error) ? err(noSuchModel(name, answer.error)) : answer;
      const inputs = readInputs(answer.value.latest_version?.openapi_schema);
      return inputs === null ? err(noSchema(name)) : ok({ version: answer.value.latest_version?.id ?? null, inputs });
    },
    async upload(filePath, name, signal) {
      const form = await multipart(filePath, name);
      if (!form.ok) return form;
      const request = { path: '/files', method: 'POST', again: 'always', ...form.value } as const;
      const sent = await http.ask(request, uploadedFile, signal);
      return sent.ok ? ok(sent.value.urls.get) : err(notUploaded(filePath, sent.error));
    },
    create({ model, version, input }, signal) {
      const path = version === null ? `/models/${model}/predictions` : '/predictions';
      const body = JSON.stringify(version === null ? { input } : { version, input });
      const headers = { 'content-type': 'application/json' };
      return http.ask({ path, method: 'POST', headers, body, again: 'if-not-taken' }, prediction, signal);
    },
    get,
    async find(id, signal) {
      const found = await get(id, signal);
      return !found.ok && isUnknown(found.error) ? ok(null) : found;
    },
    list(next, signal) {
      // Only its query: the address is ours.
      const search = next !== null && URL.canParse(next, http.baseUrl) ? new URL(next, http.baseUrl).search : '';
      return http.ask(question(`/predictions${search}`), predictionPage, signal);
    },
    async cancel(id) {
      const request = { path: `/predictions/${pathOf(id)}/cancel`, method: 'POST', again: 'always' } as const;
      const sent = await http.ask(request, z.unknown(), AbortSignal.timeout(PATIENCE_TO_CANCEL_MS));
      return sent.ok || isUnknown(sent.error) ? ok(undefined) : sent;
    },
    download: (url, destPath, signal) => downloadOutput({ http, pause }, { url, destPath }, signal),
    close: http.close,
  };
}

/** Ids come out of journals too. */
const pathOf = (id: string): string => encodeURIComponent(id);

/** Answered with 404: by the status in its details, which every refusal carries. */
const isUnknown = ({ code, details }: StudioError): boolean =>
  code === 'server-refused' && /^(GET|POST) \S+: 404\b/.test(details ?? '');

const MIME: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
  '.gif': 'image/gif',
};

export const mimeOf = (path: string): string => MIME[extname(path).toLowerCase()] ?? 'application/octet-stream';

async function multipart(filePath: string, name: string) {
  let bytes: Buffer;
  try {
    bytes = await readFile(filePath);
  } catch (cause) {
    return err(diskError('read', filePath, cause));
  }
  const boundary = `longtake-${randomBytes(12).toString('hex')}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="content"; filename="${name}"\r\ncontent-type: ${mimeOf(name)}\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  return ok({ headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, body });
}

/** The picture itself is at fault only where Replicate refuses it; else its own error says what is. */
function notUploaded(filePath: string, error: StudioError): StudioError {
  if (error.code !== 'server-refused') return error;
  return {
    ...error,
    message: say`Replicate did not take the picture. ${error.message}`,
    remedy: say`Check that it is a whole PNG or JPEG file of less than 100 MB, then try again.`,
    filePath,
  };
}

const noSuchModel = (model: string, { details }: StudioError): StudioError => ({
  code: 'model-missing',
  message: say`Replicate has no model ${model} (any more).`,
  remedy: say`Choose another model.`,
  ...(details === undefined ? {} : { details }),
});

const noSchema = (model: string): StudioError => ({
  code: 'server-refused',
  message: say`${model} does not say which inputs it takes.`,
  remedy: say`Choose another model.`,
});

/** Refused with a 4xx: what was asked for was surely not done. */
export const wasSurelyRefused = ({ details }: StudioError): boolean => /^(GET|POST) \S+: 4\d\d\b/.test(details ?? '');
