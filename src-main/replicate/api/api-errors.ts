// What Replicate's refusals mean to the user.
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { problem } from './wire.ts';

export interface Refusal {
  readonly status: number;
  /** What was asked, such as "GET /account". */
  readonly what: string;
  readonly text: string;
  readonly retryAfterMs: number | null;
}

export function refusalError({ status, what, text, retryAfterMs }: Refusal): StudioError {
  const reason = reasonIn(text);
  const details = [`${what}: ${status}`, text.slice(0, 1000)].filter(Boolean).join(' ');
  const again = retryAfterMs === null ? {} : { retryAfterMs };
  switch (status) {
    case 401:
    case 403:
      return { ...tokenRefused(reason), details };
    case 402:
      return { ...noCredit(reason), details };
    case 429:
      return { ...throttled(retryAfterMs), details, ...again };
    case 404:
      return {
        code: 'server-refused',
        message: say`Replicate does not know what was asked for (${what}).`,
        remedy: say`Choose another model, or refresh the models of Replicate.`,
        details,
      };
    case 422:
      return {
        code: 'server-refused',
        message: say`Replicate refuses what the model was asked: ${reason}`,
        remedy: say`Refresh the models of Replicate, build the plan again, or choose another model.`,
        details,
      };
    default:
      return { ...otherStatus(status, what, reason), details, ...again };
  }
}

function otherStatus(status: number, what: string, reason: string): StudioError {
  if (status >= 500) {
    return {
      code: 'server-error',
      message: say`Replicate is in trouble: it answered ${what} with status ${status}.`,
      remedy: say`Nothing needs to be done: it is asked again. Its state is shown at replicatestatus.com.`,
    };
  }
  return {
    code: 'server-refused',
    message: say`Replicate answered ${what} with status ${status}: ${reason}`,
    remedy: say`Look at the details; if they make no sense, check the address of the API.`,
  };
}

export const noToken = (): StudioError => ({
  code: 'sign-in-needed',
  message: say`There is no API token for Replicate.`,
  remedy: say`Store one in Settings, or set REPLICATE_API_TOKEN. Tokens are made at replicate.com/account/api-tokens.`,
});

const tokenRefused = (reason: string): StudioError => ({
  code: 'sign-in-needed',
  message: say`Replicate does not accept the API token: ${reason}`,
  remedy: say`Make a new one at replicate.com/account/api-tokens and store it in Settings, or set REPLICATE_API_TOKEN.`,
});

const noCredit = (reason: string): StudioError => ({
  code: 'payment-needed',
  message: say`The account at Replicate has no credit: ${reason}`,
  remedy: say`Add credit or a card at replicate.com/account/billing, then go on. Nothing was rendered.`,
});

const throttled = (waitMs: number | null): StudioError => ({
  code: 'rate-limited',
  message:
    waitMs === null
      ? say`Replicate takes no more requests for now: there were too many.`
      : say`Replicate takes no more requests for ${formatNumber(waitMs / 1000, 0)} s: there were too many.`,
  remedy: say`It is tried again by itself. Fewer workers in Settings help; an account with little credit is let through less often.`,
});

export const unreachable = (message: string, cause?: unknown): StudioError => ({
  code: 'server-unreachable',
  message,
  remedy: say`Check the connection to the internet. What Replicate works on goes on there and is asked for again.`,
  cause,
});

export const notReplicate = (baseUrl: string, what: string, details: string): StudioError => ({
  code: 'server-refused',
  message: say`${baseUrl} answered ${what}, but not as Replicate does.`,
  remedy: say`Check the address of the API; a proxy or a login page may stand before it.`,
  details,
});

export const requestStopped = (): StudioError => ({
  code: 'stopped',
  message: say`The request to Replicate was stopped.`,
  remedy: '',
});

/** `{ title, detail }` as words; a detail can be a list with a field each. */
function reasonIn(text: string): string {
  const parsed = problem.safeParse(jsonOf(text));
  const { title = null, detail = null } = parsed.success ? parsed.data : {};
  const words = typeof detail === 'string' ? detail : detail === null ? title : JSON.stringify(detail);
  const reason = (words ?? text).trim().slice(0, 400);
  return reason === '' ? say`it gives no reason.` : reason;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
