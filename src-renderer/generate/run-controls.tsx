// Start, pause, resume, stop: always in the same place, whatever the run does.
import { Button, Menu, Text } from '@mantine/core';
import {
  IconChevronDown,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconPlus,
} from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/studio-api.ts';
import { blocksStart } from '../app/preflight-words.ts';
import { isActive } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { countOf } from '../ui/format-time.ts';
import { type StartOutlook, segmentsToAdd } from './before-start.ts';
import styles from './generate.module.css';

interface RunControlsProps {
  readonly view: PlanView;
  readonly outlook: StartOutlook;
}

export function RunControls({ view, outlook }: RunControlsProps) {
  const state = useRun(({ head }) => head?.state);
  const unfinished = useRun(({ head }) => head?.pause?.because === 'unfinished');
  switch (state) {
    case 'running':
      return <WhileRunning view={view} />;
    case 'pausing':
      return <WhilePausing />;
    case 'paused':
      // The banner above the panel has the two buttons of that one.
      return unfinished ? null : <WhilePaused />;
    case 'stopping':
      return <StopButton fullWidth />;
    default:
      return <StartButtons outlook={outlook} />;
  }
}

function StartButtons({ outlook }: { readonly outlook: StartOutlook }) {
  const { run, preflight } = useStores();
  const heldBack = useStore(preflight, blocksStart);
  const starting = useRun(({ asking }) => asking === 'render');
  return (
    <div className={styles.buttons}>
      <Button
        size="sm"
        leftSection={<IconPlayerPlayFilled size={14} />}
        loading={starting}
        disabled={outlook.kind === 'blocked' || heldBack}
        aria-keyshortcuts="Control+Enter"
        onClick={() => void run.getState().render({ shotIds: null, segmentKeys: null })}
      >
        Start
      </Button>
      <StopButton />
    </div>
  );
}

function WhileRunning({ view }: { readonly view: PlanView }) {
  return (
    <>
      <div className={styles.buttons}>
        <PauseMenu />
        <StopButton />
      </div>
      <AddTheRest view={view} />
    </>
  );
}

const PAUSES = [
  {
    label: 'After this segment',
    text: 'What is being rendered is finished first.',
    input: { when: 'after-segment', freeMemory: false },
  },
  {
    label: 'Now',
    text: 'What is being rendered is taken back and rendered afresh later.',
    input: { when: 'now', freeMemory: false },
  },
  {
    label: 'Now, and free the graphics card',
    text: 'The servers are also asked to let go of their models.',
    input: { when: 'now', freeMemory: true },
  },
] as const;

function PauseMenu() {
  const { run } = useStores();
  const asking = useRun((state) => state.asking === 'pause');
  return (
    <Menu width={300} position="bottom-start">
      <Menu.Target>
        <Button
          size="sm"
          variant="default"
          loading={asking}
          leftSection={<IconPlayerPauseFilled size={14} />}
          rightSection={<IconChevronDown size={14} />}
        >
          Pause
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {PAUSES.map(({ label, text, input }) => (
          <Menu.Item key={label} onClick={() => void run.getState().pause(input)}>
            <Text fw={500}>{label}</Text>
            <Text c="dimmed" fz={12} lh={1.4}>
              {text}
            </Text>
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

function WhilePausing() {
  const { run } = useStores();
  const { pause, resume } = run.getState();
  return (
    <div className={styles.buttons} data-three>
      <Button size="sm" onClick={() => void resume()}>
        Do not pause
      </Button>
      <Button size="sm" variant="default" onClick={() => void pause({ when: 'now', freeMemory: false })}>
        Pause now
      </Button>
      <StopButton />
    </div>
  );
}

function WhilePaused() {
  const { run } = useStores();
  const asking = useRun((state) => state.asking === 'resume');
  return (
    <div className={styles.resume}>
      <Button
        size="lg"
        fz={15}
        fullWidth
        loading={asking}
        leftSection={<IconPlayerPlayFilled size={17} />}
        aria-keyshortcuts="Control+Enter"
        onClick={() => void run.getState().resume()}
      >
        Resume
      </Button>
      <StopButton />
    </div>
  );
}

function StopButton({ fullWidth = false }: { readonly fullWidth?: boolean }) {
  const { run } = useStores();
  const active = useRun(({ head }) => isActive(head));
  const stopping = useRun(({ head, asking }) => head?.state === 'stopping' || asking === 'stop');
  return (
    <Button
      size="sm"
      variant="default"
      fullWidth={fullWidth}
      leftSection={<IconPlayerStopFilled size={14} />}
      disabled={!active || stopping}
      aria-keyshortcuts="Control+."
      onClick={() => run.getState().askToStop()}
    >
      {stopping ? 'Stopping…' : 'Stop'}
    </Button>
  );
}

/** While a run is open, Start's place for what the run does not hold. */
function AddTheRest({ view }: { readonly view: PlanView }) {
  const { run } = useStores();
  const jobsByKey = useRun((state) => state.jobsByKey);
  const adding = useRun(({ asking }) => asking === 'render');
  const keys = useMemo(() => segmentsToAdd(view, jobsByKey), [view, jobsByKey]);
  if (keys.length === 0) return null;
  return (
    <Button
      variant="subtle"
      loading={adding}
      leftSection={<IconPlus size={14} />}
      onClick={() => void run.getState().render({ shotIds: null, segmentKeys: keys })}
    >
      Add {countOf(keys.length, 'more segment')} to the queue
    </Button>
  );
}
