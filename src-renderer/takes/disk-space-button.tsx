// The way to the dialog about disk space, from any panel.
import { Button } from '@mantine/core';
import { IconDatabase } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { useProject } from '../app/stores-context.ts';
import { DiskSpaceDialog } from './disk-space-dialog.tsx';

export function DiskSpaceButton() {
  const open = useProject((state) => state.view !== null);
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button
        variant="default"
        disabled={!open}
        leftSection={<IconDatabase size={14} />}
        onClick={() => setOpened(true)}
      >
        {say`Disk space…`}
      </Button>
      <DiskSpaceDialog opened={opened} onClose={() => setOpened(false)} />
    </>
  );
}
