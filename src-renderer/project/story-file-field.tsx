// A file of scenes, chosen or dropped.
import { Button, FileButton, Text } from '@mantine/core';
import { IconFileImport, IconFileText } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { formatBytes } from '../ui/format-bytes.ts';
import styles from './new-project.module.css';

/** @param over a file hovers over the dialog */
export function StoryFileField({ over }: { readonly over: boolean }) {
  const { newProject } = useStores();
  const file = useStore(newProject, (state) => state.file);
  const Mark = file ? IconFileText : IconFileImport;
  return (
    <div className={styles.drop} data-over={over || undefined} data-testid="story-drop">
      <Mark size={28} stroke={1.3} aria-hidden />
      <Text fw={500} className={styles.fileName}>
        {file?.name ?? say`Drop a story file here`}
      </Text>
      <Text c="dimmed" ta="center" lh={1.5}>
        {file
          ? formatBytes(file.text.length)
          : say`A JSON file: a list of scenes with prompt and duration, or a storyboard.`}
      </Text>
      <FileButton
        accept=".json,application/json"
        onChange={(chosen) => chosen && void newProject.getState().takeFile(chosen)}
      >
        {(props) => (
          <Button {...props} variant={file ? 'default' : 'filled'}>
            {file ? say`Choose another file` : say`Choose a file`}
          </Button>
        )}
      </FileButton>
    </div>
  );
}
