// Every segment of the film in a row, by shot; while a run is open, in the order in which it will be rendered.
import { Text, VisuallyHidden } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { isActive, type RunState } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { VirtualList } from '../ui/virtual-list.tsx';
import styles from './queue.module.css';
import { keysIn } from './queue-filter.ts';
import { FailedStrip, QueueHead } from './queue-head.tsx';
import { keyOfLine, linesWith, pixelsOfLine, type QueueLine, queueLines } from './queue-lines.ts';
import { runningNow } from './running-now.ts';
import { SegmentRow } from './segment-row.tsx';
import { ShotLine } from './shot-line.tsx';
import { useShotMoves } from './use-shot-moves.ts';

/** Those with more than one line, each with what makes it so high; the same array as long as that is the same. */
const faultsOf = ({ order, jobsByKey }: RunState): string[] =>
  order.flatMap((key) => {
    const job = jobsByKey[key];
    return job?.state === 'failed' ? `${job.error?.code} ${key}` : []; // not for people
  });

/** Where the run is: what it renders, or, while it stands still, what it goes on with. */
function currentKeyOf(run: RunState): string | undefined {
  const [rendered] = runningNow(run);
  if (rendered || !isActive(run.head)) return rendered?.segmentKey;
  return run.order.find((key) => run.jobsByKey[key]?.state === 'waiting');
}

/** null: all of them. */
function useFilteredKeys({ plan, standings }: PlanView): readonly string[] | null {
  const { generate } = useStores();
  const filter = useStore(generate, (state) => state.filter);
  const keys = useMemo(() => plan.segments.map(({ key }) => key), [plan]);
  return useRun(
    useShallow(({ head, jobsByKey }) =>
      filter === 'all' ? null : keysIn(filter, { keys, jobsByKey, standings, runActive: isActive(head) }),
    ),
  );
}

function useQueueLines(view: PlanView): readonly QueueLine[] {
  const { shots } = view.plan;
  const active = useRun(({ head }) => isActive(head));
  const order = useRun((state) => state.order);
  const filtered = useFilteredKeys(view);
  const lines = useMemo(() => queueLines(shots, active ? order : null), [shots, active, order]);
  return useMemo(() => (filtered ? linesWith(lines, new Set(filtered)) : lines), [lines, filtered]);
}

export function Queue({ view }: { readonly view: PlanView }) {
  const { generate, run } = useStores();
  const lines = useQueueLines(view);
  const faults = useRun(useShallow(faultsOf));
  const moves = useShotMoves();
  const currentKey = useRun(currentKeyOf);
  const shownKey = useStore(generate, (state) => state.shownKey);
  const followKey = shownKey ?? currentKey;
  const followIndex = useMemo(
    () => lines.findIndex((line) => line.kind === 'segment' && line.key === followKey),
    [lines, followKey],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights change with the faults
  const pixelsAt = useCallback(
    (index: number) => pixelsOfLine(lines[index], run.getState().jobsByKey),
    [lines, faults, run],
  );
  const keyAt = useCallback((index: number) => keyOfLine(lines[index]), [lines]);
  return (
    <section className={styles.queue} aria-label={say`Queue`}>
      <QueueHead view={view} />
      <FailedStrip />
      <div className={styles.list}>
        {lines.length === 0 && <Text className={styles.none}>{say`No segment is in this state now.`}</Text>}
        <VirtualList
          label={say`Segments`}
          count={lines.length}
          rowPixels={pixelsAt}
          keyOf={keyAt}
          followIndex={followIndex}
        >
          {(index) => {
            const line = lines[index];
            if (!line) return null;
            if (line.kind === 'shot') return <ShotLine line={line} moves={moves} />;
            if (line.kind === 'segment')
              return <SegmentRow segmentKey={line.key} number={line.number} count={line.count} />;
            return (
              <Text className={styles.restLine}>
                {many(line.shots, 'Not in this run · {{count}} shot', 'Not in this run · {{count}} shots')}
              </Text>
            );
          }}
        </VirtualList>
      </div>
      <VisuallyHidden role="status">{moves.told}</VisuallyHidden>
    </section>
  );
}
