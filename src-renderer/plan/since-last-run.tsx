// What differs from what the newest run was started with: segment by segment, in prompts word by word.
import { Loader, SegmentedControl, Text } from '@mantine/core';
import { IconEqual, IconHistoryOff } from '@tabler/icons-react';
import { useEffect, useMemo, useState } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/shapes.ts';
import { formatDate, formatNumber, say } from '#shared/i18n/say.ts';
import type { PlanDifference, SegmentDifference } from '#shared/model/history.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useRun, useStores } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { DifferenceCard } from './difference-card.tsx';
import { createDifferenceStore, type DifferenceStore } from './difference-store.ts';
import { MeasuredList } from './measured-list.tsx';
import styles from './plan.module.css';

interface SinceLastRunProps {
  readonly view: PlanView;
  readonly onChoose: (key: string) => void;
}

const ASK_PAUSE_MS = 400;

export function SinceLastRun({ view, onChoose }: SinceLastRunProps) {
  const { studio } = useStores();
  const [store] = useState(() => createDifferenceStore(studio));
  useAskAfter(store, view);
  const difference = useStore(store, (state) => state.difference);
  const error = useStore(store, (state) => state.error);
  if (error && !difference) {
    return (
      <div className={styles.padded}>
        <ErrorCard error={error} />
      </div>
    );
  }
  if (!difference) return <Loader size="sm" m="md" aria-label={say`Comparing with the last run`} />;
  if (difference.run === null) {
    return (
      <EmptyState
        icon={IconHistoryOff}
        title={say`Nothing was run yet`}
        text={say`After the first run, this shows what changed in the plan since: prompts, lengths, seeds and settings, segment by segment.`}
      />
    );
  }
  if (difference.segments.length === 0) {
    return (
      <EmptyState
        icon={IconEqual}
        title={say`Nothing changed since the last run`}
        text={say`The plan is what the run of ${runTime(difference)} was started with.`}
      />
    );
  }
  return <Differences difference={difference} onChoose={onChoose} />;
}

/** At once, and a moment after every other plan or run. */
function useAskAfter(store: DifferenceStore, view: PlanView): void {
  useEffect(() => {
    if (store.getState().difference === null) void store.getState().ask();
  }, [store]);
  const runId = useRun(({ head }) => head?.runId);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another plan or run is what is waited for
  useEffect(() => {
    if (store.getState().difference === null) return;
    const timer = setTimeout(() => void store.getState().ask(), ASK_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [store, view, runId]);
}

const runTime = ({ run }: PlanDifference): string =>
  formatDate(new Date(run?.startedAtIso ?? 0), { dateStyle: 'medium', timeStyle: 'short' });

const KINDS = ['changed', 'added', 'removed'] as const;

function kindWords(kind: SegmentDifference['kind'], count: string): string {
  switch (kind) {
    case 'changed':
      return say`Changed ${count}`;
    case 'added':
      return say`Added ${count}`;
    case 'removed':
      return say`Removed ${count}`;
  }
}

function Differences({
  difference,
  onChoose,
}: { readonly difference: PlanDifference } & Pick<SinceLastRunProps, 'onChoose'>) {
  const [wanted, setWanted] = useState<'all' | SegmentDifference['kind']>('all');
  const kinds = KINDS.map((kind) => [kind, difference.segments.filter((one) => one.kind === kind).length] as const);
  const present = kinds.filter(([, count]) => count > 0);
  const kind = present.some(([one]) => one === wanted) ? wanted : 'all';
  const listed = useMemo(
    () => difference.segments.filter((one) => kind === 'all' || one.kind === kind),
    [difference, kind],
  );
  return (
    <div className={styles.difference}>
      <div className={styles.differenceHead}>
        {present.length > 1 && (
          <SegmentedControl
            aria-label={say`Which changes are listed`}
            value={kind}
            onChange={(value) => setWanted(KINDS.find((one) => one === value) ?? 'all')}
            data={[
              { value: 'all', label: say`All ${formatNumber(difference.segments.length)}` },
              ...present.map(([value, count]) => ({ value, label: kindWords(value, formatNumber(count)) })),
            ]}
          />
        )}
        <Text c="dimmed">{say`Compared with the run of ${runTime(difference)}`}</Text>
      </div>
      <MeasuredList
        label={say`Changes since the last run`}
        count={listed.length}
        guessPixels={(index) => 46 + (listed[index]?.fields.length ?? 0) * 34}
        keyOf={(index) => listed[index]?.segmentKey ?? ''}
      >
        {(index) => {
          const one = listed[index];
          return one && <DifferenceCard difference={one} onChoose={onChoose} />;
        }}
      </MeasuredList>
    </div>
  );
}
