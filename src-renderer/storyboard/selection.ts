// Which shots are chosen after a click or a key. Pure.

export interface Chosen {
  /** The one the editor and the keys are about; always among the chosen. null: there is no shot. */
  readonly focusId: string | null;
  readonly ids: ReadonlySet<string>;
  /** Where a range begins. */
  readonly anchorId: string | null;
}

/** `only`: a click. `toggle`: Ctrl+click. `range`: Shift+click. `add-range`: both. */
export type ChooseHow = 'only' | 'toggle' | 'range' | 'add-range';

export const chooseOnly = (shotId: string | null): Chosen => ({
  focusId: shotId,
  ids: new Set(shotId === null ? [] : [shotId]),
  anchorId: shotId,
});

export const chooseHow = (event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }): ChooseHow => {
  const command = event.ctrlKey || event.metaKey;
  if (event.shiftKey) return command ? 'add-range' : 'range';
  return command ? 'toggle' : 'only';
};

/** @param listedIds as they are listed now: a range reaches over what is seen */
export function choose(now: Chosen, shotId: string, how: ChooseHow, listedIds: readonly string[]): Chosen {
  if (how === 'only') return chooseOnly(shotId);
  if (how === 'toggle') return toggled(now, shotId, listedIds);
  const range = rangeOf(listedIds, now.anchorId ?? now.focusId, shotId);
  const ids = how === 'range' ? new Set(range) : new Set([...now.ids, ...range]);
  return { focusId: shotId, ids, anchorId: now.anchorId ?? now.focusId ?? shotId };
}

function toggled(now: Chosen, shotId: string, listedIds: readonly string[]): Chosen {
  const ids = new Set(now.ids);
  if (!ids.has(shotId)) return { focusId: shotId, ids: ids.add(shotId), anchorId: shotId };
  // One is always chosen.
  if (ids.size === 1) return now;
  ids.delete(shotId);
  const focusId = now.focusId === shotId ? (nearest(listedIds, shotId, ids) ?? [...ids][0] ?? null) : now.focusId;
  return { focusId, ids, anchorId: focusId };
}

function nearest(listedIds: readonly string[], shotId: string, ids: ReadonlySet<string>): string | undefined {
  const at = listedIds.indexOf(shotId);
  return listedIds.slice(0, at).findLast((id) => ids.has(id)) ?? listedIds.slice(at + 1).find((id) => ids.has(id));
}

function rangeOf(listedIds: readonly string[], fromId: string | null, toId: string): readonly string[] {
  const from = fromId === null ? -1 : listedIds.indexOf(fromId);
  const to = listedIds.indexOf(toId);
  if (from < 0) return [toId];
  return listedIds.slice(Math.min(from, to), Math.max(from, to) + 1);
}
