// Keeps the shot in the focus in view when it is chosen, made or moved.
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent } from 'react';

export function useFollowFocus<Scroller extends HTMLElement>(
  rows: Virtualizer<Scroller, Element>,
  row: number,
  /** Whatever moves rows about: the count of columns, the width. */
  layout: unknown,
): void {
  const bringIntoView = useEffectEvent(() => {
    if (row >= 0 && !isInView(rows, row)) rows.scrollToIndex(row, { align: 'auto' });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what it follows
  useEffect(() => bringIntoView(), [row, layout]);
}

/** Told from what is known: asking the browser would lay the page out with every press of an arrow. */
function isInView<Scroller extends HTMLElement>(rows: Virtualizer<Scroller, Element>, row: number): boolean {
  const place = rows.measurementsCache[row];
  const { scrollOffset, scrollRect } = rows;
  if (!place || scrollOffset === null || !scrollRect) return false;
  const top = scrollOffset + rows.options.scrollPaddingStart;
  return place.start >= top && place.end <= scrollOffset + scrollRect.height;
}
