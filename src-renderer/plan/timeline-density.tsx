// The film from far away: where single segments are too narrow to be told apart, how many of those in a column stand how.
import { useComputedColorScheme } from '@mantine/core';
import { useEffect, useRef } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { useRun } from '../app/stores-context.ts';
import { DRAWN_STATES, type DrawnState, type PlanIndex, placeOfFrame, planIndex, statesBefore } from './plan-index.ts';
import styles from './timeline.module.css';
import type { TimelineScale } from './use-timeline-scale.ts';

export const COLUMN_PIXELS = 2;
const HEIGHT = 56;
/** What is as it should be stays behind what needs a look. */
const OPACITY: Record<DrawnState, number> = { blocked: 1, stale: 1, 'will-render': 0.55, 'up-to-date': 0.5 };
/** What needs a look is seen, however few they are among many. */
const LEAST_PIXELS: Record<DrawnState, number> = { blocked: 6, stale: 4, 'will-render': 2, 'up-to-date': 0 };

interface TimelineDensityProps {
  readonly view: PlanView;
  readonly scale: TimelineScale;
}

export function TimelineDensity({ view, scale }: TimelineDensityProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const colorScheme = useComputedColorScheme();
  const { span, pixelsPerFrame, filmPixels } = scale;
  const width = Math.max(Math.ceil(Math.min(span.right, filmPixels) - span.left), 0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the scheme
  useEffect(() => {
    if (canvas.current && width > 0) drawDensity(canvas.current, view, { left: span.left, width, pixelsPerFrame });
  }, [view, span, width, pixelsPerFrame, colorScheme]);
  return (
    <>
      <canvas
        ref={canvas}
        className={styles.density}
        data-testid="plan-density"
        style={{ left: span.left, width, height: HEIGHT }}
      />
      <ShotNumbers view={view} scale={scale} />
      <RunningMarks view={view} pixelsPerFrame={pixelsPerFrame} />
    </>
  );
}

/** Segments, by place, whose middle lies in the column that begins there; at least the one that lies under it. */
export function segmentsInColumn(
  index: PlanIndex,
  fromFrame: number,
  toFrame: number,
): readonly [from: number, to: number] {
  const from = placeOfFrame(index.segmentStarts, fromFrame);
  const to = placeOfFrame(index.segmentStarts, toFrame);
  return [from, Math.max(to, from + 1)];
}

function drawDensity(
  canvas: HTMLCanvasElement,
  view: PlanView,
  { left, width, pixelsPerFrame }: { readonly left: number; readonly width: number; readonly pixelsPerFrame: number },
): void {
  const density = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * density);
  canvas.height = Math.round(HEIGHT * density);
  const context = canvas.getContext('2d');
  if (!context) return;
  context.scale(density, density);
  const style = getComputedStyle(canvas);
  const colors = DRAWN_STATES.map((state) => style.getPropertyValue(`--lt-${state}`));
  const index = planIndex(view.plan);
  const before = statesBefore(view);
  for (let x = 0; x < width; x += COLUMN_PIXELS) {
    const [from, to] = segmentsInColumn(
      index,
      (left + x) / pixelsPerFrame,
      (left + x + COLUMN_PIXELS) / pixelsPerFrame,
    );
    let bottom = HEIGHT;
    for (const [at, state] of DRAWN_STATES.entries()) {
      const count = (before[state][to] ?? 0) - (before[state][from] ?? 0);
      if (count === 0) continue;
      const share = Math.max((count / (to - from)) * HEIGHT, LEAST_PIXELS[state]);
      const top = Math.max(bottom - share, 0);
      context.fillStyle = colors[at] ?? '';
      context.globalAlpha = OPACITY[state];
      context.fillRect(x, top, COLUMN_PIXELS, bottom - top);
      bottom = top;
    }
  }
}

const NUMBER_PIXELS = 96;

/** Which shot is where, as far apart as numbers can be read. */
function ShotNumbers({ view, scale }: TimelineDensityProps) {
  const { span, pixelsPerFrame, filmPixels } = scale;
  const { shotStarts } = planIndex(view.plan);
  const first = Math.ceil(span.left / NUMBER_PIXELS);
  const last = Math.floor((Math.min(span.right, filmPixels) - NUMBER_PIXELS / 2) / NUMBER_PIXELS);
  return Array.from({ length: Math.max(last - first + 1, 0) }, (_, at) => {
    const left = (first + at) * NUMBER_PIXELS;
    const shot = view.plan.shots[placeOfFrame(shotStarts, left / pixelsPerFrame)];
    return (
      <span key={left} className={styles.densityShot} style={{ left }} aria-hidden>
        {shot?.shotId}
      </span>
    );
  });
}

/** What is rendered now, however small it is on the whole. */
function RunningMarks({ view, pixelsPerFrame }: { readonly view: PlanView; readonly pixelsPerFrame: number }) {
  const running = useRun(
    ({ head }) => head?.servers.flatMap(({ segmentKeys }) => segmentKeys.slice(0, 1)).join('\n') ?? '',
  );
  const { segmentAt, segmentStarts } = planIndex(view.plan);
  return running.split('\n').map((key) => {
    const place = segmentAt.get(key);
    return (
      place !== undefined && (
        <span key={key} className={styles.runningMark} style={{ left: (segmentStarts[place] ?? 0) * pixelsPerFrame }} />
      )
    );
  });
}
