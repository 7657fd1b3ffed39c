// What each ComfyUI server last answered: for the list of servers, and for what a workflow asks of the first one.
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import type { RequestOutput, StudioClient, WireResult } from '#shared/contract/studio-client.ts';
import type { Report } from './project-store.ts';

export interface ServerState {
  /** By URL; absent: not asked yet, or the studio could not ask. */
  readonly statuses: Readonly<Record<string, ServerStatus>>;
  /** URLs whose answer is awaited. */
  readonly asking: ReadonlySet<string>;
  /** URLs that are being started again. */
  readonly restarting: ReadonlySet<string>;
  /** Of the server asked first in the settings' order: what a workflow is looked at for. */
  readonly status: ServerStatus | null;
  check(url: string): Promise<ServerStatus | null>;
  /** Asks each address that was not asked yet; failures are not worth a notification then. */
  checkOnce(urls: readonly string[]): Promise<void>;
  restart(url: string): Promise<boolean>;
  /** The first of these is the one whose answer `status` holds; what is not among them is let go. */
  follow(urls: readonly string[]): void;
}

export type ServerStore = StoreApi<ServerState>;

const withOne = (set: ReadonlySet<string>, url: string) => new Set([...set, url]);
const withoutOne = (set: ReadonlySet<string>, url: string) => new Set([...set].filter((entry) => entry !== url));

export function createServerStore(studio: StudioClient, report: Report): ServerStore {
  const asked = new Set<string>();
  /** By URL, the latest question: an earlier one that is answered later is no news. */
  const latest = new Map<string, number>();
  let questions = 0;
  let first: string | null = null;
  return createStore<ServerState>()((set, get) => {
    const take = (url: string, answer: WireResult<RequestOutput<'servers.check'>>) => {
      const { [url]: _before, ...others } = get().statuses;
      const statuses = answer.ok ? { ...others, [url]: answer.value } : others;
      set({ statuses, status: first === null ? null : (statuses[first] ?? null) });
    };
    const check = async (url: string, tell: Report): Promise<ServerStatus | null> => {
      const mine = ++questions;
      asked.add(url);
      latest.set(url, mine);
      set({ asking: withOne(get().asking, url) });
      const answer = await studio.call('servers.check', { url });
      if (latest.get(url) === mine) {
        set({ asking: withoutOne(get().asking, url) });
        take(url, answer);
      }
      if (answer.ok) return answer.value;
      tell(answer.error);
      return null;
    };
    return {
      statuses: {},
      asking: new Set(),
      restarting: new Set(),
      status: null,
      check: (url) => check(url, report),
      async checkOnce(urls) {
        await Promise.all(urls.filter((url) => !asked.has(url)).map((url) => check(url, () => undefined)));
      },
      async restart(url) {
        set({ restarting: withOne(get().restarting, url) });
        const answer = await studio.call('servers.restart', { url });
        set({ restarting: withoutOne(get().restarting, url) });
        if (answer.ok) take(url, answer);
        else report(answer.error);
        return answer.ok;
      },
      follow(urls) {
        first = urls[0] ?? null;
        const { statuses } = get();
        const kept = Object.fromEntries(Object.entries(statuses).filter(([url]) => urls.includes(url)));
        // A server that was taken off the list is asked anew when it comes back.
        for (const url of asked) if (!urls.includes(url)) asked.delete(url);
        set({ statuses: kept, status: first === null ? null : (kept[first] ?? null) });
      },
    };
  });
}
