// A long list whose rows are as high as what they say; only the visible ones are in the page.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import styles from './plan.module.css';

interface MeasuredListProps {
  readonly label: string;
  readonly count: number;
  readonly guessPixels: (index: number) => number;
  readonly keyOf: (index: number) => string;
  readonly children: (index: number) => ReactNode;
}

export function MeasuredList({ label, count, guessPixels, keyOf, children }: MeasuredListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: guessPixels,
    getItemKey: keyOf,
    overscan: 6,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div ref={scroller} className={styles.measured} tabIndex={0}>
      <ul aria-label={label} style={{ height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map(({ index, start, key }) => (
          <li
            key={String(key)}
            ref={rows.measureElement}
            data-index={index}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ transform: `translateY(${start}px)` }}
          >
            {children(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}
