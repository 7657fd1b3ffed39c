// The film from left to right: shots as wide as they are long, their segments inside.
import { UnstyledButton } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { PlanShot } from '#shared/model/video-plan.ts';
import { usePlan, useRun } from '../app/stores-context.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { CrossfadeBlock } from './crossfade-block.tsx';
import { shotEstimateCell, shotEstimateWords } from './estimate-words.ts';
import styles from './plan.module.css';
import { SeamChip } from './seam-chip.tsx';
import { STATE_LOOKS, TimelineMark } from './segment-mark.tsx';
import { segmentState } from './segment-state.ts';
import { joinsOf, pixelsPerSecond, shotPixels } from './timeline-math.ts';

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
                <ShotBlock
                  shot={shot}
                  before={shots[index - 1]}
                  widthPixels={size}
                  view={view}
                  chosenKey={chosenKey}
                  onChoose={onChoose}
                />
              </div>
            )
          );
        })}
      </div>
    </section>
  );
}

interface ShotBlockProps extends PlanTimelineProps {
  readonly shot: PlanShot;
  readonly before: PlanShot | undefined;
  readonly widthPixels: number;
}

/** Narrower than this on average, a segment has no room for the marks of its seams. */
const MARKED_SEGMENT_PIXELS = 34;

function ShotBlock({ shot, before, widthPixels, view, chosenKey, onChoose }: ShotBlockProps) {
  const wide = widthPixels > 84;
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
        <CrossfadeBlock before={before} shot={shot} />
        <Seams shot={shot} narrow={widthPixels / shot.segmentKeys.length < MARKED_SEGMENT_PIXELS} onChoose={onChoose} />
      </div>
    </>
  );
}

interface SeamsProps extends Pick<PlanTimelineProps, 'onChoose'> {
  readonly shot: PlanShot;
  readonly narrow: boolean;
}

function Seams({ shot, narrow, onChoose }: SeamsProps) {
  const segmentsByKey = usePlan((state) => state.segmentsByKey);
  const joins = useMemo(() => joinsOf(shot, segmentsByKey), [shot, segmentsByKey]);
  return joins.map(({ segmentKey, at }, index) => (
    <SeamChip
      key={segmentKey}
      segmentKey={segmentKey}
      name={`segment ${index + 2} of shot ${shot.shotId}`}
      at={at}
      narrow={narrow}
      onChoose={onChoose}
    />
  ));
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
      <TimelineMark state={state} />
    </UnstyledButton>
  );
}
