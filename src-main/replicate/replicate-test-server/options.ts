// What a test can set, and the faults it can switch on while the server runs.
import type { PlayedModel } from './played-models.ts';

export interface ReplicateTestServerOptions {
  /** 0: any free one. */
  readonly port?: number;
  /** The only one that is let in. */
  readonly token?: string;
  /** Before a prediction's work begins. */
  readonly queueMs?: number;
  readonly renderMs?: number;
  /** The server's clock: everything it does by time goes by it, and its answers are dated with it. */
  readonly nowMs?: () => number;
  /** Films are made with so much smaller sides than asked; 1: as asked. */
  readonly shrink?: number;
  /** `owner/name` of models that are not there. */
  readonly withoutModels?: readonly string[];
  /** Models that are other than they were, in place of those of the same name. */
  readonly changedModels?: readonly PlayedModel[];
  /** Where ffmpeg is; null looks for it. */
  readonly ffmpegPath?: string | null;
  readonly faults?: Partial<ReplicateFaults>;
}

export interface ReplicateFaults {
  /** This many requests that create something are answered with 429 and `Retry-After`. */
  tooMany: number;
  /** This many are answered with 503 and `Retry-After`, before anything is done. */
  unavailable: number;
  /** This many predictions are created and answered with 503 and `Retry-After` all the same. */
  unavailableAfterwards: number;
  retryAfterSeconds: number;
  /** This many requests of any kind are answered with 500. */
  serverErrors: number;
  /** 402 for every creation. */
  noCredit: boolean;
  /** This many predictions are created and their answer is cut off. */
  loseAnswers: number;
  /** As many of the predictions that come next fail with these words. */
  failWith: string[];
  /** This many predictions pass their deadline before they begin. */
  abort: number;
  /** The list of predictions answers with 500. */
  listingFails: boolean;
  /** Before every answer. */
  delayMs: number;
  /** Spoils what is served of the outputs; `cut`: the connection breaks in the middle, so often. */
  output: 'whole' | 'gone' | 'empty' | 'short' | 'garbled' | 'cut';
  /** So many downloads are spoilt; then they are whole. */
  spoiltDownloads: number;
  /** Films are shorter than asked. */
  shorterBySeconds: number;
  outputKind: 'url' | 'list' | 'data' | 'object' | 'text';
  /** A GIF instead of a film. */
  asGif: boolean;
  /** Where downloads are sent on to: another address with the film, or what nobody may follow. */
  redirect: 'none' | 'web' | 'file';
  /** Refusals repeat the token, as a careless proxy does. */
  echoToken: boolean;
}

export const NO_FAULTS: ReplicateFaults = {
  tooMany: 0,
  unavailable: 0,
  unavailableAfterwards: 0,
  retryAfterSeconds: 2,
  serverErrors: 0,
  noCredit: false,
  loseAnswers: 0,
  failWith: [],
  abort: 0,
  listingFails: false,
  delayMs: 0,
  output: 'whole',
  spoiltDownloads: Number.POSITIVE_INFINITY,
  shorterBySeconds: 0,
  outputKind: 'url',
  asGif: false,
  redirect: 'none',
  echoToken: false,
};

export const TEST_TOKEN = 'r8_LongtakeTestServerTokenThatOpensNothing0';
