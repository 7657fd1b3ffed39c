// The rows of the segments: one is chosen, and shown in the details; any number may be picked to be started together.
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useEffectEvent, useId, useRef } from 'react';
import { say } from '#shared/i18n/say.ts';
import styles from './segment-table.module.css';

interface SegmentListProps {
  /** Of the rows, in their order. */
  readonly keys: readonly string[];
  /** Place of the chosen row; -1: it is not listed. */
  readonly active: number;
  readonly picked: ReadonlySet<string>;
  readonly onChoose: (key: string) => void;
  readonly onPick: (keys: ReadonlySet<string>) => void;
  readonly children: (index: number) => ReactNode;
}

const ROW_PIXELS = 30;
const PAGE_ROWS = 12;

export function SegmentList(props: SegmentListProps) {
  const { keys, active, picked, children } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const id = useId();
  const rows = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 10,
  });
  const follow = useEffectEvent((index: number) => {
    if (index >= 0) rows.scrollToIndex(index, { align: 'auto' });
  });
  useEffect(() => follow(active), [active]);
  const { onKeyDown, onRowClick } = usePicking(props);
  return (
    <div
      ref={scroller}
      className={styles.rows}
      role="listbox"
      aria-label={say`Segments`}
      aria-multiselectable
      tabIndex={0}
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      onKeyDown={onKeyDown}
    >
      <div style={{ position: 'relative', height: rows.getTotalSize() }} role="presentation">
        {rows.getVirtualItems().map(({ index, start }) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's, which has the focus for all of its options
          // biome-ignore lint/a11y/useFocusableInteractive: the list names its active option instead
          <div
            key={index}
            id={`${id}-${index}`}
            className={styles.row}
            role="option"
            aria-selected={picked.has(keys[index] ?? '')}
            data-active={index === active || undefined}
            aria-setsize={keys.length}
            aria-posinset={index + 1}
            style={{ height: ROW_PIXELS, transform: `translateY(${start}px)` }}
            onClick={(event) => onRowClick(event, index)}
          >
            {children(index)}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The mark of a row that a click picks without choosing it. */
export const PICK_MARK = 'data-pick';

function usePicking({ keys, active, picked, onChoose, onPick }: SegmentListProps) {
  /** Where a row of picks began. */
  const anchor = useRef<number | null>(null);
  const toggle = (index: number) => {
    const key = keys[index];
    if (key === undefined) return;
    anchor.current = index;
    const next = new Set(picked);
    if (!next.delete(key)) next.add(key);
    onPick(next);
  };
  const pickTo = (index: number) => {
    const from = anchor.current ?? Math.max(active, 0);
    anchor.current = from;
    onPick(new Set([...picked, ...keys.slice(Math.min(from, index), Math.max(from, index) + 1)]));
  };
  const onRowClick = (event: MouseEvent, index: number) => {
    const onMark = event.target instanceof Element && event.target.closest(`[${PICK_MARK}]`) !== null;
    if (event.shiftKey) pickTo(index);
    else if (onMark || event.ctrlKey || event.metaKey) toggle(index);
    if (!onMark) onChoose(keys[index] ?? '');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const command = event.ctrlKey || event.metaKey;
    const target = indexAfterKey(event.key, active, keys.length);
    if (target !== null && !command) {
      onChoose(keys[target] ?? '');
      if (event.shiftKey) pickTo(target);
    } else if (event.key === ' ') toggle(active);
    else if (command && event.key.toLowerCase() === 'a') onPick(new Set(keys));
    else if (event.key === 'Escape' && picked.size > 0) onPick(new Set());
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return { onKeyDown, onRowClick };
}

function indexAfterKey(key: string, index: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    PageDown: PAGE_ROWS,
    PageUp: -PAGE_ROWS,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined || count === 0 ? null : Math.min(Math.max(index + step, 0), count - 1);
}
