// Choosing a folder on the studio's machine, where the page runs in a browser and has no system dialog.
import { ActionIcon, Badge, Button, Group, Modal, Text, TextInput, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconFolder, IconFolderStar } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { FolderListing } from '#shared/contract/studio-api.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import styles from './project.module.css';

interface FolderBrowserProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

export function FolderBrowser({ opened, onClose }: FolderBrowserProps) {
  return (
    <Modal opened={opened} onClose={onClose} title="Open a project folder" size="lg">
      {opened && <Browser onClose={onClose} />}
    </Modal>
  );
}

function useFolderListing() {
  const { studio } = useStores();
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [error, setError] = useState<StudioErrorWire | null>(null);
  const [path, setPath] = useState('');
  const go = useCallback(
    async (folderPath: string | null) => {
      const answer = await studio.call('folders.list', { folderPath });
      setError(answer.ok ? null : answer.error);
      if (!answer.ok) return;
      setListing(answer.value);
      setPath(answer.value.folderPath);
    },
    [studio],
  );
  useEffect(() => void go(null), [go]);
  return { listing, error, path, setPath, go };
}

function Browser({ onClose }: { readonly onClose: () => void }) {
  const { project } = useStores();
  const { listing, error, path, setPath, go } = useFolderListing();
  const open = async (folderPath: string) => {
    if (await project.getState().open(folderPath)) onClose();
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void go(path);
      }}
    >
      <Group gap={6} wrap="nowrap" align="end" mb="xs">
        <ActionIcon
          aria-label="Parent folder"
          variant="default"
          size={30}
          disabled={!listing?.parentPath}
          onClick={() => void go(listing?.parentPath ?? null)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
        <TextInput
          aria-label="Folder path"
          style={{ flex: 1 }}
          value={path}
          onChange={(event) => setPath(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" variant="default">
          Go
        </Button>
      </Group>
      {error && (
        <div style={{ marginBottom: 8 }}>
          <ProblemCard severity="problem" message={error.message} remedy={error.remedy} />
        </div>
      )}
      <ul className={styles.browserList} style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {listing?.folders.map((folder) => (
          <li key={folder.path}>
            <UnstyledButton
              className={styles.browserRow}
              onClick={() => void (folder.isProject ? open(folder.path) : go(folder.path))}
            >
              {folder.isProject ? <IconFolderStar size={18} /> : <IconFolder size={18} />}
              <span className={styles.ellipsis}>{folder.name}</span>
              {folder.isProject && (
                <Badge size="sm" variant="light">
                  project
                </Badge>
              )}
            </UnstyledButton>
          </li>
        ))}
        {listing?.folders.length === 0 && (
          <Text component="li" c="dimmed" p="sm">
            No folders in here.
          </Text>
        )}
      </ul>
      <Group justify="space-between" mt="md" wrap="nowrap">
        <Text c="dimmed" className={styles.ellipsis}>
          A folder without project files becomes a new project.
        </Text>
        <Button disabled={!listing} onClick={() => void open(path)} style={{ flex: 'none' }}>
          Open this folder
        </Button>
      </Group>
    </form>
  );
}
