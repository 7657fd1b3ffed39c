// Start, pause, resume, stop: always in the same place, whatever the run does.
import { Button, Group } from '@mantine/core';
import { IconPlayerPlayFilled, IconPlayerStopFilled, IconPlus } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { isActive } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { type StartOutlook, segmentsToAdd } from './before-start.ts';
import { PauseMenu } from './pause-menu.tsx';
import { StartButton } from './start-button.tsx';

interface RunControlsProps {
  readonly view: PlanView;
  readonly outlook: StartOutlook;
  readonly describedBy: string;
}

export function RunControls(props: RunControlsProps) {
  const state = useRun(({ head }) => head?.state);
  const unfinished = useRun(({ head }) => head?.pause?.because === 'unfinished');
  // The banner above the panel has the two buttons of that one.
  if (state === 'paused' && unfinished) return null;
  return (
    <Group gap={8} wrap="nowrap">
      {state === 'running' && <PauseMenu />}
      {state === 'pausing' && <WhilePausing />}
      {state === 'paused' && <ResumeButton />}
      {(state === undefined || state === 'finished' || state === 'stopped') && <StartButton {...props} />}
      <StopButton />
      {state === 'running' && <AddTheRest view={props.view} />}
    </Group>
  );
}

function WhilePausing() {
  const { run } = useStores();
  const { pause, resume } = run.getState();
  return (
    <>
      <Button size="sm" onClick={() => void resume()}>
        {say`Do not pause`}
      </Button>
      <Button size="sm" variant="default" onClick={() => void pause({ when: 'now', freeMemory: false })}>
        {say`Pause now`}
      </Button>
    </>
  );
}

function ResumeButton() {
  const { run } = useStores();
  const asking = useRun((state) => state.asking === 'resume');
  return (
    <Button
      size="sm"
      loading={asking}
      leftSection={<IconPlayerPlayFilled size={14} />}
      aria-keyshortcuts="Control+Enter"
      onClick={() => void run.getState().resume()}
    >
      {say`Resume`}
    </Button>
  );
}

function StopButton() {
  const { run } = useStores();
  const active = useRun(({ head }) => isActive(head));
  const stopping = useRun(({ head, asking }) => head?.state === 'stopping' || asking === 'stop');
  return (
    <Button
      size="sm"
      variant="default"
      leftSection={<IconPlayerStopFilled size={14} />}
      disabled={!active || stopping}
      title={active ? undefined : say`Nothing runs that could be stopped.`}
      aria-keyshortcuts="Control+."
      onClick={() => run.getState().askToStop()}
    >
      {stopping ? say`Stopping…` : say`Stop`}
    </Button>
  );
}

/** While a run is open, for what the run does not hold. */
function AddTheRest({ view }: { readonly view: PlanView }) {
  const { run } = useStores();
  const jobsByKey = useRun((state) => state.jobsByKey);
  const adding = useRun(({ asking }) => asking === 'render');
  const keys = useMemo(() => segmentsToAdd(view, jobsByKey), [view, jobsByKey]);
  if (keys.length === 0) return null;
  return (
    <Button
      size="sm"
      variant="subtle"
      loading={adding}
      leftSection={<IconPlus size={14} />}
      onClick={() => void run.getState().render({ shotIds: null, segmentKeys: keys })}
    >
      {many(keys.length, 'Add {{count}} more segment to the queue', 'Add {{count}} more segments to the queue')}
    </Button>
  );
}
