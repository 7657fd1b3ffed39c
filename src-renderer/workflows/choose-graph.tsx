// The first step: a file with a graph in it, dropped or chosen.
import { Button, FileButton, Loader, Stack, Text } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useStores } from '../app/stores-context.ts';
import { useFileDrop } from '../ui/use-file-drop.ts';
import styles from './workflows.module.css';

const TAKEN_FILES = '.json,.png,.webp,.mp4,.mov,.webm';

interface ChooseGraphProps {
  readonly readingFile: string | null;
  readonly error: StudioErrorWire | null;
}

export function ChooseGraph({ readingFile, error }: ChooseGraphProps) {
  const { workflowDialog } = useStores();
  const take = (file: File | null) => {
    if (file) void workflowDialog.getState().takeFile(file);
  };
  const drop = useFileDrop(take);
  return (
    <Stack gap="sm">
      {error && <ErrorCard error={error} />}
      <div className={styles.dropZone} data-over={drop.over || undefined} data-testid="graph-drop" {...drop.handlers}>
        {readingFile === null ? <IconFileImport size={32} stroke={1.3} aria-hidden /> : <Loader size="sm" />}
        <Text fw={500}>{readingFile === null ? say`Drop a workflow here` : say`Reading ${readingFile}`}</Text>
        <Text c="dimmed" maw={420} lh={1.5}>
          {say`A JSON exported from ComfyUI, or a PNG, WebP, MP4, MOV or WebM that ComfyUI made: it carries its workflow inside.`}
        </Text>
        <FileButton onChange={take} accept={TAKEN_FILES}>
          {(props) => (
            <Button {...props} disabled={readingFile !== null} data-autofocus mt={4}>
              {say`Choose a file`}
            </Button>
          )}
        </FileButton>
      </div>
      <Text c="dimmed" lh={1.5}>
        {say`In ComfyUI, “Workflow → Export (API)” gives the best file. One saved with “Save” works too while a server is named: its nodes are looked up there.`}
      </Text>
    </Stack>
  );
}
