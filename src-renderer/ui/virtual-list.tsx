// A long list of rows of one height, of which only the visible ones are in the page.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import styles from './virtual-list.module.css';

interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  readonly rowPixels: number;
  readonly children: (index: number) => ReactNode;
  /** With `onActivate` the list is a choice of one, moved through with the arrow keys. */
  readonly activeIndex?: number;
  readonly onActivate?: (index: number) => void;
  /** A row to bring into view without choosing it. */
  readonly followIndex?: number;
}

export function VirtualList(props: VirtualListProps) {
  const { label, count, rowPixels, children, activeIndex = -1, onActivate, followIndex = activeIndex } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPixels,
    overscan: 8,
  });
  const follow = useEffectEvent((index: number) => {
    if (index >= 0 && index < count) rows.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => follow(followIndex), [followIndex]);
  const isChoice = onActivate !== undefined;
  const onKeyDown = (event: KeyboardEvent) => {
    const target = event.target === scroller.current ? indexAfterKey(event.key, activeIndex, count) : null;
    if (target === null || !onActivate) return;
    event.preventDefault();
    onActivate(target);
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role={isChoice ? 'listbox' : 'list'}
      aria-label={label}
      tabIndex={isChoice ? 0 : undefined}
      aria-activedescendant={isChoice && activeIndex >= 0 ? `${id}-${activeIndex}` : undefined}
      onKeyDown={isChoice ? onKeyDown : undefined}
    >
      <div style={{ position: 'relative', height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(({ index, start }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's, which has the focus for all of its options
          <div
            key={index}
            id={`${id}-${index}`}
            className={styles.row}
            role={isChoice ? 'option' : 'listitem'}
            aria-selected={isChoice ? index === activeIndex : undefined}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={{ height: rowPixels, transform: `translateY(${start}px)` }}
            onClick={onActivate && (() => onActivate(index))}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

function indexAfterKey(key: string, index: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: 12,
    PageUp: -12,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined || count === 0 ? null : Math.min(Math.max(index + step, 0), count - 1);
}
