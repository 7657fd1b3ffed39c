// What the Player panel can do besides playing.
import { ActionIcon, Menu } from '@mantine/core';
import { IconCopy, IconDatabase, IconDots, IconFolderSymlink, IconLayoutBottombar } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import { useExports } from '../app/stores-context.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { useShowFile } from '../film/use-show-file.ts';
import { DiskSpaceDialog } from '../takes/disk-space-dialog.tsx';
import type { Clip } from './playlist.ts';
import { useTakesOpen } from './use-takes-open.ts';

export function PlayerMenu({ clip }: { readonly clip: Clip | null }) {
  const [takesOpen, toggleTakes] = useTakesOpen();
  const [diskSpace, setDiskSpace] = useState(false);
  const takesKeys = useKeyLabel('player.toggleTakes');
  const button = useRef<HTMLButtonElement>(null);
  const closeDiskSpace = () => {
    setDiskSpace(false);
    // The menu item that opened it is gone: the keyboard goes back to the menu.
    button.current?.focus();
  };
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <ActionIcon ref={button} aria-label={say`More of the player`}>
            <IconDots size={17} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <FileItems clip={clip} />
          <Menu.Divider />
          <Menu.Item leftSection={<IconLayoutBottombar size={15} />} rightSection={takesKeys} onClick={toggleTakes}>
            {takesOpen ? say`Hide the takes` : say`Show the takes`}
          </Menu.Item>
          <Menu.Item leftSection={<IconDatabase size={15} />} onClick={() => setDiskSpace(true)}>
            {say`Disk space…`}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <DiskSpaceDialog opened={diskSpace} onClose={closeDiskSpace} />
    </>
  );
}

/** What can be shown in its folder. */
function FileItems({ clip }: { readonly clip: Clip | null }) {
  const { canReveal, label, show } = useShowFile();
  const mark = canReveal ? <IconFolderSymlink size={15} /> : <IconCopy size={15} />;
  const exported = useExports(({ current }) => (current?.phase === 'done' ? current.filePath : null));
  return (
    <>
      <Menu.Label>{label}</Menu.Label>
      {clip && (
        <>
          <Menu.Item leftSection={mark} onClick={() => show(clip.mediaPath)}>
            {say`This clip`}
          </Menu.Item>
          <Menu.Item leftSection={mark} onClick={() => show(layout.takesFolder(clip.shotId, clip.segmentIndex))}>
            {say`Its takes`}
          </Menu.Item>
          <Menu.Item
            leftSection={mark}
            onClick={() =>
              show(
                layout.shotFilm(clip.shotId),
                say`Shot ${clip.shotId} is not one file yet. Export a timeline with one clip for every shot to make it.`,
              )
            }
          >
            {say`Shot ${clip.shotId} as one file`}
          </Menu.Item>
        </>
      )}
      {exported !== null && (
        <Menu.Item leftSection={mark} onClick={() => show(exported)}>
          {say`The last export`}
        </Menu.Item>
      )}
    </>
  );
}
