// What can be done from the plan about a segment, and about its shot.
import { Button, Text, Tooltip } from '@mantine/core';
import { IconPin, IconPinnedOff, IconPlayerPlay, IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { isActive } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { keysToRender } from '../takes/estimates.ts';
import styles from './plan.module.css';
import { planIndex } from './plan-index.ts';
import { isToRender, listedState } from './segment-state.ts';

interface SegmentActionsProps {
  readonly segment: PlanSegment;
  readonly view: PlanView;
}

export function SegmentActions({ segment, view }: SegmentActionsProps) {
  const { run, renderAgain } = useStores();
  const standing = view.standings[segment.key];
  const state = listedState(standing);
  const inRun = useRun(({ head, jobsByKey }) => (isActive(head) ? jobsByKey[segment.key]?.state : undefined));
  const queued = inRun === 'waiting' || inRun === 'running';
  const runOpen = useRun(({ head }) => isActive(head));
  return (
    <div className={styles.actions}>
      {isToRender(standing) && (
        <Button
          disabled={queued}
          leftSection={<IconPlayerPlay size={14} />}
          onClick={() => void run.getState().render({ shotIds: null, segmentKeys: [segment.key] })}
        >
          {runOpen ? say`Add to the run` : say`Render`}
        </Button>
      )}
      {(state === 'up-to-date' || state === 'kept') && (
        <Button
          variant="default"
          disabled={queued}
          leftSection={<IconRefresh size={14} />}
          onClick={() => renderAgain.getState().open(segment.key)}
        >
          {say`Render again…`}
        </Button>
      )}
      {state === 'stale' && standing?.clip?.take != null && <KeepButton segmentKey={segment.key} kept={false} />}
      {state === 'kept' && <KeepButton segmentKey={segment.key} kept />}
      {queued && <Text c="dimmed">{inRun === 'running' ? say`Being rendered` : say`Waiting in the run`}</Text>}
    </div>
  );
}

function KeepButton({ segmentKey, kept }: { readonly segmentKey: string; readonly kept: boolean }) {
  const { studio, report } = useStores();
  const [busy, setBusy] = useState(false);
  const press = async () => {
    setBusy(true);
    const answer = await studio.call('takes.keep', { segmentKey, kept: !kept });
    setBusy(false);
    if (!answer.ok) report(answer.error);
  };
  return (
    <Tooltip
      label={
        kept
          ? say`It becomes stale again, and the next run renders it`
          : say`Counts as up to date until something else about it changes; the join to the segment before may show`
      }
    >
      <Button
        variant="default"
        loading={busy}
        leftSection={kept ? <IconPinnedOff size={14} /> : <IconPin size={14} />}
        onClick={() => void press()}
      >
        {kept ? say`Stop keeping` : say`Keep as it is`}
      </Button>
    </Tooltip>
  );
}

export function RenderShotButton({ shotId, view }: { readonly shotId: string; readonly view: PlanView }) {
  const { run } = useStores();
  const runOpen = useRun(({ head }) => isActive(head));
  const keys = view.plan.shots[planIndex(view.plan).shotAt.get(shotId) ?? -1]?.segmentKeys ?? [];
  const nothing = keysToRender(view, keys).length === 0;
  return (
    <Button
      variant="default"
      size="compact-xs"
      disabled={nothing}
      leftSection={<IconPlayerPlay size={13} />}
      onClick={() => void run.getState().render({ shotIds: [shotId], segmentKeys: null })}
    >
      {runOpen ? say`Add shot to the run` : say`Render shot`}
    </Button>
  );
}
