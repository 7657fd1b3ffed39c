// Long lists of rows of one height, of which only the visible ones are in the page.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useEffectEvent, useId, useRef } from 'react';
import styles from './virtual-list.module.css';

interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  readonly rowPixels: number;
  readonly children: (index: number) => ReactNode;
}

/** Keeps `followIndex` in view; -1: nothing. */
function useRows(
  scroller: RefObject<HTMLDivElement | null>,
  { count, rowPixels }: VirtualListProps,
  followIndex: number,
) {
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
  const styleAt = (start: number) => ({ height: rowPixels, transform: `translateY(${start}px)` });
  return { items: rows.getVirtualItems(), totalPixels: rows.getTotalSize(), styleAt };
}

/** Rows with their own controls. */
export function VirtualList(props: VirtualListProps & { readonly followIndex?: number }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { items, totalPixels, styleAt } = useRows(scroller, props, props.followIndex ?? -1);
  return (
    <div ref={scroller} className={styles.scroller}>
      <ul className={styles.list} style={{ height: totalPixels }} aria-label={props.label}>
        {items.map(({ index, start }) => (
          <li
            key={index}
            className={styles.row}
            aria-setsize={props.count}
            aria-posinset={index + 1}
            style={styleAt(start)}
          >
            {props.children(index)}
          </li>
        ))}
      </ul>
    </div>
  );
}

interface ChoiceListProps extends VirtualListProps {
  readonly activeIndex: number;
  readonly onActivate: (index: number) => void;
}

/** A choice of one row, moved through with the arrow keys. */
export function ChoiceList(props: ChoiceListProps) {
  const { count, activeIndex, onActivate } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const { items, totalPixels, styleAt } = useRows(scroller, props, activeIndex);
  const onKeyDown = (event: KeyboardEvent) => {
    const target = indexAfterKey(event.key, activeIndex, count);
    if (target === null) return;
    event.preventDefault();
    onActivate(target);
  };
  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      aria-label={props.label}
      tabIndex={0}
      aria-activedescendant={activeIndex >= 0 ? `${id}-${activeIndex}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={styles.list} style={{ height: totalPixels }} role="presentation">
        {items.map(({ index, start }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's, which has the focus for all of its options
          // biome-ignore lint/a11y/useFocusableInteractive: the list names its active option instead
          <div
            key={index}
            id={`${id}-${index}`}
            className={styles.row}
            role="option"
            aria-selected={index === activeIndex}
            aria-setsize={count}
            aria-posinset={index + 1}
            style={styleAt(start)}
            onClick={() => onActivate(index)}
          >
            {props.children(index)}
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
