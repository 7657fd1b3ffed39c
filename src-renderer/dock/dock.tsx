// The queue at the foot of every panel: what is being rendered, what waits, what failed.
import { ActionIcon, Button, Text, Tooltip } from '@mantine/core';
import {
  IconChevronDown,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerStopFilled,
  IconRefresh,
} from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { many, say } from '#shared/i18n/say.ts';
import { isActive } from '../app/run-store.ts';
import { runStateWords } from '../app/run-words.ts';
import { useRun } from '../app/stores-context.ts';
import { useCommand } from '../commands/use-commands.ts';
import { VirtualList } from '../ui/virtual-list.tsx';
import styles from './dock.module.css';
import { currentKey, dockKeys, queueCounts } from './dock-keys.ts';
import { DockRow } from './dock-row.tsx';

const ROW_PIXELS = 38;

export function Dock({ onClose }: { readonly onClose: () => void }) {
  const keys = useRun(useShallow(dockKeys));
  return (
    <section className={styles.dock} aria-label={say`Queue`}>
      <header className={styles.head}>
        <h2 className={styles.title}>{say`Queue`}</h2>
        <Summary />
        <span style={{ flex: 1 }} />
        <RunButtons />
        <Tooltip label={say`Hide the queue`}>
          <ActionIcon size={24} aria-label={say`Hide the queue`} onClick={onClose}>
            <IconChevronDown size={16} />
          </ActionIcon>
        </Tooltip>
      </header>
      {keys.length > 0 ? <Rows keys={keys} /> : <Nothing />}
    </section>
  );
}

function Rows({ keys }: { readonly keys: readonly string[] }) {
  const current = useRun(currentKey);
  const followIndex = useMemo(() => (current === undefined ? -1 : keys.indexOf(current)), [keys, current]);
  const keyAt = useCallback((index: number) => keys[index] ?? '', [keys]);
  return (
    <div className={styles.list}>
      <VirtualList
        label={say`Queue`}
        count={keys.length}
        rowPixels={ROW_PIXELS}
        keyOf={keyAt}
        followIndex={followIndex}
      >
        {(index) => <DockRow segmentKey={keyAt(index)} />}
      </VirtualList>
    </div>
  );
}

function Summary() {
  const head = useRun((state) => state.head);
  const counts = useRun(useShallow(queueCounts));
  if (!head) return null;
  const parts = [
    runStateWords(head),
    counts.waiting > 0 && many(counts.waiting, '{{count}} waiting', '{{count}} waiting'),
    counts.failed > 0 && many(counts.failed, '{{count}} failed', '{{count}} failed'),
    counts.upToDate > 0 && many(counts.upToDate, '{{count}} up to date', '{{count}} up to date'),
  ];
  return (
    <Text component="span" c="dimmed" className={styles.summary}>
      {parts.filter(Boolean).join(' · ')}
    </Text>
  );
}

function RunButtons() {
  const state = useRun(({ head }) => head?.state);
  const active = useRun(({ head }) => isActive(head));
  const unfinished = useRun(({ head }) => head?.pause?.because === 'unfinished');
  const isHalted = state === 'paused' || state === 'pausing';
  return (
    <>
      {!active && <CommandButton id="run.retry" icon={<IconRefresh size={13} />} label={say`Retry all failed`} />}
      {!active && <CommandButton id="run.start" icon={<IconPlayerPlayFilled size={12} />} label={say`Start`} />}
      {isHalted && (
        <CommandButton
          id="run.start"
          icon={<IconPlayerPlayFilled size={12} />}
          label={unfinished ? say`Go on` : say`Resume`}
        />
      )}
      <CommandButton id="run.pause" icon={<IconPlayerPauseFilled size={12} />} label={say`Pause`} />
      <CommandButton id="run.stop" icon={<IconPlayerStopFilled size={12} />} label={say`Stop`} />
    </>
  );
}

interface CommandButtonProps {
  readonly id: Parameters<typeof useCommand>[0];
  readonly icon: React.ReactNode;
  readonly label: string;
}

function CommandButton({ id, icon, label }: CommandButtonProps) {
  const { available, run } = useCommand(id);
  if (!available) return null;
  return (
    <Button variant="default" size="compact-xs" leftSection={icon} onClick={run}>
      {label}
    </Button>
  );
}

function Nothing() {
  const upToDate = useRun((state) => state.order.length > 0);
  return (
    <Text c="dimmed" className={styles.nothing}>
      {upToDate
        ? say`Everything was up to date: there was nothing to render.`
        : say`Nothing is queued. Start renders what the plan still lacks, and each segment appears here.`}
    </Text>
  );
}
