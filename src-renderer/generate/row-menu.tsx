// What can be done with one segment of the queue.
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconArrowBarToUp,
  IconDice5,
  IconDots,
  IconMovie,
  IconPlayerPlay,
  IconPlayerSkipForward,
  IconRefresh,
  IconRepeat,
} from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { JobView } from '#shared/model/run.ts';
import type { SegmentStanding } from '#shared/model/video-plan.ts';
import { isActive } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import styles from './queue.module.css';
import type { RowActions } from './row-state.ts';

interface RowMenuProps {
  readonly segmentKey: string;
  readonly job: JobView | undefined;
  readonly standing: SegmentStanding | undefined;
  readonly actions: RowActions;
}

export function RowMenu({ segmentKey, job, standing, actions }: RowMenuProps) {
  const { run } = useStores();
  const active = useRun(({ head }) => isActive(head));
  const renderIt = () => void run.getState().render({ shotIds: null, segmentKeys: [segmentKey] });
  const label = active ? say`Add this segment to the queue` : say`Render only this segment`;
  const clipPath = standing?.clip?.mediaPath;
  return (
    <span className={styles.rowButtons}>
      {actions.render && (
        <Tooltip label={label}>
          <ActionIcon
            aria-label={active ? say`Add segment ${segmentKey}` : say`Render segment ${segmentKey}`}
            onClick={renderIt}
          >
            <IconPlayerPlay size={15} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      )}
      <Menu position="bottom-end" width={240} withinPortal>
        <Menu.Target>
          <ActionIcon aria-label={say`More for segment ${segmentKey}`}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <QueueItems segmentKey={segmentKey} job={job} actions={actions} />
          <AgainItems segmentKey={segmentKey} disabled={!actions.renderAgain} />
          <Menu.Divider />
          <PlayerItem segmentKey={segmentKey} disabled={clipPath === undefined} />
        </Menu.Dropdown>
      </Menu>
    </span>
  );
}

const ICON = { size: 15, stroke: 1.6 } as const;

function QueueItems({ segmentKey, job, actions }: Pick<RowMenuProps, 'segmentKey' | 'job' | 'actions'>) {
  const { run } = useStores();
  const { retry, skip, reorder } = run.getState();
  if (!actions.retry && !actions.skip && !actions.toFront) return null;
  return (
    <>
      {actions.retry && (
        <Menu.Item leftSection={<IconRefresh {...ICON} />} onClick={() => void retry([segmentKey])}>
          {say`Retry`}
        </Menu.Item>
      )}
      {actions.toFront && job && (
        <Menu.Item leftSection={<IconArrowBarToUp {...ICON} />} onClick={() => void reorder([job.shotId])}>
          {say`Move shot ${job.shotId} to the front`}
        </Menu.Item>
      )}
      {actions.skip && (
        <Menu.Item leftSection={<IconPlayerSkipForward {...ICON} />} onClick={() => void skip(segmentKey)}>
          {say`Leave out of this run`}
        </Menu.Item>
      )}
      <Menu.Divider />
    </>
  );
}

function AgainItems({ segmentKey, disabled }: { readonly segmentKey: string; readonly disabled: boolean }) {
  const { renderAgain } = useStores();
  const { open } = renderAgain.getState();
  return (
    <>
      <Menu.Item
        leftSection={<IconDice5 {...ICON} />}
        disabled={disabled}
        onClick={() => open(segmentKey, { seed: 'new' })}
      >
        {say`Render again, new seed…`}
      </Menu.Item>
      <Menu.Item
        leftSection={<IconRepeat {...ICON} />}
        disabled={disabled}
        onClick={() => open(segmentKey, { seed: 'same' })}
      >
        {say`Render again, same seed…`}
      </Menu.Item>
    </>
  );
}

function PlayerItem({ segmentKey, disabled }: { readonly segmentKey: string; readonly disabled: boolean }) {
  const { app, player } = useStores();
  const open = () => {
    player.getState().setClip(segmentKey);
    app.getState().show('player');
  };
  return (
    <Menu.Item leftSection={<IconMovie {...ICON} />} disabled={disabled} onClick={open}>
      {say`Open in the Player`}
    </Menu.Item>
  );
}
