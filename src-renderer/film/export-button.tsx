// The way to the export dialog, in the top bar.
import { Button, Tooltip } from '@mantine/core';
import { IconFileExport } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import { useProject, useStores } from '../app/stores-context.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { withKeys } from './with-keys.ts';

export function ExportButton() {
  const { exportDialog } = useStores();
  const keys = useKeyLabel('project.export');
  const hasShots = useProject((state) => (state.view?.storyboard?.shots.length ?? 0) > 0);
  return (
    <Tooltip
      label={hasShots ? withKeys(say`The film, a shot or a timeline as a file`, keys) : say`There are no shots yet`}
    >
      <Button
        variant="default"
        h={28}
        flex="none"
        leftSection={<IconFileExport size={15} stroke={1.6} />}
        disabled={!hasShots}
        onClick={() => exportDialog.getState().open()}
      >
        {say`Export…`}
      </Button>
    </Tooltip>
  );
}
