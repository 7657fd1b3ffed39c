// Addresses without repetition.
import type { InputAddress } from './comfy-graph.ts';

/** The first of each place, in order. */
export function distinct<T extends InputAddress>(addresses: readonly T[]): T[] {
  const byKey = new Map<string, T>();
  for (const address of addresses) if (!byKey.has(keyOf(address))) byKey.set(keyOf(address), address);
  return [...byKey.values()];
}

/** Any text may be an id: only its length tells where it ends. */
export function keyOf({ nodeId, input }: InputAddress): string {
  return `${nodeId.length}:${nodeId}${input}`;
}
