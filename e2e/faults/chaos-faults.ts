// What the chaos proxy can do to requests and frames, and how a random mode chooses among it.
import { pickOne, seededFor } from './seeded.ts';

export type HttpDeed =
  /** The server gets the request at once; its answer is held back. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** The connection breaks. `reaches`: after the server has got the request and answered it. */
  | { readonly kind: 'drop'; readonly reaches: boolean }
  /** Half-open: the request is read, and no answer ever comes. */
  | { readonly kind: 'silence'; readonly reaches: boolean }
  /** Answered by the proxy alone, the server is not asked. */
  | { readonly kind: 'answer'; readonly status: number; readonly contentType: string; readonly body: string }
  /**
   * The body ends after this share of it, 0 to 1. With its length declared the connection breaks; without, it is
   * closed in order, as HTTP/1.0 ends every body, and nothing tells that a part is missing.
   */
  | { readonly kind: 'cut'; readonly share: number; readonly declaresLength: boolean }
  /** The body comes in this many pieces, with a pause before each. */
  | { readonly kind: 'trickle'; readonly pieces: number; readonly pauseMs: number };

export interface HttpFault {
  /** Tried on `GET /view?filename=…`: method, path and query. */
  readonly request: RegExp;
  readonly deed: HttpDeed;
  /** How often yet; counts down. Infinity: while it is in the list. */
  times: number;
}

/** All may be changed while the proxy runs. */
export interface ChaosFaults {
  /** The first that fits and has times left is done. */
  http: HttpFault[];
  /** Before every answer, besides what `http` says. */
  delayMs: number;
  /** Connections and sockets open and nothing at all comes back. */
  halfOpen: boolean;
  /** Sockets open and answer pings, and no frame comes through. */
  deafSockets: boolean;
  /** Every frame comes twice. */
  duplicateFrames: boolean;
  /** Frames are held back until one or two later ones have passed; the seed says which. null: in order. */
  shuffleSeed: number | null;
  random: RandomFaults | null;
}

export interface RandomFaults {
  readonly seed: number;
  /** Of each request, and of each frame, that something happens to it. */
  readonly probability: number;
}

export const noFaults = (): ChaosFaults => ({
  http: [],
  delayMs: 0,
  halfOpen: false,
  deafSockets: false,
  duplicateFrames: false,
  shuffleSeed: null,
  random: null,
});

export const WRONG_ANSWERS = {
  serverError: { kind: 'answer', status: 500, contentType: 'text/plain', body: '500 Internal Server Error' },
  badGateway: { kind: 'answer', status: 502, contentType: 'text/html', body: '<html><h1>502 Bad Gateway</h1></html>' },
  html: { kind: 'answer', status: 200, contentType: 'text/html', body: '<!doctype html><title>Please log in</title>' },
  otherJson: { kind: 'answer', status: 200, contentType: 'application/json', body: '["not", "what", "was asked"]' },
  brokenJson: { kind: 'answer', status: 200, contentType: 'application/json', body: '{"exec_info": {"queue_rem' },
  empty: { kind: 'answer', status: 200, contentType: 'application/json', body: '' },
} as const satisfies Record<string, HttpDeed>;

/** Silence is not among them: a client may wait for half a minute on each, which is tested by name instead. */
const AT_RANDOM: readonly [HttpDeed, ...HttpDeed[]] = [
  { kind: 'drop', reaches: true },
  { kind: 'drop', reaches: false },
  { kind: 'delay', ms: 80 },
  { kind: 'delay', ms: 300 },
  { kind: 'cut', share: 0.5, declaresLength: true },
  { kind: 'cut', share: 0.9, declaresLength: true },
  { kind: 'trickle', pieces: 6, pauseMs: 25 },
  WRONG_ANSWERS.serverError,
  WRONG_ANSWERS.badGateway,
  WRONG_ANSWERS.brokenJson,
  WRONG_ANSWERS.empty,
];

/**
 * What happens to the nth request of a route: decided by seed, route and n alone, so that the order in which a client's
 * parts ask does not change it.
 */
export function randomHttpDeed({ seed, probability }: RandomFaults, route: string, nth: number): HttpDeed | null {
  const random = seededFor(seed, `${route} ${nth}`);
  return random() < probability ? pickOne(AT_RANDOM, random) : null;
}

export type FrameDeed = 'pass' | 'twice' | 'hold' | 'lose' | 'drop-socket';

/** Broken sockets are rarer than spoilt frames: a client waits before it opens the next. */
export function randomFrameDeed({ seed, probability }: RandomFaults, nth: number): FrameDeed {
  const random = seededFor(seed, `frame ${nth}`);
  if (random() >= probability) return 'pass';
  return random() < 0.05 ? 'drop-socket' : pickOne(['twice', 'hold', 'lose'], random);
}
