// Who may talk to the served studio: whoever has the URL that the terminal printed, from a page that we served.
import { randomBytes, timingSafeEqual } from 'node:crypto';

export const newSessionToken = (): string => randomBytes(24).toString('base64url');

/** Cookies know no ports: the name carries it, so that two studios on one machine do not log each other out. */
export const cookieName = (port: number): string => `longtake_${port}`;

export function sameToken(given: string | null | undefined, token: string): boolean {
  if (!given) return false;
  const a = Buffer.from(given);
  const b = Buffer.from(token);
  return a.length === b.length && timingSafeEqual(a, b);
}

export function cookieValue(cookieHeader: string | null | undefined, name: string): string | null {
  for (const part of (cookieHeader ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name) return value ?? null;
  }
  return null;
}

export interface RequestFacts {
  readonly method: string;
  readonly host: string | null;
  readonly origin: string | null;
  readonly cookie: string | null;
  readonly authorization: string | null;
}

export type Verdict = 'allowed' | 'wrong-host' | 'wrong-origin' | 'no-token';

/**
 * Host first: a name that merely resolves to 127.0.0.1 is DNS rebinding. Then Origin: another site's page may send requests,
 * with our cookie even, but not under our origin. Then the token, as a cookie or, for scripts, as a bearer.
 */
export function judgeRequest(facts: RequestFacts, port: number, token: string): Verdict {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`];
  if (facts.host === null || !hosts.includes(facts.host.toLowerCase())) return 'wrong-host';
  if (facts.origin !== null && !hosts.some((host) => facts.origin?.toLowerCase() === `http://${host}`))
    return 'wrong-origin';
  const bearer = /^Bearer (.+)$/i.exec(facts.authorization ?? '')?.[1];
  const isKnown = sameToken(cookieValue(facts.cookie, cookieName(port)), token) || sameToken(bearer, token);
  return isKnown ? 'allowed' : 'no-token';
}
