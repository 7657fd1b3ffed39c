// What the Player panel can do besides playing.
import { ActionIcon, Menu } from '@mantine/core';
import { IconDatabase, IconDots, IconLayoutBottombar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useStores } from '../app/stores-context.ts';
import { DiskSpaceDialog } from '../takes/disk-space-dialog.tsx';

export function PlayerMenu() {
  const { player } = useStores();
  const takesOpen = useStore(player, (state) => state.takesOpen);
  const [diskSpace, setDiskSpace] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const closeDiskSpace = () => {
    setDiskSpace(false);
    // The menu item that opened it is gone: the keyboard goes back to the menu.
    button.current?.focus();
  };
  return (
    <>
      <Menu position="bottom-end" width={190}>
        <Menu.Target>
          <ActionIcon ref={button} aria-label="More of the player">
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconLayoutBottombar size={15} />} onClick={player.getState().toggleTakes}>
            {takesOpen ? 'Hide the takes' : 'Show the takes'}
          </Menu.Item>
          <Menu.Item leftSection={<IconDatabase size={15} />} onClick={() => setDiskSpace(true)}>
            Disk space…
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DiskSpaceDialog opened={diskSpace} onClose={closeDiskSpace} />
    </>
  );
}
