// The film from left to right: shots as wide as they are long, their segments inside; from far away, how it stands as a whole.
import { type KeyboardEvent, useEffect, useEffectEvent, useRef } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { placeOfFrame, planIndex } from './plan-index.ts';
import styles from './timeline.module.css';
import { TimelineBar } from './timeline-bar.tsx';
import { TimelineDensity } from './timeline-density.tsx';
import { useTimelineGestures } from './timeline-gestures.ts';
import { TimelineHover } from './timeline-hover.tsx';
import { segmentAfterKey } from './timeline-keys.ts';
import { END_PIXELS, type Span, scrollToShow } from './timeline-math.ts';
import { TimelineRuler } from './timeline-ruler.tsx';
import { TimelineSegment } from './timeline-segment.tsx';
import { TimelineShots } from './timeline-shots.tsx';
import { type TimelineScale, useTimelineScale } from './use-timeline-scale.ts';

interface PlanTimelineProps {
  readonly view: PlanView;
  readonly chosenKey: string | null;
  /** By shot id: those with a problem. */
  readonly troubled: ReadonlySet<string>;
  readonly onChoose: (key: string) => void;
  /** To the details of what is chosen. */
  readonly onOpen: () => void;
}

/** Narrower than this on average, segments are no longer told apart. */
const LEAST_SEGMENT_PIXELS = 7;

export function PlanTimeline({ view, chosenKey, troubled, onChoose, onOpen }: PlanTimelineProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const { plan } = view;
  const index = planIndex(plan);
  const scale = useTimelineScale(scroller, index.filmFrames, plan.filmFramesPerSecond);
  useTimelineGestures(scroller, scale);
  const isDense = scale.filmPixels / Math.max(plan.segments.length, 1) < LEAST_SEGMENT_PIXELS;
  const chosen = useChosenInView(scroller, view, chosenKey, scale);
  const onKeyDown = (event: KeyboardEvent) => {
    const place = chosenKey === null ? undefined : index.segmentAt.get(chosenKey);
    const next = place === undefined ? null : segmentAfterKey(event, place, index);
    if (event.key === 'Enter') onOpen();
    else if (next !== null) onChoose(plan.segments[next]?.key ?? '');
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const anchorX = () => {
    const middle = chosen && (chosen.left + chosen.right) / 2 - (scroller.current?.scrollLeft ?? 0);
    return middle && middle > 0 && middle < scale.viewportPixels ? middle : undefined;
  };
  const chooseAt = (clientX: number, element: HTMLElement) => {
    const x = clientX - element.getBoundingClientRect().left + element.scrollLeft;
    const place = placeOfFrame(index.segmentStarts, x / scale.pixelsPerFrame);
    onChoose(plan.segments[place]?.key ?? '');
  };
  return (
    <section className={styles.timeline} aria-label={say`Timeline`}>
      <TimelineBar scale={scale} filmFrames={index.filmFrames} anchorX={anchorX} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the segments inside are the controls */}
      <div
        ref={scroller}
        className={styles.scroller}
        onKeyDown={onKeyDown}
        onClick={({ target, clientX, currentTarget }) => {
          if (target instanceof HTMLCanvasElement) chooseAt(clientX, currentTarget);
        }}
        onDoubleClick={({ clientX, currentTarget }) => {
          const x = clientX - currentTarget.getBoundingClientRect().left;
          if (isDense)
            scale.zoomTo(
              (LEAST_SEGMENT_PIXELS * 6 * plan.segments.length) / (index.filmFrames / scale.framesPerSecond),
              x,
            );
        }}
      >
        <div className={styles.track} style={{ width: scale.filmPixels + END_PIXELS }}>
          <TimelineRuler scale={scale} />
          {isDense ? (
            <>
              <TimelineDensity view={view} scale={scale} />
              {chosen && chosenKey !== null && (
                <div className={styles.chosenInDensity} style={{ left: chosen.left }}>
                  <TimelineSegment
                    {...{ segmentKey: chosenKey, view, onChoose }}
                    left={0}
                    right={Math.max(chosen.right - chosen.left, 5)}
                    chosen
                  />
                </div>
              )}
            </>
          ) : (
            <TimelineShots {...{ view, scale, chosenKey, troubled, onChoose }} />
          )}
        </div>
      </div>
      <TimelineHover scroller={scroller} view={view} scale={scale} />
    </section>
  );
}

/** Where the chosen segment is; another choice is brought into view, and takes the focus along where it was here. */
function useChosenInView(
  scroller: { readonly current: HTMLDivElement | null },
  { plan }: PlanView,
  chosenKey: string | null,
  { pixelsPerFrame, viewportPixels }: TimelineScale,
): Span | null {
  const { segmentAt, segmentStarts } = planIndex(plan);
  const place = chosenKey === null ? undefined : segmentAt.get(chosenKey);
  const pixelsAt = (at: number) => Math.round((segmentStarts[at] ?? 0) * pixelsPerFrame);
  const part = place === undefined ? null : { left: pixelsAt(place), right: pixelsAt(place + 1) };
  const bringIntoView = useEffectEvent(() => {
    const element = scroller.current;
    if (!element || !part || viewportPixels === 0) return;
    const scrollLeft = scrollToShow(part, element.scrollLeft, viewportPixels);
    if (scrollLeft !== null) element.scrollLeft = scrollLeft;
    const hadFocus = element.contains(document.activeElement);
    if (hadFocus)
      element.querySelector<HTMLElement>('[data-segment][aria-pressed="true"]')?.focus({ preventScroll: true });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls, and the first layout, not every new plan
  useEffect(() => bringIntoView(), [chosenKey, viewportPixels > 0]);
  return part;
}
