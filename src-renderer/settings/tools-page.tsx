// ffmpeg, and the folders that Longtake looks into.
import { ActionIcon, Button, Code, Group, Text, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import { useApp, useStores } from '../app/stores-context.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import styles from './settings.module.css';

const NONE: readonly string[] = [];

export function ToolsPage() {
  return (
    <>
      <FfmpegCard />
      <WorkflowFolders />
      <ComfyFolder />
      <OwnFolders />
    </>
  );
}

/** Its path stands in settings.json: a page must not name programs to run. */
function FfmpegCard() {
  const info = useApp((state) => state.info);
  const settingsPath = `${info?.appDataPath ?? ''}/settings.json`;
  return (
    <div className={styles.card}>
      <SideSection title="ffmpeg">
        {info?.ffmpeg ? (
          <FactList
            facts={[
              [say`Version`, info.ffmpeg.version],
              [say`Program`, info.ffmpeg.path],
              [say`Found by`, info.ffmpeg.source],
            ]}
          />
        ) : (
          <ProblemCard
            severity="problem"
            message={say`ffmpeg was not found.`}
            remedy={say`Install it, or name it as below, then start Longtake again.`}
          />
        )}
        <Text c="dimmed">
          {say`Another one: “ffmpeg_path” in the settings file, or LONGTAKE_FFMPEG in the environment. A page may not name programs to run.`}
        </Text>
        <Group gap={6} wrap="nowrap">
          <Code style={{ overflowWrap: 'anywhere' }}>{settingsPath}</Code>
          <CopyTextButton text={settingsPath} label={say`Copy the path`} />
        </Group>
      </SideSection>
    </div>
  );
}

function WorkflowFolders() {
  const { app } = useStores();
  const folders = useApp((state) => state.settings?.workflowFolders) ?? NONE;
  const [text, setText] = useState('');
  const path = text.trim();
  const keep = (workflowFolders: string[]) => app.getState().changeSettings({ workflowFolders });
  const add = async () => {
    if (path !== '' && !folders.includes(path) && (await keep([...folders, path]))) setText('');
  };
  return (
    <div className={styles.card}>
      <SideSection title={say`Folders with your own workflows`}>
        {folders.length > 0 && (
          <ul className={styles.folders}>
            {folders.map((folder) => (
              <li key={folder} className={styles.folder}>
                <span className={styles.path} title={folder}>
                  <bdi>{folder}</bdi>
                </span>
                <ActionIcon
                  aria-label={say`Remove ${folder}`}
                  size={24}
                  onClick={() => void keep(folders.filter((other) => other !== folder))}
                >
                  <IconX size={15} stroke={1.6} />
                </ActionIcon>
              </li>
            ))}
          </ul>
        )}
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void add();
          }}
        >
          <Group gap={6} wrap="nowrap" align="start">
            <TextInput
              aria-label={say`Path of a folder with workflows`}
              placeholder={say`A folder with gcv_*.json files`}
              style={{ flex: 1 }}
              value={text}
              error={folders.includes(path) && say`This folder is in the list already`}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" disabled={path === '' || folders.includes(path)}>
              {say`Add`}
            </Button>
          </Group>
        </form>
        <Text c="dimmed">{say`A file there wins over a shipped one of the same name.`}</Text>
      </SideSection>
    </div>
  );
}

function ComfyFolder() {
  const { app } = useStores();
  const comfyRoot = useApp((state) => state.settings?.comfyRoot ?? '');
  const field = useTypedValue({
    stored: comfyRoot,
    isValid: () => true,
    onCommit: (text) => void app.getState().changeSettings({ comfyRoot: text.trim() || null }),
    // A path is typed or pasted as a whole; half of one is no folder.
    pauseMs: 1_500,
  });
  return (
    <div className={styles.card}>
      <SideSection title={say`ComfyUI on this machine`}>
        <TextInput
          label={say`ComfyUI folder`}
          description={say`Where it is on this machine, to check model files on disk, also for downloads that broke off`}
          placeholder="/home/me/ComfyUI"
          value={field.text}
          onChange={(event) => field.type(event.currentTarget.value)}
          onBlur={field.commit}
          onKeyDown={field.onKeyDown}
        />
      </SideSection>
    </div>
  );
}

function OwnFolders() {
  const info = useApp((state) => state.info);
  if (!info) return null;
  return (
    <div className={styles.card}>
      <SideSection title={say`Where things lie`}>
        <FactList
          facts={[
            [say`New projects`, info.projectsFolderPath],
            [say`Longtake’s own files`, info.appDataPath],
            [say`This version`, `Longtake ${info.version}`],
          ]}
        />
      </SideSection>
    </div>
  );
}
