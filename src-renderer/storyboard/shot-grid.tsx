// All shots as cards. Only what is seen is in the page, so that ten thousand are as quick as ten.
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores } from '../app/stores-context.ts';
import { GAP_PIXELS, gridLayout, indexAfterKey } from './grid-math.ts';
import { ShotCard } from './shot-card.tsx';
import styles from './storyboard.module.css';
import { TransitionMark } from './transition-mark.tsx';
import { useShotActions } from './use-shot-actions.ts';

interface ShotGridProps {
  readonly shots: readonly Shot[];
  readonly chosenId: string;
  readonly keyframes: ProjectView['keyframes'];
}

export function ShotGrid({ shots, chosenId, keyframes }: ShotGridProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: rulerRef, width } = useElementSize<HTMLDivElement>();
  const { columns, rowPixels } = gridLayout(width || 800);
  const rows = useVirtualizer({
    count: Math.ceil(shots.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPixels,
    overscan: 3,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another window width changes every row's height
  useEffect(() => rows.measure(), [rowPixels]);

  const chosenIndex = shots.findIndex((shot) => shot.shotId === chosenId);
  const bringIntoView = useEffectEvent(() => rows.scrollToIndex(Math.floor(chosenIndex / columns), { align: 'auto' }));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the chosen shot came into being, was chosen or was moved
  useEffect(() => bringIntoView(), [chosenIndex, width > 0]);
  const onKeyDown = useGridKeys(shots, chosenIndex, columns);

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      aria-label="Shots"
      tabIndex={0}
      aria-activedescendant={`shot-card-${chosenIndex}`}
      onKeyDown={onKeyDown}
    >
      <div ref={rulerRef} style={{ position: 'relative', height: rows.getTotalSize() }}>
        {rows.getVirtualItems().map((row) => (
          <div
            key={row.key}
            className={styles.row}
            role="presentation"
            style={{
              transform: `translateY(${row.start}px)`,
              gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
              gap: GAP_PIXELS,
            }}
          >
            {shots.slice(row.index * columns, (row.index + 1) * columns).map((shot, inRow) => (
              <div key={shot.shotId} className={styles.cell} role="presentation">
                <ShotCard
                  shot={shot}
                  position={row.index * columns + inRow}
                  count={shots.length}
                  chosen={shot.shotId === chosenId}
                  keyframe={keyframes[shot.shotId]}
                />
                <TransitionMark shot={shot} endsRow={inRow === columns - 1} />
              </div>
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

function useGridKeys(shots: readonly Shot[], chosenIndex: number, columns: number) {
  const { app } = useStores();
  const actions = useShotActions();
  const byAltKey: Record<string, -1 | 1> = { ArrowUp: -1, ArrowLeft: -1, ArrowDown: 1, ArrowRight: 1 };
  const actionFor = (event: KeyboardEvent): (() => void) | null => {
    const chosenId = shots[chosenIndex]?.shotId;
    const by = byAltKey[event.key];
    if (event.altKey && by && chosenId) return () => void actions.move(chosenId, by);
    if (event.key === 'Delete' && chosenId) return () => void actions.remove(chosenId);
    if (event.key === 'Enter') return () => document.getElementById('shot-prompt')?.focus();
    if (event.altKey || event.ctrlKey || event.metaKey) return null;
    const target = shots[indexAfterKey(event.key, chosenIndex, columns, shots.length) ?? -1];
    return target ? () => app.getState().selectShot(target.shotId) : null;
  };
  return (event: KeyboardEvent) => {
    const act = actionFor(event);
    if (!act) return;
    event.preventDefault();
    act();
  };
}
