// How closely the timeline looks at the film, and which part of it is laid out. Remembered for every project.
import { type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useRemembered } from '../ui/remembered.ts';
import { type ScaleLimits, type Span, scaleFor, scaleLimits, spanAround } from './timeline-math.ts';

export interface TimelineScale {
  readonly pixelsPerFrame: number;
  readonly framesPerSecond: number;
  readonly limits: ScaleLimits;
  readonly filmPixels: number;
  readonly viewportPixels: number;
  /** What is laid out, in pixels of the film. */
  readonly span: Span;
  readonly fits: boolean;
  /** @param x of the view stays where it is; absent: its middle does */
  zoomTo(pixelsPerSecond: number, x?: number): void;
  zoomBy(factor: number, x?: number): void;
  fit(): void;
}

function useViewportPixels(scroller: RefObject<HTMLElement | null>): number {
  const [pixels, setPixels] = useState(0);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    setPixels(element.clientWidth);
    const observer = new ResizeObserver(() => setPixels(element.clientWidth));
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);
  return pixels;
}

const sameSpan = (before: Span, next: Span) =>
  before.left === next.left && before.right === next.right ? before : next;

export function useTimelineScale(
  scroller: RefObject<HTMLElement | null>,
  filmFrames: number,
  framesPerSecond: number,
): TimelineScale {
  const viewportPixels = useViewportPixels(scroller);
  // Pixels a second; 0: the whole film.
  const [zoom, setZoom] = useRemembered('plan.zoom', 0);
  const [span, setSpan] = useState<Span>({ left: 0, right: 0 });
  const limits = useMemo(
    () => scaleLimits(viewportPixels, filmFrames / framesPerSecond, framesPerSecond),
    [viewportPixels, filmFrames, framesPerSecond],
  );
  const pixelsPerSecond = scaleFor(zoom, limits);
  /** What stays where it is while the scale changes: seconds of the film at pixels of the view. */
  const anchor = useRef<{ readonly seconds: number; readonly x: number } | null>(null);

  const layOut = useCallback(() => {
    const scrollLeft = scroller.current?.scrollLeft ?? 0;
    setSpan((before) => sameSpan(before, spanAround(scrollLeft, viewportPixels)));
  }, [scroller, viewportPixels]);
  useEffect(() => {
    const element = scroller.current;
    element?.addEventListener('scroll', layOut, { passive: true });
    return () => element?.removeEventListener('scroll', layOut);
  }, [scroller, layOut]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element && anchor.current) element.scrollLeft = anchor.current.seconds * pixelsPerSecond - anchor.current.x;
    anchor.current = null;
    layOut();
  }, [scroller, pixelsPerSecond, layOut]);

  const zoomTo = (next: number, x = viewportPixels / 2) => {
    const scrollLeft = scroller.current?.scrollLeft ?? 0;
    anchor.current = { seconds: (scrollLeft + x) / pixelsPerSecond, x };
    // At the far end it stays the whole film, whatever becomes of its length.
    setZoom(next <= limits.fit * 1.001 ? 0 : Math.min(next, limits.most));
  };
  return {
    pixelsPerFrame: pixelsPerSecond / framesPerSecond,
    framesPerSecond,
    limits,
    filmPixels: (pixelsPerSecond * filmFrames) / framesPerSecond,
    viewportPixels,
    span,
    fits: zoom === 0 || pixelsPerSecond <= limits.fit,
    zoomTo,
    zoomBy: (factor, x) => zoomTo(pixelsPerSecond * factor, x),
    fit: () => zoomTo(0),
  };
}
