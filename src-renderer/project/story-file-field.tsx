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
  const isList = useStore(newProject, (state) => state.kind === 'products');
  const file = useStore(newProject, (state) => (state.kind === 'products' ? state.products : state.file));
  const nothingWords = isList ? say`Drop a list of products here` : say`Drop a story file here`;
  const kindWords = isList
    ? say`A JSON file: a list with name, style and the like for each product.`
    : say`A storyboard, a list of scenes or clips, a product script, a prompt list: files of the older tools, too. What it is, is seen from what stands in it.`;
  const Mark = file ? IconFileText : IconFileImport;
  return (
    <div className={styles.drop} data-over={over || undefined} data-testid="story-drop">
      <Mark size={28} stroke={1.3} aria-hidden />
      <Text fw={500} className={styles.fileName}>
        {file?.name ?? nothingWords}
      </Text>
      <Text c="dimmed" ta="center" lh={1.5}>
        {file ? formatBytes(file.text.length) : kindWords}
      </Text>
      <FileButton
        accept=".json,.jsonl,.yaml,.yml,.txt,.md,.csv,application/json,text/plain"
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
