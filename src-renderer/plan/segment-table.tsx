// The plan's segments as a list, with how each stands, why, and what it will take.
import { SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { PlanSegment, SegmentStanding } from '#shared/model/video-plan.ts';
import { useRun } from '../app/stores-context.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { ChoiceList } from '../ui/virtual-list.tsx';
import { estimateCell, estimateHover } from './estimate-words.ts';
import styles from './plan.module.css';
import { SegmentMark, STATE_LOOKS } from './segment-mark.tsx';
import { countStates, reasonWords, type StateFilter, segmentState } from './segment-state.ts';
import { startWords } from './start-words.ts';

interface SegmentTableProps {
  readonly view: PlanView;
  readonly chosenKey: string | null;
  readonly onChoose: (key: string) => void;
}

export function SegmentTable({ view, chosenKey, onChoose }: SegmentTableProps) {
  const [wanted, setWanted] = useState<StateFilter>('all');
  const counts = useMemo(() => countStates(view), [view]);
  // What was looked at may be rendered by now: then everything is shown again.
  const filter = counts.some(([state]) => state === wanted) ? wanted : 'all';
  const segments = useMemo(
    () => view.plan.segments.filter(({ key }) => filter === 'all' || segmentState(view.standings[key]) === filter),
    [view, filter],
  );
  const activeIndex = useMemo(() => segments.findIndex(({ key }) => key === chosenKey), [segments, chosenKey]);
  return (
    <div className={styles.table}>
      <div className={styles.filter}>
        <SegmentedControl
          aria-label="Which segments are listed"
          data={counts.map(([state, count]) => ({
            value: state,
            label: `${filterWords(state)} ${count.toLocaleString('en')}`,
          }))}
          value={filter}
          onChange={(value) => setWanted(counts.find(([state]) => state === value)?.[0] ?? 'all')}
        />
      </div>
      <div className={`${styles.line} ${styles.head}`} aria-hidden>
        <span>State</span>
        <span>Shot · segment</span>
        <span>Length</span>
        <span title="Frames kept / asked for">Frames</span>
        <span className={styles.wideOnly}>Seed</span>
        <span>GPU time</span>
        <span>Starts from</span>
        <span>Why</span>
      </div>
      <div className={styles.list}>
        <ChoiceList
          label="Segments"
          count={segments.length}
          rowPixels={32}
          activeIndex={activeIndex}
          onActivate={(index) => onChoose(segments[index]?.key ?? '')}
        >
          {(index) => {
            const segment = segments[index];
            return (
              segment && (
                <SegmentLine
                  segment={segment}
                  standing={view.standings[segment.key]}
                  estimate={view.estimates[segment.key]}
                />
              )
            );
          }}
        </ChoiceList>
      </div>
    </div>
  );
}

const filterWords = (state: StateFilter): string => (state === 'all' ? 'All' : STATE_LOOKS[state].words);

interface SegmentLineProps {
  readonly segment: PlanSegment;
  readonly standing: SegmentStanding | undefined;
  readonly estimate: PlanView['estimates'][string] | undefined;
}

function SegmentLine({ segment, standing, estimate }: SegmentLineProps) {
  const job = useRun(({ jobsByKey }) => jobsByKey[segment.key]);
  const state = segmentState(standing, job);
  const why = state === 'running' ? (job?.activity ?? '') : reasonWords(standing);
  return (
    <div
      className={styles.line}
      data-testid={`segment-row-${segment.key}`}
      data-state={standing?.status ?? 'will-render'}
      title={standing?.reasons.join('\n')}
    >
      <SegmentMark state={state} />
      <span>
        {segment.shotId} · {segment.segmentIndex + 1} of {segment.segmentCount}
      </span>
      <span>{formatSeconds(segment.durationSeconds)}</span>
      <span>
        {segment.framesKept} / {segment.framesRequested}
      </span>
      <span className={styles.wideOnly}>{segment.seed}</span>
      <span title={estimateHover(standing, estimate)}>{estimateCell(standing, estimate)}</span>
      <span>{startWords(segment)}</span>
      <span className={styles.why}>{why}</span>
    </div>
  );
}
