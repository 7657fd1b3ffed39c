// Wheel and hand on the timeline: the wheel scrolls, with Ctrl it zooms; the middle button, or the ruler, is pulled along.
import { type RefObject, useEffect, useEffectEvent } from 'react';
import type { TimelineScale } from './use-timeline-scale.ts';

const ZOOM_PER_PIXEL = 0.0022;
/** A mouse wheel may tell lines instead of pixels. */
const LINE_PIXELS = 32;

export function useTimelineGestures(scroller: RefObject<HTMLElement | null>, scale: TimelineScale): void {
  const onWheel = useEffectEvent((event: WheelEvent) => {
    const element = scroller.current;
    if (!element) return;
    const unit = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PIXELS : 1;
    if (event.ctrlKey || event.metaKey) {
      const x = event.clientX - element.getBoundingClientRect().left;
      scale.zoomBy(Math.exp(-event.deltaY * unit * ZOOM_PER_PIXEL), x);
    } else if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    else element.scrollLeft += event.deltaY * unit;
    event.preventDefault();
  });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const pan = panning(element);
    // React listens to wheels without a say in what the browser does with them.
    const listener = (event: WheelEvent) => onWheel(event);
    element.addEventListener('wheel', listener, { passive: false });
    element.addEventListener('pointerdown', pan);
    return () => {
      element.removeEventListener('wheel', listener);
      element.removeEventListener('pointerdown', pan);
    };
  }, [scroller]);
}

const panning = (element: HTMLElement) => (down: PointerEvent) => {
  const onRuler = down.target instanceof Element && down.target.closest('[data-pan]') !== null;
  if (down.button !== 1 && !(down.button === 0 && onRuler)) return;
  down.preventDefault();
  const from = element.scrollLeft + down.clientX;
  const move = (event: PointerEvent) => {
    element.scrollLeft = from - event.clientX;
  };
  const end = () => {
    element.removeEventListener('pointermove', move);
    element.removeEventListener('pointerup', end);
    element.removeEventListener('pointercancel', end);
    element.dataset.panning = 'false';
  };
  element.dataset.panning = 'true';
  element.setPointerCapture(down.pointerId);
  element.addEventListener('pointermove', move);
  element.addEventListener('pointerup', end);
  element.addEventListener('pointercancel', end);
};
