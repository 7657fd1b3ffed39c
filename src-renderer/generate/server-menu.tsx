// What can be done with a server while a run is open.
import { ActionIcon, Button, Code, Group, Menu, Modal, Stack, Text } from '@mantine/core';
import { IconDots, IconPlayerPause, IconPlayerPlay, IconPlugConnectedX, IconReload } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { many, say } from '#shared/i18n/say.ts';
import type { RunServerView } from '#shared/model/run.ts';
import { useApp, useRun, useStores } from '../app/stores-context.ts';

const ICON = { size: 15, stroke: 1.6 } as const;

interface ServerMenuProps {
  readonly server: RunServerView;
  readonly isOnly: boolean;
}

export function ServerMenu({ server, isOnly }: ServerMenuProps) {
  const { run, servers } = useStores();
  const [confirming, setConfirming] = useState(false);
  const restarting = useStore(servers, (state) => state.restarting.has(server.id));
  const stopping = useRun(({ head }) => head?.state === 'stopping');
  const change = (action: 'pause' | 'resume' | 'remove') =>
    void run.getState().changeServer({ url: server.id, action });
  return (
    <>
      <Menu position="bottom-end" width={230}>
        <Menu.Target>
          <ActionIcon
            aria-label={say`More for ${server.name}`}
            size={24}
            flex="none"
            ml={server.device ? undefined : 'auto'}
            loading={restarting}
            disabled={stopping}
          >
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {server.state === 'paused' ? (
            <Menu.Item leftSection={<IconPlayerPlay {...ICON} />} onClick={() => change('resume')}>
              {say`Resume this server`}
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPause {...ICON} />} onClick={() => change('pause')}>
              {say`Give it nothing new`}
            </Menu.Item>
          )}
          <Menu.Item
            leftSection={<IconPlugConnectedX {...ICON} />}
            disabled={isOnly || server.state === 'leaving'}
            onClick={() => change('remove')}
          >
            {say`Remove from this run`}
          </Menu.Item>
          {server.canRestart && (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconReload {...ICON} />} onClick={() => setConfirming(true)}>
                {say`Restart ComfyUI there…`}
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <RestartDialog server={server} opened={confirming} onClose={() => setConfirming(false)} />
    </>
  );
}

/** Where a server is parked, its way back stands beside the reason. */
export function RestartButton({ server }: { readonly server: RunServerView }) {
  const { servers } = useStores();
  const [confirming, setConfirming] = useState(false);
  const restarting = useStore(servers, (state) => state.restarting.has(server.id));
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        loading={restarting}
        leftSection={<IconReload size={13} />}
        onClick={() => setConfirming(true)}
      >
        {say`Restart ComfyUI there…`}
      </Button>
      <RestartDialog server={server} opened={confirming} onClose={() => setConfirming(false)} />
    </>
  );
}

interface RestartDialogProps {
  readonly server: RunServerView;
  readonly opened: boolean;
  readonly onClose: () => void;
}

function RestartDialog({ server, opened, onClose }: RestartDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={say`Restart ComfyUI?`} size={480}>
      <RestartQuestion server={server} onClose={onClose} />
    </Modal>
  );
}

function RestartQuestion({ server, onClose }: { readonly server: RunServerView; readonly onClose: () => void }) {
  const { servers } = useStores();
  const command = useApp((state) => state.settings?.restartCommands[server.id]?.command);
  const { othersQueued } = server;
  const losses = [
    server.state === 'working' && say`What it renders for this run is broken off and rendered afresh.`,
    othersQueued > 0
      ? many(othersQueued, '{{count}} job of others on it is lost.', '{{count}} jobs of others on it are lost.')
      : say`Nobody else has jobs on it.`,
  ];
  const restart = () => {
    onClose();
    void servers.getState().restart(server.id);
  };
  return (
    <Stack gap="md">
      <Text lh={1.5}>{`${server.name}: ${losses.filter(Boolean).join(' ')}`}</Text>
      {command && <Code block>{command}</Code>}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={onClose}>
          {say`Cancel`}
        </Button>
        <Button onClick={restart} data-autofocus>
          {say`Restart it`}
        </Button>
      </Group>
    </Stack>
  );
}
