// What is under the mouse, or has the focus, in words: one card for the whole timeline.
import { Text, Tooltip } from '@mantine/core';
import { type ReactNode, type RefObject, useEffect, useEffectEvent, useState } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { usePlan, useRun } from '../app/stores-context.ts';
import { estimateCell, estimateHover } from './estimate-words.ts';
import { placeOfFrame, planIndex } from './plan-index.ts';
import { SegmentMark } from './segment-mark.tsx';
import { LISTED_STATES, type ListedState, listedState, segmentState } from './segment-state.ts';
import styles from './timeline.module.css';
import { COLUMN_PIXELS, segmentsInColumn } from './timeline-density.tsx';
import { shotsWords } from './timeline-shots.tsx';
import { segmentName } from './transition-words.ts';
import type { TimelineScale } from './use-timeline-scale.ts';

interface Pointed {
  /** A segment, or from far away the places of the segments under the mouse. */
  readonly what: string | readonly [from: number, to: number];
  /** Of the window. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
}

interface TimelineHoverProps {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly view: PlanView;
  readonly scale: TimelineScale;
}

/** From far away a single column cannot be hit. */
const REACH_PIXELS = 3;

export function TimelineHover({ scroller, view, scale }: TimelineHoverProps) {
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const point = useEffectEvent((event: Event) => setPointed(pointedAt(event, scroller.current, view, scale)));
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const leave = () => setPointed(null);
    const onPoint = (event: Event) => point(event);
    const enters = ['pointermove', 'focusin'] as const;
    const leaves = ['pointerleave', 'focusout', 'scroll', 'pointerdown'] as const;
    for (const name of enters) element.addEventListener(name, onPoint);
    for (const name of leaves) element.addEventListener(name, leave);
    return () => {
      for (const name of enters) element.removeEventListener(name, onPoint);
      for (const name of leaves) element.removeEventListener(name, leave);
    };
  }, [scroller]);
  if (!pointed) return null;
  const { what, left, top, width } = pointed;
  const label: ReactNode =
    typeof what === 'string' ? <SegmentCard segmentKey={what} view={view} /> : <ManyCard range={what} view={view} />;
  return (
    <Tooltip
      key={String(what)}
      opened
      label={label}
      position="bottom"
      offset={8}
      maw={380}
      classNames={{ tooltip: styles.card }}
    >
      <span className={styles.pointed} style={{ left, top, width }} />
    </Tooltip>
  );
}

function pointedAt(event: Event, scroller: HTMLElement | null, view: PlanView, scale: TimelineScale): Pointed | null {
  const { target } = event;
  if (!scroller || !(target instanceof Element)) return null;
  const block = target.closest<HTMLElement>('[data-segment]');
  const box = scroller.getBoundingClientRect();
  // By keyboard only: what was just clicked is read in the details.
  if (block && (event.type === 'pointermove' || block.matches(':focus-visible'))) {
    const { left, right, bottom } = block.getBoundingClientRect();
    const from = Math.max(left, box.left);
    return {
      what: block.dataset.segment ?? '',
      left: from,
      top: bottom,
      width: Math.max(Math.min(right, box.right) - from, 1),
    };
  }
  if (!(event instanceof PointerEvent) || target.tagName !== 'CANVAS') return null;
  const index = planIndex(view.plan);
  const x = Math.floor((scroller.scrollLeft + event.clientX - box.left) / COLUMN_PIXELS) * COLUMN_PIXELS;
  const frame = (pixels: number) => pixels / scale.pixelsPerFrame;
  const what = segmentsInColumn(index, frame(x - REACH_PIXELS), frame(x + COLUMN_PIXELS + REACH_PIXELS));
  return { what, left: event.clientX, top: target.getBoundingClientRect().bottom, width: 1 };
}

function SegmentCard({ segmentKey, view }: { readonly segmentKey: string; readonly view: PlanView }) {
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const job = useRun(({ jobsByKey }) => jobsByKey[segmentKey]);
  if (!segment) return null;
  const standing = view.standings[segmentKey];
  const estimate = view.estimates[segmentKey];
  const reasons = job?.state === 'running' ? [job.activity] : (standing?.reasons ?? segment.reasons);
  return (
    <>
      <Text size="xs" fw={600}>
        {segmentName(segment.shotId, segment.segmentIndex, segment.segmentCount)}
      </Text>
      <SegmentMark state={segmentState(standing, job)} />
      {reasons.filter(Boolean).map((reason) => (
        <Text key={reason} size="xs">
          {reason}
        </Text>
      ))}
      {job?.error && <Text size="xs">{job.error.message}</Text>}
      {estimate && estimateCell(standing, estimate) !== '' && (
        <Text size="xs" c="dimmed">
          {[estimateCell(standing, estimate), estimateHover(standing, estimate)].join(' · ')}
        </Text>
      )}
    </>
  );
}

function ManyCard({ range: [from, to], view }: { readonly range: readonly [number, number]; readonly view: PlanView }) {
  const { segments, shots } = view.plan;
  const { shotStarts, segmentStarts } = planIndex(view.plan);
  const shotAt = (place: number) => shots[placeOfFrame(shotStarts, segmentStarts[place] ?? 0)]?.shotId ?? '';
  const counts = new Map<ListedState, number>();
  for (const { key } of segments.slice(from, to)) {
    const state = listedState(view.standings[key]);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return (
    <>
      <Text size="xs" fw={600}>
        {shotsWords(shotAt(from), shotAt(to - 1), to - from)}
      </Text>
      {LISTED_STATES.filter((state) => counts.has(state)).map((state) => (
        <span key={state} className={styles.counted}>
          <SegmentMark state={state} /> {counts.get(state)}
        </span>
      ))}
    </>
  );
}
