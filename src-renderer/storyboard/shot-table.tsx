// The shots as a table: one line each, for reading and comparing. The order is always the film's.
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { KeyframeView } from '#shared/model/project-view.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores, useStoryboard } from '../app/stores-context.ts';
import { HintLayer } from './hint-layer.tsx';
import { chooseHow } from './selection.ts';
import { useFocusId, useListedIds, useShotList } from './shot-list.ts';
import { ShotRow } from './shot-row.tsx';
import tableStyles from './shot-table.module.css';
import styles from './storyboard.module.css';
import { useFollowFocus } from './use-follow-focus.ts';
import { usePictureDrop } from './use-picture-drop.ts';
import { useShotDrag, useShotDrops } from './use-shot-drag.ts';
import { useShotListKeys } from './use-shot-list-keys.ts';

/** The first two columns stay in view. */
const PINNED = [tableStyles.pinned, `${tableStyles.pinned} ${tableStyles.id}`];

const ROW_PIXELS = 46;
const HEAD_PIXELS = 32;

export function ShotTable({ onEnter }: { readonly onEnter: () => void }) {
  const list = useShotList();
  const { listed, listedIds } = list;
  const focusId = useFocusId(list);
  const scroller = useRef<HTMLTableElement>(null);
  /** Whose length is being typed. */
  const [editedId, setEditedId] = useState<string | null>(null);
  const rows = useVirtualizer({
    count: listed.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS,
    overscan: 4,
    scrollPaddingStart: HEAD_PIXELS,
    scrollMargin: HEAD_PIXELS,
  });
  const focusIndex = listedIds.indexOf(focusId);
  useFollowFocus(rows, focusIndex, null);
  const onKeyDown = useShotListKeys({ list, columns: 1, onEnter });
  const drop = usePictureDrop();
  useShotDrops(scroller, list.places);
  const endEdit = (toList: boolean) => {
    setEditedId(null);
    if (toList) scroller.current?.focus();
  };
  return (
    <HintLayer className={styles.listFrame}>
      <table
        ref={scroller}
        className={tableStyles.scroller}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose rows are chosen with keys
        role="grid"
        aria-label={say`Shots`}
        aria-multiselectable
        aria-rowcount={listed.length + 1}
        tabIndex={0}
        aria-activedescendant={focusIndex < 0 ? undefined : `shot-row-${focusIndex}`}
        data-files-over={drop.overId === null || undefined}
        onKeyDown={(event) => {
          if (event.key === 'F2' && event.target === event.currentTarget) setEditedId(focusId);
          else onKeyDown(event);
        }}
        {...drop.handlers}
      >
        <TableHead />
        <tbody className={tableStyles.body} style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ index, start, key }) => {
            const shot = listed[index];
            if (!shot) return null;
            return (
              <RowFrame
                key={key}
                top={start - HEAD_PIXELS}
                shot={shot}
                index={index}
                focused={shot.shotId === focusId}
                filesOver={drop.overId === shot.shotId}
                keyframe={list.keyframes[shot.shotId]}
                edited={shot.shotId === editedId}
                onEdit={setEditedId}
                onEditEnd={endEdit}
              />
            );
          })}
        </tbody>
      </table>
    </HintLayer>
  );
}

function TableHead() {
  return (
    <thead className={tableStyles.head}>
      <tr className={tableStyles.columns} aria-rowindex={1}>
        {columnTitles().map((title, index) => (
          <th key={title} scope="col" className={PINNED[index]}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

const columnTitles = (): readonly string[] => [
  say`Picture`,
  say`Shot`,
  say`State`,
  say`Prompt`,
  say`Duration`,
  say`Camera`,
  say`Motion`,
  say`Seed`,
  say`Start`,
  say`Transition`,
];

interface RowFrameProps {
  readonly top: number;
  readonly shot: Shot;
  readonly index: number;
  readonly focused: boolean;
  readonly filesOver: boolean;
  readonly keyframe: KeyframeView | undefined;
  readonly edited: boolean;
  readonly onEdit: (shotId: string | null) => void;
  readonly onEditEnd: (toList: boolean) => void;
}

const RowFrame = memo(function RowFrame(props: RowFrameProps) {
  const { top, shot, index, focused, filesOver, keyframe, edited, onEdit, onEditEnd } = props;
  const { storyboard } = useStores();
  const element = useRef<HTMLTableRowElement>(null);
  const chosen = useStoryboard((state) => state.chosen.ids.has(shot.shotId)) || focused;
  const { edge, dragged } = useShotDrag(element, shot.shotId, 'ends');
  const listedIds = useListedIds();
  return (
    <tr
      ref={element}
      id={`shot-row-${index}`}
      className={`${tableStyles.columns} ${tableStyles.row}`}
      aria-rowindex={index + 2}
      aria-selected={chosen}
      style={{ transform: `translateY(${top}px)` }}
      data-testid={`shot-row-${shot.shotId}`}
      data-shot-id={shot.shotId}
      data-focused={focused || undefined}
      data-files-over={filesOver || undefined}
      data-edge={edge ?? undefined}
      data-dragged={dragged || undefined}
      onClick={(event) => {
        const how = chooseHow(event);
        storyboard.getState().choose(shot.shotId, how, listedIds());
        const onLength = event.target instanceof Element && event.target.closest('[data-length]') !== null;
        if (how === 'only' && onLength) onEdit(shot.shotId);
      }}
    >
      <ShotRow shot={shot} keyframe={keyframe} edited={edited} onEditEnd={onEditEnd} />
    </tr>
  );
});
