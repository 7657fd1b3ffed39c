// How long a server wants to be left alone.

const LONGEST_MS = 10 * 60_000;

/**
 * @param header seconds or an HTTP date
 * @param body "Request was throttled. Your rate limit resets in ~30s." says it too
 * @param serverNowMs the server's own clock, for a date
 * null: it does not say.
 */
export function retryAfterMs(header: string | undefined, body: string, serverNowMs: number): number | null {
  const ofHeader = header === undefined ? null : fromHeader(header.trim(), serverNowMs);
  const inBody = /resets in ~?\s*(\d+(?:\.\d+)?)\s*s/i.exec(body)?.[1];
  const wanted = ofHeader ?? (inBody === undefined ? null : Number(inBody) * 1000);
  return wanted === null ? null : Math.min(LONGEST_MS, Math.max(0, wanted));
}

function fromHeader(header: string, serverNowMs: number): number | null {
  if (/^\d+(\.\d+)?$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : at - serverNowMs;
}
