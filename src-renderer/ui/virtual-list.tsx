// Long lists of which only the visible rows are in the page. The height of every row is known beforehand.
import { useVirtualizer } from '@tanstack/react-virtual';
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
} from 'react';
import { useRootScale } from './root-scale.ts';
import styles from './virtual-list.module.css';

interface VirtualListProps {
  readonly label: string;
  readonly count: number;
  /** One height for all, or a function that stays the same as long as no height changes. */
  readonly rowPixels: number | ((index: number) => number);
  readonly children: (index: number) => ReactNode;
}

const byIndex = (index: number): string | number => index;

/** Keeps `followIndex` in view; -1: nothing. */
function useRows(
  scroller: RefObject<HTMLDivElement | null>,
  { count, rowPixels }: VirtualListProps,
  followIndex: number,
  {
    keyOf = byIndex,
    alignment,
  }: { readonly keyOf?: typeof byIndex | undefined; readonly alignment: 'auto' | 'center' },
) {
  const scale = useRootScale();
  const rows = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => scale * (typeof rowPixels === 'number' ? rowPixels : rowPixels(index)),
    getItemKey: keyOf,
    overscan: 8,
  });
  // The heights of rows that were laid out before are kept until it is told that they changed.
  // biome-ignore lint/correctness/useExhaustiveDependencies: rowPixels and scale are what changed
  useLayoutEffect(() => rows.measure(), [rows, rowPixels, scale]);
  const follow = useEffectEvent((index: number) => {
    if (index < 0 || index >= count) return;
    const { startIndex, endIndex } = rows.range ?? { startIndex: 0, endIndex: -1 };
    // What comes into view from outside comes with what stands around it.
    const isInView = index > startIndex && index < endIndex;
    if (!isInView) rows.scrollToIndex(index, { align: alignment });
  });
  useEffect(() => follow(followIndex), [followIndex]);
  const styleAt = (start: number, size: number) => ({ height: size, transform: `translateY(${start}px)` });
  return { items: rows.getVirtualItems(), totalPixels: rows.getTotalSize(), styleAt };
}

interface RowListProps extends VirtualListProps {
  readonly followIndex?: number;
  /** What a row shows, so that the focus goes with it when it moves; the same function as long as nothing moved. */
  readonly keyOf?: (index: number) => string;
}

/** Rows with their own controls. */
export function VirtualList(props: RowListProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { items, totalPixels, styleAt } = useRows(scroller, props, props.followIndex ?? -1, {
    keyOf: props.keyOf,
    alignment: 'center',
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard, also without controls in it
    <div ref={scroller} className={styles.scroller} tabIndex={0}>
      <ul className={styles.list} style={{ height: totalPixels }} aria-label={props.label}>
        {items.map(({ index, start, size, key }) => (
          <li
            key={key as string | number}
            className={styles.row}
            aria-setsize={props.count}
            aria-posinset={index + 1}
            style={styleAt(start, size)}
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
  const { items, totalPixels, styleAt } = useRows(scroller, props, activeIndex, { alignment: 'auto' });
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
        {items.map(({ index, start, size }) => (
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
            style={styleAt(start, size)}
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
