// The plan's segments as a list, with how each stands, why, and what it will take.
import { Checkbox, Chip, Group } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/shapes.ts';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { PlanSegment, SegmentStanding } from '#shared/model/video-plan.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { engineNameOf, rendererCount } from '../engines/cost-words.ts';
import { formatUsd } from '../engines/model-words.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { estimateCell, estimateHover } from './estimate-words.ts';
import { PickedBar } from './picked-bar.tsx';
import { planIndex } from './plan-index.ts';
import { PICK_MARK, SegmentList } from './segment-list.tsx';
import { SegmentMark, stateWords } from './segment-mark.tsx';
import {
  countStates,
  LISTED_STATES,
  type ListedState,
  listedState,
  reasonWords,
  segmentState,
} from './segment-state.ts';
import styles from './segment-table.module.css';
import { startWords } from './start-words.ts';

interface SegmentTableProps {
  readonly view: PlanView;
  readonly chosenKey: string | null;
  readonly onChoose: (key: string) => void;
}

export function SegmentTable({ view, chosenKey, onChoose }: SegmentTableProps) {
  const { planScreen } = useStores();
  const wanted = useStore(planScreen, (state) => state.states);
  const picked = useStore(planScreen, (state) => state.picked);
  const counts = countStates(view);
  // What was looked at may be rendered by now: then everything is shown again.
  const states = useMemo(() => new Set([...wanted].filter((state) => counts[state] > 0)), [wanted, counts]);
  const places = useMemo(() => listedPlaces(view, states), [view, states]);
  const keys = useMemo(() => places.map((place) => view.plan.segments[place]?.key ?? ''), [places, view]);
  const isMixed = rendererCount(view) > 1;
  const active = useMemo(() => placeIn(places, chosenKey, view), [places, chosenKey, view]);
  return (
    <div className={styles.table}>
      <Filters counts={counts} states={states} all={view.plan.segments.length} />
      <Head isMixed={isMixed} />
      <SegmentList
        keys={keys}
        active={active}
        picked={picked}
        onChoose={onChoose}
        onPick={(next) => planScreen.getState().pick(next)}
      >
        {(index) => {
          const segment = view.plan.segments[places[index] ?? -1];
          return (
            segment && (
              <SegmentLine
                segment={segment}
                standing={view.standings[segment.key]}
                estimate={view.estimates[segment.key]}
                picked={picked.has(segment.key)}
                renderer={isMixed ? rendererCell(view, segment) : null}
              />
            )
          );
        }}
      </SegmentList>
      {picked.size > 0 && <PickedBar view={view} picked={picked} />}
    </div>
  );
}

/** Places in the plan of what is listed, in film order. */
function listedPlaces({ plan, standings }: PlanView, states: ReadonlySet<ListedState>): readonly number[] {
  if (states.size === 0) return Array.from(plan.segments.keys());
  return plan.segments.flatMap(({ key }, place) => (states.has(listedState(standings[key])) ? [place] : []));
}

/** Both lists rise with the film. */
function placeIn(places: readonly number[], chosenKey: string | null, { plan }: PlanView): number {
  const place = chosenKey === null ? undefined : planIndex(plan).segmentAt.get(chosenKey);
  return place === undefined ? -1 : places.indexOf(place);
}

interface FiltersProps {
  readonly counts: Readonly<Record<ListedState, number>>;
  readonly states: ReadonlySet<ListedState>;
  readonly all: number;
}

function Filters({ counts, states, all }: FiltersProps) {
  const { planScreen } = useStores();
  const present = LISTED_STATES.filter((state) => counts[state] > 0);
  const toggle = (state: ListedState) => {
    const next = new Set(states);
    if (!next.delete(state)) next.add(state);
    planScreen.getState().list([...next]);
  };
  return (
    <Group gap={6} wrap="nowrap" className={styles.filters} role="group" aria-label={say`Which segments are listed`}>
      <Chip size="xs" variant="light" checked={states.size === 0} onChange={() => planScreen.getState().list([])}>
        {say`All ${formatNumber(all)}`}
      </Chip>
      {present.map((state) => (
        <Chip key={state} size="xs" variant="light" checked={states.has(state)} onChange={() => toggle(state)}>
          {`${stateWords(state)} ${formatNumber(counts[state])}`}
        </Chip>
      ))}
    </Group>
  );
}

/** Only where shots differ in it. */
function rendererCell(view: PlanView, segment: PlanSegment): string {
  const name = engineNameOf(view, segment);
  return segment.cost ? `${name} · ${formatUsd(segment.cost.estimate)}` : name;
}

function Head({ isMixed }: { readonly isMixed: boolean }) {
  return (
    <div className={`${styles.line} ${styles.head}`} data-is-mixed={isMixed || undefined} aria-hidden>
      <span />
      <span>{say`State`}</span>
      <span>{say`Shot · segment`}</span>
      <span>{say`Length`}</span>
      <span title={say`Frames kept / asked for`}>{say`Frames`}</span>
      <span className={styles.wideOnly}>{say`Seed`}</span>
      <span>{say`GPU time`}</span>
      <span>{say`Starts from`}</span>
      {isMixed && <span>{say`Renders with`}</span>}
      <span>{say`Why`}</span>
    </div>
  );
}

interface SegmentLineProps {
  readonly segment: PlanSegment;
  readonly standing: SegmentStanding | undefined;
  readonly estimate: PlanView['estimates'][string] | undefined;
  readonly picked: boolean;
  /** null: the whole plan has one. */
  readonly renderer: string | null;
}

const SegmentLine = memo(function SegmentLine({ segment, standing, estimate, picked, renderer }: SegmentLineProps) {
  const job = useRun(({ jobsByKey }) => jobsByKey[segment.key]);
  return (
    <div
      className={styles.line}
      data-testid={`segment-row-${segment.key}`}
      data-state={standing?.status ?? 'will-render'}
      data-is-mixed={renderer !== null || undefined}
      title={standing?.reasons.join('\n')}
    >
      <span className={styles.pick} {...{ [PICK_MARK]: '' }}>
        <Checkbox.Indicator size="xs" checked={picked} aria-hidden />
      </span>
      <SegmentMark state={segmentState(standing, job)} />
      <span>{say`${segment.shotId} · ${segment.segmentIndex + 1} of ${segment.segmentCount}`}</span>
      <span>{formatSeconds(segment.durationSeconds)}</span>
      <span>
        {segment.framesKept} / {segment.framesRequested}
      </span>
      <span className={styles.wideOnly}>{segment.seed}</span>
      <span title={estimateHover(standing, estimate)}>{estimateCell(standing, estimate)}</span>
      <span>{startWords(segment)}</span>
      {renderer !== null && <span title={renderer}>{renderer}</span>}
      <span className={styles.why}>{reasonWords(standing, job)}</span>
    </div>
  );
});
