// What the open project is: its name, its storyboard, the words every prompt gets, and where it lies.
import { Button, Text, TextInput } from '@mantine/core';
import { IconFolderShare } from '@tabler/icons-react';
import { formatNumber, say } from '#shared/i18n/say.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import styles from './project.module.css';
import { StoryboardChoice } from './storyboard-choice.tsx';

export function ProjectFacts() {
  return (
    <div className={styles.card}>
      <SideSection title={say`Project`}>
        <div className={styles.two}>
          <NameField />
          <StoryboardChoice />
        </div>
        <Facts />
        <ScreenMemory />
        <OlderConfiguration />
      </SideSection>
    </div>
  );
}

function NameField() {
  const { project } = useStores();
  const stored = useProject((state) => state.view?.settings.name ?? '');
  const field = useTypedValue({
    stored,
    isValid: (text) => text.trim().length > 0,
    onCommit: (text) => void project.getState().editOrReport({ kind: 'project.change', patch: { name: text.trim() } }),
  });
  return (
    <TextInput
      label={say`Name`}
      value={field.text}
      error={field.invalid && say`A project needs a name`}
      onChange={(event) => field.type(event.currentTarget.value)}
      onBlur={field.commit}
      onKeyDown={field.onKeyDown}
    />
  );
}

function Facts() {
  const shots = useProject((state) => state.view?.storyboard?.shots.length ?? 0);
  const selectionFile = useProject((state) => state.view?.selectionFile);
  return (
    <FactList
      facts={[
        [say`Folder`, <FolderFact key="folder" />],
        [say`Shots`, formatNumber(shots)],
        [say`Keyframes`, selectionFile ?? say`no selected/selected_keyframes.json yet`],
      ]}
    />
  );
}

function FolderFact() {
  const { studio, report } = useStores();
  const folderPath = useProject((state) => state.view?.folderPath ?? '');
  const canReveal = useApp((state) => state.info?.canReveal ?? false);
  const reveal = async () => {
    const answer = await studio.call('files.reveal', { filePath: '.' });
    if (!answer.ok) report(answer.error);
  };
  return (
    <span className={styles.folder}>
      <span className={styles.mono}>{folderPath}</span>
      <span className={styles.folderActions}>
        <CopyTextButton text={folderPath} label={say`Copy the path`} />
        {canReveal && (
          <Button
            variant="default"
            size="compact-xs"
            leftSection={<IconFolderShare size={13} stroke={1.6} />}
            onClick={() => void reveal()}
          >
            {say`Show in folder`}
          </Button>
        )}
      </span>
    </span>
  );
}

function OlderConfiguration() {
  const { imports } = useStores();
  return (
    <div className={styles.screenMemory}>
      <Text c="dimmed" lh={1.45}>
        {say`What an older tool’s configuration says can be taken over.`}
      </Text>
      <Button variant="default" size="compact-xs" style={{ flex: 'none' }} onClick={imports.getState().open}>
        {say`Import configuration…`}
      </Button>
    </div>
  );
}

function ScreenMemory() {
  const { project } = useStores();
  return (
    <div className={styles.screenMemory}>
      <Text c="dimmed" lh={1.45}>
        {say`The open panel, the chosen shot and the last clip come back when this project is opened again.`}
      </Text>
      <Button
        variant="default"
        size="compact-xs"
        style={{ flex: 'none' }}
        onClick={() => void project.getState().forgetScreen()}
      >
        {say`Reset what the screen remembers`}
      </Button>
    </div>
  );
}
