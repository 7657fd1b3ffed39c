// Every segment of the film in a row, by shot; while a run is open, in the order in which it will be rendered.
import { Button, Checkbox, Switch, Text, VisuallyHidden } from '@mantine/core';
import { IconRefresh, IconX } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '#shared/contract/studio-api.ts';
import { isActive, isHeld, type RunState, runningJobs } from '../app/run-store.ts';
import { failedWords } from '../app/run-words.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { countOf } from '../ui/format-time.ts';
import { VirtualList } from '../ui/virtual-list.tsx';
import styles from './generate.module.css';
import { failedLines, keyOfLine, pixelsOfLine, type QueueLine, queueLines } from './queue-lines.ts';
import { SegmentRow } from './segment-row.tsx';
import { ShotLine } from './shot-line.tsx';
import { useShotMoves } from './use-shot-moves.ts';

/** Those with more than one line, each with what makes it so high; the same array as long as that is the same. */
const faultsOf = ({ order, jobsByKey }: RunState): string[] =>
  order.flatMap((key) => {
    const job = jobsByKey[key];
    return job?.state === 'failed' || job?.state === 'blocked' ? `${job.state} ${job.error?.code} ${key}` : [];
  });

/** Where the run is: what it renders, or, while it stands still, what it goes on with. */
function currentKeyOf(run: RunState): string | undefined {
  const [rendered] = runningJobs(run);
  if (rendered || !isActive(run.head)) return rendered?.segmentKey;
  return run.order.find((key) => run.jobsByKey[key]?.state === 'waiting');
}

function useQueueLines({ plan: { shots } }: PlanView): readonly QueueLine[] {
  const { run, generate } = useStores();
  const active = useRun(({ head }) => isActive(head));
  const order = useRun((state) => state.order);
  const faults = useRun(useShallow(faultsOf));
  const onlyFailed = useStore(generate, (state) => state.onlyFailed);
  const lines = useMemo(() => queueLines(shots, active ? order : null), [shots, active, order]);
  return useMemo(
    () => (onlyFailed && faults.length > 0 ? failedLines(lines, run.getState().jobsByKey) : lines),
    [lines, faults, onlyFailed, run],
  );
}

export function Queue({ view }: { readonly view: PlanView }) {
  const { run } = useStores();
  const lines = useQueueLines(view);
  const faults = useRun(useShallow(faultsOf));
  const moves = useShotMoves();
  const currentKey = useRun(currentKeyOf);
  const followIndex = useMemo(
    () => lines.findIndex((line) => line.kind === 'segment' && line.key === currentKey),
    [lines, currentKey],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights change with the faults
  const pixelsAt = useCallback(
    (index: number) => pixelsOfLine(lines[index], run.getState().jobsByKey),
    [lines, faults, run],
  );
  const keyAt = useCallback((index: number) => keyOfLine(lines[index]), [lines]);
  return (
    <div className={styles.queue}>
      <QueueHead view={view} />
      <FailedStrip />
      <div className={styles.list}>
        <VirtualList label="Queue" count={lines.length} rowPixels={pixelsAt} keyOf={keyAt} followIndex={followIndex}>
          {(index) => {
            const line = lines[index];
            if (!line) return null;
            if (line.kind === 'shot') return <ShotLine line={line} moves={moves} />;
            if (line.kind === 'segment') return <SegmentRow line={line} standing={view.standings[line.key]} />;
            return <Text className={styles.restLine}>Not in this run · {countOf(line.shots, 'shot')}</Text>;
          }}
        </VirtualList>
      </div>
      <VisuallyHidden role="status">{moves.told}</VisuallyHidden>
    </div>
  );
}

function QueueHead({ view }: { readonly view: PlanView }) {
  const { generate, run } = useStores();
  const { shots } = view.plan;
  const chosen = useStore(generate, (state) => state.chosenShotIds);
  const active = useRun(({ head }) => isActive(head));
  const held = useRun(({ head }) => isHeld(head));
  const present = shots.filter((shot) => chosen.has(shot.shotId)).map((shot) => shot.shotId);
  const renderChosen = async () => {
    if (await run.getState().render({ shotIds: present, segmentKeys: null })) generate.getState().clear();
  };
  return (
    <div className={styles.queueHead}>
      <Checkbox
        label={present.length === 0 ? 'Choose all shots' : `${countOf(present.length, 'shot')} chosen`}
        checked={present.length > 0 && present.length === shots.length}
        indeterminate={present.length > 0 && present.length < shots.length}
        onChange={(event) =>
          generate.getState().choose(event.currentTarget.checked ? shots.map((shot) => shot.shotId) : [])
        }
      />
      <span style={{ flex: 1 }} />
      <Button variant="default" disabled={present.length === 0 || held} onClick={() => void renderChosen()}>
        {active ? 'Add chosen shots to the queue' : 'Render chosen shots'}
      </Button>
    </div>
  );
}

/** "3 of 40 segments failed", with what can be done about all of them at once. */
function FailedStrip() {
  const { generate, run } = useStores();
  const words = useRun(({ order, jobsByKey }) => failedWords(order.flatMap((key) => jobsByKey[key] ?? [])));
  const busy = useRun(({ head, asking }) => asking === 'retry' || isHeld(head));
  const onlyFailed = useStore(generate, (state) => state.onlyFailed);
  if (!words) return null;
  return (
    <div className={styles.failedStrip} role="status" data-testid="failed-summary">
      <IconX size={15} stroke={2.2} aria-hidden />
      <span className={styles.failedWords} title={words}>
        {words}
      </span>
      <Switch
        label="Only these"
        checked={onlyFailed}
        onChange={(event) => generate.getState().showOnlyFailed(event.currentTarget.checked)}
      />
      <Button
        variant="default"
        size="compact-sm"
        leftSection={<IconRefresh size={14} />}
        disabled={busy}
        onClick={() => void run.getState().retry(null)}
      >
        Retry all failed
      </Button>
    </div>
  );
}
