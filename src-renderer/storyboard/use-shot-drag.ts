// Reordering with the mouse: a shot is taken up with all that are chosen, and let go beside another one.

import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import {
  draggable,
  dropTargetForElements,
  monitorForElements,
} from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview';
import { autoScrollForElements } from '@atlaskit/pragmatic-drag-and-drop-auto-scroll/element';
import {
  attachClosestEdge,
  type Edge,
  extractClosestEdge,
} from '@atlaskit/pragmatic-drag-and-drop-hitbox/closest-edge';
import { type RefObject, useEffect, useState } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import type { Stores } from '../app/create-stores.ts';
import { useStores } from '../app/stores-context.ts';
import { inFilmOrder, shotsOf } from './shot-actions.ts';
import { isNarrowed } from './shot-filter.ts';
import styles from './storyboard.module.css';
import { useShotActions } from './use-shot-actions.ts';

const SHOTS = 'shots';

/** Marks a control that is dragged itself: the shot stays where it is. */
export const NO_DRAG = { 'data-no-drag': true } as const;

/** The end of drawing at such a control is no click on its shot. */
export const isOwnControl = ({ target }: { readonly target: EventTarget }): boolean =>
  target instanceof Element && target.closest('[data-no-drag]') !== null;

interface DraggedShots {
  readonly kind: typeof SHOTS;
  readonly shotIds: readonly string[];
}

const isShots = (data: Record<string | symbol, unknown>): data is Record<string | symbol, unknown> & DraggedShots =>
  data.kind === SHOTS;

/** @param edges where another shot can be let go: left and right of a card, above and below a row */
export function useShotDrag(
  element: RefObject<HTMLElement | null>,
  shotId: string,
  edges: 'sides' | 'ends',
): { readonly edge: Edge | null; readonly dragged: boolean } {
  const stores = useStores();
  const [edge, setEdge] = useState<Edge | null>(null);
  const [dragged, setDragged] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    return combine(
      draggable({
        element: element.current,
        canDrag: ({ input }) => canDrag(stores, input),
        getInitialData: () => takeUp(stores, shotId),
        onGenerateDragPreview: ({ source, nativeSetDragImage }) =>
          setCustomNativeDragPreview({
            nativeSetDragImage,
            render: ({ container }) => {
              container.className = styles.dragPreview ?? '';
              container.textContent = previewWords(isShots(source.data) ? source.data.shotIds : [shotId]);
            },
          }),
        onDragStart: () => setDragged(true),
        onDrop: () => setDragged(false),
      }),
      dropTargetForElements({
        element: element.current,
        canDrop: ({ source }) => isShots(source.data),
        getIsSticky: () => true,
        getData: ({ input, element: over }) =>
          attachClosestEdge(
            { shotId },
            { input, element: over, allowedEdges: edges === 'sides' ? ['left', 'right'] : ['top', 'bottom'] },
          ),
        onDrag: ({ self }) => setEdge(extractClosestEdge(self.data)),
        onDragLeave: () => setEdge(null),
        onDrop: () => setEdge(null),
      }),
    );
  }, [element, shotId, edges, stores]);
  return { edge, dragged };
}

function canDrag({ storyboard }: Stores, { clientX, clientY }: { clientX: number; clientY: number }): boolean {
  if (isNarrowed(storyboard.getState())) return false;
  return !document.elementFromPoint(clientX, clientY)?.closest('[data-no-drag]');
}

function takeUp(stores: Stores, shotId: string): { kind: typeof SHOTS; shotIds: readonly string[] } {
  const { chosen, choose } = stores.storyboard.getState();
  if (!chosen.ids.has(shotId)) {
    choose(shotId, 'only', []);
    return { kind: SHOTS, shotIds: [shotId] };
  }
  const shotIds = inFilmOrder(shotsOf(stores), chosen.ids).map((shot) => shot.shotId);
  return { kind: SHOTS, shotIds };
}

function previewWords(shotIds: readonly string[]): string {
  const [only] = shotIds;
  if (shotIds.length === 1 && only !== undefined) return say`Shot ${only}`;
  return many(shotIds.length, '{{count}} shot', '{{count}} shots');
}

/** Of the list as a whole: scrolls at its ends while something is dragged, and carries out what is let go. */
export function useShotDrops(scroller: RefObject<HTMLElement | null>, places: ReadonlyMap<string, number>): void {
  const actions = useShotActions();
  useEffect(() => {
    if (!scroller.current) return;
    return combine(
      autoScrollForElements({ element: scroller.current, canScroll: ({ source }) => isShots(source.data) }),
      monitorForElements({
        canMonitor: ({ source }) => isShots(source.data),
        onDrop: ({ source, location }) => {
          const [target] = location.current.dropTargets;
          if (!target || !isShots(source.data)) return;
          const place = places.get(String(target.data.shotId));
          const edge = extractClosestEdge(target.data);
          if (place === undefined || edge === null) return;
          const index = edge === 'right' || edge === 'bottom' ? place + 1 : place;
          void actions.moveBefore(source.data.shotIds, index);
        },
      }),
    );
  }, [scroller, places, actions]);
}
