// The one shape of an expected failure, from the rooms up to the page.
import { z } from 'zod/v4';

/** What kind of thing went wrong; stable, for tests, retry rules and scripts. Messages may change, codes do not. */
export const studioErrorCode = z.enum([
  'bad-request',
  'bad-file',
  'file-missing',
  'path-refused',
  'project-locked',
  'no-project',
  'conflict',
  'nothing-to-undo',
  'plan-blocked',
  'ffmpeg-missing',
  'ffmpeg-failed',
  'disk-failed',
  /** Nothing more can be written there at all: full, or read-only. */
  'disk-full',
  'server-unreachable',
  'server-refused',
  /** The server, or something before it, is in trouble. */
  'server-error',
  /** The server worked on our job, and a node of the graph failed. */
  'render-failed',
  'server-lost-job',
  /** The server answers, but its worker is gone: nothing runs there until it is started again. */
  'worker-dead',
  /** Somebody else stopped our job on the server. */
  'interrupted',
  /** The take is made and lies on the server; only bringing it home failed. */
  'download-failed',
  'out-of-memory',
  'node-missing',
  'model-missing',
  'workflow-missing',
  'workflow-invalid',
  /** Whole, but nobody has said yet where the prompt goes. */
  'workflow-open',
  'output-missing',
  /** It is there, and cannot be decoded. */
  'output-damaged',
  'output-too-short',
  /** Its own rules forbid what was asked or made: the same again would be refused again. */
  'content-flagged',
  /** Too many requests; it says when it listens again. */
  'rate-limited',
  /** Much asked for, or down for the moment. */
  'engine-busy',
  /** The clip took longer than was allowed, and was taken back. */
  'timed-out',
  /** No credit, or no card. */
  'payment-needed',
  /** No token, or one that is not accepted. */
  'sign-in-needed',
  'run-active',
  'no-run',
  'stopped',
  'not-supported',
  'unexpected',
]);
export type StudioErrorCode = z.infer<typeof studioErrorCode>;

/** What crosses to the page: everything but the cause. */
export const studioErrorWire = z.object({
  code: studioErrorCode,
  /** What happened, in a sentence a user understands. */
  message: z.string(),
  /** What the user can do about it. */
  remedy: z.string(),
  /** The file it is about, absolute or relative to the project folder. */
  filePath: z.string().optional(),
  /** The place inside that file, as a JSON path such as `$.shots[3].duration`. */
  jsonPath: z.string().optional(),
  shotId: z.string().optional(),
  segmentIndex: z.number().optional(),
  /** It listens again after so long. */
  retryAfterMs: z.number().optional(),
  /** Technical details worth copying into a bug report. */
  details: z.string().optional(),
});
export type StudioErrorWire = z.infer<typeof studioErrorWire>;

/** What a check of files, plan or server came upon. A problem stops the work, a warning does not. */
export const finding = studioErrorWire.extend({
  severity: z.enum(['problem', 'warning']),
  /** The shots it is about, where it is neither about one nor about all. */
  shotIds: z.array(z.string()).optional(),
});
export type Finding = z.infer<typeof finding>;

/** An expected failure. `cause` stays in the main process: it is logged, never sent. */
export type StudioError = StudioErrorWire & { readonly cause?: unknown };

/** Drops what must not leave the main process. */
export function toWireError({ cause: _cause, ...wire }: StudioError): StudioErrorWire {
  return wire;
}
