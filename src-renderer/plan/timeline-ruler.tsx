// The time above the film: numbers where there is room for them, small ticks between. Pulled along, it moves the film.
import { formatClock } from '../ui/format-time.ts';
import styles from './timeline.module.css';
import { ticksFor } from './timeline-math.ts';
import type { TimelineScale } from './use-timeline-scale.ts';

export function TimelineRuler({ scale }: { readonly scale: TimelineScale }) {
  const { pixelsPerFrame, framesPerSecond, span, filmPixels } = scale;
  const pixelsPerSecond = pixelsPerFrame * framesPerSecond;
  const { step, parts } = ticksFor(pixelsPerSecond, framesPerSecond);
  const stepPixels = step * pixelsPerSecond;
  const first = Math.floor(span.left / stepPixels);
  const last = Math.floor(Math.min(span.right, filmPixels) / stepPixels);
  const numbers = Array.from({ length: Math.max(last - first + 1, 0) }, (_, index) => (first + index) * step);
  return (
    <div
      className={styles.ruler}
      data-pan
      aria-hidden
      style={{
        left: first * stepPixels,
        width: Math.max(Math.min(span.right, filmPixels) - first * stepPixels, 0),
        backgroundSize: `${stepPixels / parts}px 5px, ${stepPixels}px 9px`,
      }}
    >
      {numbers.map((seconds) => (
        <span key={seconds} className={styles.number} style={{ left: (seconds - first * step) * pixelsPerSecond }}>
          {formatClock(seconds)}
        </span>
      ))}
    </div>
  );
}
