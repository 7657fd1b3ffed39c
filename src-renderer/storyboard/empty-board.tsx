// A storyboard without shots: what a shot is, and two ways to the first one.
import { Button, FileButton, Group } from '@mantine/core';
import { IconLayoutGrid, IconPhotoPlus, IconPlus } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { useCommands } from '../commands/use-commands.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { DropZone } from './drop-zone.tsx';
import { usePictures } from './use-pictures.ts';
import { useShotActions } from './use-shot-actions.ts';

export function EmptyBoard() {
  const actions = useShotActions();
  const pictures = usePictures();
  const add = () => void actions.add(null);
  const make = (files: readonly File[]) => void pictures.makeShots(files);
  useCommands({ 'shot.add': add });
  return (
    <PanelFrame title={say`Storyboard`}>
      <DropZone fill words={say`A shot for each picture`} onFiles={make}>
        <EmptyState
          icon={IconLayoutGrid}
          title={say`No shots yet`}
          text={say`A shot is a picture to start from, a prompt that says what happens, and a length. Drop pictures here to make a shot of each, or begin with an empty one.`}
        >
          <Group gap="xs">
            <FileButton multiple accept="image/png,image/jpeg,image/webp" onChange={make}>
              {(props) => (
                <Button {...props} leftSection={<IconPhotoPlus size={15} />}>
                  {say`Choose pictures…`}
                </Button>
              )}
            </FileButton>
            <Button variant="default" leftSection={<IconPlus size={15} />} onClick={add}>
              {say`Add the first shot`}
            </Button>
          </Group>
        </EmptyState>
      </DropZone>
    </PanelFrame>
  );
}
