// Answers and events as they travel between a host and a page. Light: the page loads it without the contract.
import type { Carried, Held } from '../delta/carried.ts';
import type { StudioEventMessage, WireResult } from './studio-client.ts';

/** An answer on its way: `carried` in the place of `value`. */
export type CarriedAnswer = WireResult<unknown> | { readonly ok: true; readonly carried: Carried };
/** An event on its way: `carried` in the place of `payload`. */
export type CarriedEvent = StudioEventMessage | { readonly name: string; readonly carried: Carried };

/** A page says over HTTP who it is, and what it has: `project=4,plan=7`. */
export const PAGE_HEADER = 'x-longtake-page';
export const HELD_HEADER = 'x-longtake-held';

export const heldToHeader = (held: Held): string =>
  Object.entries(held)
    .map(([document, number]) => `${document}=${number}`)
    .join(',');

/** What cannot be read is not held: it is then sent whole. */
export function heldFromHeader(header: string | undefined): Held {
  const pairs = (header ?? '').split(',').map((pair) => pair.split('='));
  return Object.fromEntries(pairs.flatMap(([document, number]) => (number ? [[document, Number(number)]] : [])));
}
