// The film from left to right: shots as wide as they are long, their segments inside.
import { UnstyledButton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { PlanShot } from '#shared/model/video-plan.ts';
import { usePlan, useRun } from '../app/stores-context.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { shotEstimateCell, shotEstimateWords } from './estimate-words.ts';
import styles from './plan.module.css';
import { SeamMark, STATE_LOOKS } from './segment-mark.tsx';
import { segmentState } from './segment-state.ts';
import { pixelsPerSecond, shotPixels } from './timeline-math.ts';

interface PlanTimelineProps {
  readonly view: PlanView;
  readonly chosenKey: string | null;
  readonly onChoose: (key: string) => void;
}

export function PlanTimeline({ view, chosenKey, onChoose }: PlanTimelineProps) {
  const scroller = useRef<HTMLElement>(null);
  const { ref: rulerRef, width } = useElementSize<HTMLDivElement>();
  const { shots, filmFrames, filmFramesPerSecond } = view.plan;
  const scale = pixelsPerSecond(width, filmFrames / filmFramesPerSecond);
  const blocks = useVirtualizer({
    horizontal: true,
    count: shots.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => shotPixels(shots[index], filmFramesPerSecond, scale),
    overscan: 4,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scale or plan changes every block's width
  useEffect(() => blocks.measure(), [scale, view]);
  const bringIntoView = useEffectEvent(() => {
    const index = shots.findIndex((shot) => chosenKey !== null && shot.segmentKeys.includes(chosenKey));
    if (index >= 0) blocks.scrollToIndex(index, { align: 'auto' });
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice scrolls, not every new plan
  useEffect(() => bringIntoView(), [chosenKey]);
  return (
    <section ref={scroller} className={styles.timeline} aria-label="Timeline">
      <div ref={rulerRef} />
      <div style={{ position: 'relative', height: '100%', width: blocks.getTotalSize() }}>
        {blocks.getVirtualItems().map(({ index, start, size }) => {
          const shot = shots[index];
          return (
            shot && (
              <div key={shot.shotId} className={styles.shot} style={{ left: start, width: size }}>
                <ShotBlock shot={shot} wide={size > 84} view={view} chosenKey={chosenKey} onChoose={onChoose} />
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}

function ShotBlock({
  shot,
  wide,
  view,
  chosenKey,
  onChoose,
}: PlanTimelineProps & { readonly shot: PlanShot; readonly wide: boolean }) {
  const length = formatSeconds(shot.durationSeconds);
  // Each looks through the whole plan: once for a plan, not with every scroll.
  const estimate = useMemo(() => shotEstimateWords(view, shot.segmentKeys), [view, shot]);
  const shotTime = useMemo(() => shotEstimateCell(view, shot.segmentKeys), [view, shot]);
  return (
    <>
      <div className={styles.shotName} title={`Shot ${shot.shotId}, ${length}: ${estimate}`}>
        {shot.shotId} {wide && <span style={{ opacity: 0.75 }}>{[length, shotTime].filter(Boolean).join(' · ')}</span>}
      </div>
      <div className={styles.segments}>
        {shot.segmentKeys.map((key, index) => (
          <SegmentBlock
            key={key}
            segmentKey={key}
            name={`Shot ${shot.shotId}, segment ${index + 1} of ${shot.segmentKeys.length}`}
            view={view}
            chosen={key === chosenKey}
            onChoose={onChoose}
          />
        ))}
      </div>
    </>
  );
}

interface SegmentBlockProps {
  readonly segmentKey: string;
  readonly name: string;
  readonly view: PlanView;
  readonly chosen: boolean;
  readonly onChoose: (key: string) => void;
}

function SegmentBlock({ segmentKey, name, view, chosen, onChoose }: SegmentBlockProps) {
  const clipFrames = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey)?.clipFrames ?? 1);
  const job = useRun(({ jobsByKey }) => jobsByKey[segmentKey]);
  const standing = view.standings[segmentKey];
  const state = segmentState(standing, job);
  const words = `${name}: ${STATE_LOOKS[state].words}`;
  return (
    <UnstyledButton
      className={styles.segment}
      data-state={state}
      aria-pressed={chosen}
      aria-label={words}
      title={[words, ...(standing?.reasons ?? [])].join('\n')}
      style={{ flex: `${clipFrames} 1 0` }}
      onClick={() => onChoose(segmentKey)}
    >
      <SeamMark state={state} />
    </UnstyledButton>
  );
}
