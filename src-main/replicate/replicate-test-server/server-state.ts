// What the played server knows: files, predictions, the requests that came.
import type { Ffmpeg } from '../../media/index.ts';
import type { ReplicateFaults } from './options.ts';
import type { PlayedModel } from './played-models.ts';
import { type PlayedPrediction, statusAt } from './played-prediction.ts';
import { filmOf, renderFilm } from './render-output.ts';

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly mime: string;
  readonly bytes: Uint8Array;
}

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** By the server's clock. */
  readonly atMs: number;
}

export interface StoredOutput {
  readonly bytes: Buffer;
  readonly mime: string;
  readonly madeAtMs: number;
}

export interface ServerState {
  readonly token: string;
  readonly faults: ReplicateFaults;
  readonly nowMs: () => number;
  readonly queueMs: number;
  readonly renderMs: number;
  readonly ffmpeg: Ffmpeg;
  readonly shrink: number;
  readonly models: readonly PlayedModel[];
  readonly workFolder: string;
  readonly files: Map<string, StoredFile>;
  /** The oldest first. */
  readonly predictions: PlayedPrediction[];
  readonly outputs: Map<string, StoredOutput>;
  /** Films that are being made. */
  readonly making: Map<string, Promise<unknown>>;
  readonly requests: SeenRequest[];
  /** Places other than the API's Authorization header in which the token was seen. */
  readonly leaks: string[];
  /** Of the API, and of the host that serves outputs. */
  apiUrl: string;
  outputsUrl: string;
}

/** Takes one to where it should be by now; making its film takes real time. */
export async function advance(state: ServerState, one: PlayedPrediction): Promise<void> {
  const status = statusAt(one, state.nowMs());
  if (one.end !== null || status === 'starting' || status === 'processing') return;
  if (status === 'aborted' || status === 'canceled') return finish(one, status, one.deadlineMs ?? state.nowMs());
  if (status !== 'finishing') return;
  if (one.failure !== null) return finish(one, 'failed', one.endsAtMs);
  const making = state.making.get(one.id) ?? makeOutput(state, one);
  state.making.set(one.id, making);
  const output = await making;
  if (one.end === null) {
    one.output = output;
    finish(one, 'succeeded', one.endsAtMs);
  }
}

function finish(one: PlayedPrediction, end: NonNullable<PlayedPrediction['end']>, atMs: number): void {
  one.end = end;
  one.endedAtMs = atMs;
}

async function makeOutput(state: ServerState, one: PlayedPrediction): Promise<unknown> {
  const { faults, ffmpeg, workFolder, shrink } = state;
  const asGif = faults.asGif || one.input.mp4 === false;
  const film = filmOf(one.model, one.input, faults.shorterBySeconds);
  const bytes = await renderFilm(ffmpeg, film, await startOf(state, one), { workFolder, shrink, asGif });
  const name = `${one.id}.${asGif ? 'gif' : 'mp4'}`;
  const mime = asGif ? 'image/gif' : 'video/mp4';
  state.outputs.set(name, { bytes, mime, madeAtMs: one.endsAtMs });
  const url = `${state.outputsUrl}/outputs/${name}`;
  switch (faults.outputKind) {
    case 'url':
      return url;
    case 'list':
      return [url];
    case 'object':
      return { poster: `${state.outputsUrl}/outputs/poster.png`, video: url };
    case 'data':
      return `data:${mime};base64,${bytes.toString('base64')}`;
    case 'text':
      return 'there is no film';
  }
}

const FIRST_FRAMES = ['image', 'start_image', 'first_frame_image', 'input_image'];

async function startOf({ files }: ServerState, { input }: PlayedPrediction): Promise<Uint8Array | null> {
  const url = FIRST_FRAMES.map((name) => input[name]).find((value) => typeof value === 'string');
  const id = typeof url === 'string' ? url.split('/').at(-1) : undefined;
  return id === undefined ? null : (files.get(id)?.bytes ?? null);
}
