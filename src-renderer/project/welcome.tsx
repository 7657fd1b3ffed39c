// The first thing a new user sees.
import { ActionIcon, Badge, Loader, Text, Title, Tooltip, UnstyledButton } from '@mantine/core';
import { type Icon, IconFolderOpen, IconMovie, IconPhotoVideo, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import type { RecentProject } from '#shared/contract/studio-api.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { FolderBrowser } from './folder-browser.tsx';
import styles from './project.module.css';

export function Welcome() {
  const { project } = useStores();
  const opening = useProject((state) => state.opening);
  const { browsing, setBrowsing, pickFolder } = useFolderChoice();
  return (
    <div className={styles.welcome}>
      <div className={styles.welcomeInner}>
        <Title order={1} fz={24} fw={600}>
          Longtake
        </Title>
        <p className={styles.lead}>
          From a storyboard to finished shots. Open a project folder, look at the plan, press Start: every shot comes
          out frame-exact, split into segments that hand their last frame on.
        </p>
        <div className={styles.choices}>
          <Choice
            icon={IconPhotoVideo}
            title="Open the sample"
            text="A few shots with keyframes. No GPU needed: the built-in draft engine renders them in seconds."
            disabled={opening !== null}
            onClick={() => void project.getState().openSample()}
          />
          <Choice
            icon={IconFolderOpen}
            title="Open a folder"
            text="A project folder with storyboards/ and selected/, also one made by the older Gradio tool."
            disabled={opening !== null}
            onClick={pickFolder}
          />
        </div>
        <Text component="div" c="dimmed" mt={10} h={20} role="status" className={styles.ellipsis}>
          {opening && (
            <>
              <Loader size={12} mr={8} />
              {opening}…
            </>
          )}
        </Text>
        <RecentProjects disabled={opening !== null} />
      </div>
      <FolderBrowser opened={browsing} onClose={() => setBrowsing(false)} />
    </div>
  );
}

function useFolderChoice() {
  const { studio, project, report } = useStores();
  const hasDialog = useApp((state) => state.info?.hasFolderDialog ?? false);
  const [browsing, setBrowsing] = useState(false);
  const pickFolder = async () => {
    if (!hasDialog) return setBrowsing(true);
    const answer = await studio.call('folders.pick', {});
    if (!answer.ok) report(answer.error);
    else if (answer.value.folderPath) await project.getState().open(answer.value.folderPath);
  };
  return { browsing, setBrowsing, pickFolder: () => void pickFolder() };
}

interface ChoiceProps {
  readonly icon: Icon;
  readonly title: string;
  readonly text: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Choice({ icon: Mark, title, text, disabled, onClick }: ChoiceProps) {
  return (
    <UnstyledButton
      className={styles.choice}
      aria-label={title}
      aria-description={text}
      disabled={disabled}
      data-disabled={disabled || undefined}
      onClick={onClick}
    >
      <Mark size={28} stroke={1.4} style={{ flex: 'none' }} aria-hidden />
      <div>
        <div className={styles.choiceTitle}>{title}</div>
        <Text c="dimmed" mt={4} lh={1.5}>
          {text}
        </Text>
      </div>
    </UnstyledButton>
  );
}

function RecentProjects({ disabled }: { readonly disabled: boolean }) {
  const recent = useProject((state) => state.recent);
  if (recent.length === 0) return null;
  return (
    <section className={styles.recent} aria-label="Recent projects">
      <Title order={2} fz={13} fw={600} mb={6}>
        Recent projects
      </Title>
      {recent.slice(0, 8).map((entry) => (
        <RecentRow key={entry.folderPath} entry={entry} disabled={disabled} />
      ))}
    </section>
  );
}

function RecentRow({ entry, disabled }: { readonly entry: RecentProject; readonly disabled: boolean }) {
  const { project } = useStores();
  const openedOn = new Date(entry.openedAtIso).toLocaleDateString('en', { dateStyle: 'medium' });
  return (
    <div className={styles.recentRow}>
      <UnstyledButton
        className={styles.recentOpen}
        disabled={disabled || !entry.present}
        onClick={() => void project.getState().open(entry.folderPath)}
      >
        <IconMovie size={18} stroke={1.5} aria-hidden />
        <Text component="span" fw={500} style={{ flex: 'none' }} c={entry.present ? undefined : 'dimmed'}>
          {entry.name}
        </Text>
        <Text component="span" c="dimmed" className={styles.ellipsis} style={{ flex: 1 }} title={entry.folderPath}>
          {entry.folderPath}
        </Text>
        {entry.present ? (
          <Text component="span" c="dimmed" style={{ flex: 'none' }}>
            {openedOn}
          </Text>
        ) : (
          <Badge size="sm" variant="light" color="yellow">
            not there
          </Badge>
        )}
      </UnstyledButton>
      <Tooltip label="Take off this list (the folder stays)">
        <ActionIcon
          aria-label={`Forget ${entry.name}`}
          onClick={() => void project.getState().forgetRecent(entry.folderPath)}
        >
          <IconX size={15} />
        </ActionIcon>
      </Tooltip>
    </div>
  );
}
