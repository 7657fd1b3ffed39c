// The right edge of a card: drawn to the side, it makes the shot longer or shorter, frame by frame. Keys do the same.
import { type PointerEvent as ReactPointerEvent, useRef, useState } from 'react';
import { byFrames } from './parse-duration.ts';
import styles from './shot-cards.module.css';
import { NO_DRAG } from './use-shot-drag.ts';

const PIXELS_A_FRAME = 3;
/** With Shift, for single frames. */
const FINE_PIXELS_A_FRAME = 12;

export interface DurationDrag {
  /** null: nothing is dragged. */
  readonly seconds: number | null;
  readonly handle: {
    onPointerDown(event: ReactPointerEvent<HTMLElement>): void;
  };
}

/** Nothing is changed before it is let go; Escape gives it up. */
export function useDurationDrag(
  duration: number,
  framesPerSecond: number,
  onDone: (seconds: number) => void,
): DurationDrag {
  const [seconds, setSeconds] = useState<number | null>(null);
  const latest = useRef<number | null>(null);
  const onPointerDown = (event: ReactPointerEvent<HTMLElement>) => {
    if (event.button !== 0) return;
    event.preventDefault();
    event.stopPropagation();
    const handle = event.currentTarget;
    const ending = new AbortController();
    handle.setPointerCapture(event.pointerId);
    let movedFrames = 0;
    let lastX = event.clientX;
    const show = (next: number | null) => {
      latest.current = next;
      setSeconds(next);
    };
    const finish = (keep: boolean) => {
      ending.abort();
      const chosen = latest.current;
      show(null);
      if (keep && chosen !== null && chosen !== duration) onDone(chosen);
    };
    const { signal } = ending;
    const on = { signal };
    show(duration);
    handle.addEventListener(
      'pointermove',
      (move: PointerEvent) => {
        movedFrames += (move.clientX - lastX) / (move.shiftKey ? FINE_PIXELS_A_FRAME : PIXELS_A_FRAME);
        lastX = move.clientX;
        const frames = Math.trunc(movedFrames);
        show(frames === 0 ? duration : byFrames(duration, frames, framesPerSecond));
      },
      on,
    );
    handle.addEventListener('pointerup', () => finish(true), on);
    handle.addEventListener('pointercancel', () => finish(false), on);
    const onKeyDown = (key: KeyboardEvent) => {
      if (key.key !== 'Escape') return;
      key.preventDefault();
      key.stopPropagation();
      finish(false);
    };
    window.addEventListener('keydown', onKeyDown, { signal, capture: true });
  };
  return { seconds, handle: { onPointerDown } };
}

/** No stop for the Tab key: in the list, the keys of "a frame longer" and "shorter" do the same. */
export function DurationHandle({ drag, hint }: { readonly drag: DurationDrag; readonly hint: string }) {
  return (
    <span
      className={styles.durationHandle}
      data-active={drag.seconds !== null || undefined}
      data-hint={drag.seconds === null ? hint : undefined}
      role="presentation"
      aria-hidden
      {...NO_DRAG}
      {...drag.handle}
    />
  );
}
