// The way to the export dialog, in the top bar.
import { Button, Tooltip } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { useProject, useStores } from '../app/stores-context.ts';

export function ExportButton() {
  const { exportDialog } = useStores();
  const hasShots = useProject((state) => (state.view?.storyboard?.shots.length ?? 0) > 0);
  return (
    <Tooltip label={hasShots ? 'The film, a shot or a timeline as a file (Ctrl+E)' : 'There are no shots yet'}>
      <Button
        variant="default"
        h={28}
        leftSection={<IconFileExport size={15} stroke={1.6} />}
        disabled={!hasShots}
        onClick={() => exportDialog.getState().open()}
      >
        Export…
      </Button>
    </Tooltip>
  );
}
