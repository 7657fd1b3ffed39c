// Every segment of the film in a row, by shot.
import { Button, Checkbox } from '@mantine/core';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/studio-api.ts';
import { isActive } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { countOf, formatSeconds } from '../ui/format-time.ts';
import { VirtualList } from '../ui/virtual-list.tsx';
import styles from './generate.module.css';
import { queueLines } from './queue-lines.ts';
import { SegmentRow } from './segment-row.tsx';

export function Queue({ view }: { readonly view: PlanView }) {
  const { shots } = view.plan;
  const lines = useMemo(() => queueLines(shots), [shots]);
  const indexByKey = useMemo(
    () => new Map(lines.map((line, index) => [line.kind === 'segment' ? line.key : '', index])),
    [lines],
  );
  const runningKey = useRun(({ order, jobsByKey }) => order.find((key) => jobsByKey[key]?.state === 'running'));
  return (
    <div className={styles.queue}>
      <QueueHead view={view} />
      <div className={styles.list}>
        <VirtualList
          label="Queue"
          count={lines.length}
          rowPixels={36}
          followIndex={runningKey === undefined ? -1 : (indexByKey.get(runningKey) ?? -1)}
        >
          {(index) => {
            const line = lines[index];
            if (!line) return null;
            return line.kind === 'shot' ? (
              <ShotLine
                shotId={line.shotId}
                words={`${formatSeconds(line.durationSeconds)}, ${countOf(line.segmentCount, 'segment')}`}
              />
            ) : (
              <SegmentRow line={line} standing={view.standings[line.key]} />
            );
          }}
        </VirtualList>
      </div>
    </div>
  );
}

function QueueHead({ view }: { readonly view: PlanView }) {
  const { generate, run } = useStores();
  const { shots } = view.plan;
  const chosen = useStore(generate, (state) => state.chosenShotIds);
  const active = useRun(({ head }) => isActive(head));
  const present = shots.filter((shot) => chosen.has(shot.shotId)).map((shot) => shot.shotId);
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
      <Button
        variant="default"
        disabled={present.length === 0 || active}
        onClick={() => void run.getState().start({ shotIds: present, segmentKeys: null })}
      >
        Render chosen shots
      </Button>
    </div>
  );
}

function ShotLine({ shotId, words }: { readonly shotId: string; readonly words: string }) {
  const { generate } = useStores();
  const chosen = useStore(generate, (state) => state.chosenShotIds.has(shotId));
  return (
    <div className={styles.shotLine}>
      <Checkbox
        aria-label={`Choose shot ${shotId}`}
        checked={chosen}
        onChange={() => generate.getState().toggle(shotId)}
      />
      <span>Shot {shotId}</span>
      <span style={{ color: 'var(--mantine-color-dimmed)', fontWeight: 400 }}>{words}</span>
    </div>
  );
}
