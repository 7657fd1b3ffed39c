// The shots as cards. Only what is seen is in the page, so that ten thousand are as quick as ten.
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useRef } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores, useStoryboard } from '../app/stores-context.ts';
import { GAP_PIXELS, gridLayout } from './grid-math.ts';
import { HintLayer } from './hint-layer.tsx';
import { chooseHow } from './selection.ts';
import { ShotCard } from './shot-card.tsx';
import cardStyles from './shot-cards.module.css';
import { useFocusId, useListedIds, useShotList } from './shot-list.ts';
import styles from './storyboard.module.css';
import { TransitionMark } from './transition-mark.tsx';
import { useFollowFocus } from './use-follow-focus.ts';
import { usePictureDrop } from './use-picture-drop.ts';
import { isOwnControl, useShotDrag, useShotDrops } from './use-shot-drag.ts';
import { useShotListKeys } from './use-shot-list-keys.ts';

export function ShotCards({ onEnter }: { readonly onEnter: () => void }) {
  const list = useShotList();
  const { listed, listedIds } = list;
  const focusId = useFocusId(list);
  const scroller = useRef<HTMLDivElement>(null);
  const { ref: rulerRef, width } = useElementSize<HTMLDivElement>();
  const { columns, rowPixels } = gridLayout(width || 800);
  const rows = useVirtualizer({
    count: Math.ceil(listed.length / columns),
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPixels,
    overscan: 3,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another window width changes every row's height
  useEffect(() => rows.measure(), [rowPixels]);
  const focusIndex = listedIds.indexOf(focusId);
  useFollowFocus(rows, focusIndex < 0 ? -1 : Math.floor(focusIndex / columns), width > 0 ? columns : 0);
  const onKeyDown = useShotListKeys({ list, columns, onEnter });
  const drop = usePictureDrop();
  useShotDrops(scroller, list.places);
  return (
    <HintLayer className={styles.listFrame}>
      <div
        ref={scroller}
        className={cardStyles.scroller}
        role="listbox"
        aria-label={say`Shots`}
        aria-multiselectable
        tabIndex={0}
        aria-activedescendant={focusIndex < 0 ? undefined : `shot-card-${focusIndex}`}
        data-files-over={drop.overId === null || undefined}
        onKeyDown={onKeyDown}
        {...drop.handlers}
      >
        <div ref={rulerRef} style={{ position: 'relative', height: rows.getTotalSize() }} role="presentation">
          {rows.getVirtualItems().map((row) => (
            <div
              key={row.key}
              className={cardStyles.row}
              role="presentation"
              style={{
                transform: `translateY(${row.start}px)`,
                gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
                gap: GAP_PIXELS,
              }}
            >
              {listed.slice(row.index * columns, (row.index + 1) * columns).map((shot, inRow) => (
                <CardCell
                  key={shot.shotId}
                  shot={shot}
                  index={row.index * columns + inRow}
                  count={listed.length}
                  focused={shot.shotId === focusId}
                  filesOver={drop.overId === shot.shotId}
                  keyframe={list.keyframes[shot.shotId]}
                  endsRow={inRow === columns - 1}
                />
              ))}
            </div>
          ))}
        </div>
      </div>
    </HintLayer>
  );
}

interface CardCellProps {
  readonly shot: Shot;
  readonly index: number;
  readonly count: number;
  readonly focused: boolean;
  readonly filesOver: boolean;
  readonly keyframe: KeyframeView | undefined;
  readonly endsRow: boolean;
}

const CardCell = memo(function CardCell(props: CardCellProps) {
  const { shot, index, count, focused, filesOver, keyframe, endsRow } = props;
  const { storyboard } = useStores();
  const element = useRef<HTMLDivElement>(null);
  const chosen = useStoryboard((state) => state.chosen.ids.has(shot.shotId)) || focused;
  const { edge, dragged } = useShotDrag(element, shot.shotId, 'sides');
  const listedIds = useListedIds();
  return (
    <div className={cardStyles.cell} role="presentation">
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: keys are the list's, which has the focus for all of its options */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: the list names its active option instead */}
      <div
        ref={element}
        id={`shot-card-${index}`}
        className={cardStyles.card}
        role="option"
        aria-selected={chosen}
        aria-setsize={count}
        aria-posinset={index + 1}
        data-testid={`shot-card-${shot.shotId}`}
        data-shot-id={shot.shotId}
        data-focused={focused || undefined}
        data-files-over={filesOver || undefined}
        data-dragged={dragged || undefined}
        onClick={(event) => {
          if (!isOwnControl(event)) storyboard.getState().choose(shot.shotId, chooseHow(event), listedIds());
        }}
      >
        <ShotCard shot={shot} keyframe={keyframe} />
      </div>
      {edge && <span className={cardStyles.dropLine} data-edge={edge} aria-hidden />}
      <TransitionMark shot={shot} endsRow={endsRow} />
    </div>
  );
});
