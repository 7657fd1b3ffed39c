// The folder browser: the way to a folder on the studio's machine, where the page has no system dialog.
import { ActionIcon, Button, Group, Loader, Modal, Text, TextInput, Tooltip } from '@mantine/core';
import { IconArrowUp, IconFolderPlus, IconHome, IconSearch } from '@tabler/icons-react';
import { type RefObject, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useStores } from '../app/stores-context.ts';
import { FolderList } from './folder-list.tsx';
import { lastName } from './folder-paths.ts';
import type { FolderQuestion } from './folder-store.ts';
import { FolderTrail } from './folder-trail.tsx';
import styles from './folders.module.css';
import { NewFolderField } from './new-folder-field.tsx';

/** Mounted once for the whole page; `stores.folders.getState().ask(…)` opens it. */
export function FolderDialog() {
  const { folders } = useStores();
  const question = useStore(folders, (state) => state.question);
  return (
    <Modal
      opened={question !== null}
      onClose={folders.getState().close}
      title={question?.title}
      size={720}
      // It may lie over another dialog.
      zIndex={300}
      closeButtonProps={{ 'aria-label': say`Close` }}
    >
      {question && <Browser question={question} />}
    </Modal>
  );
}

function Browser({ question }: { readonly question: FolderQuestion }) {
  const { folders } = useStores();
  const error = useStore(folders, (state) => state.error);
  const folderPath = useStore(folders, (state) => state.listing?.folderPath ?? '');
  const filter = useRef<HTMLInputElement>(null);
  return (
    <div className={styles.browser}>
      <PathField />
      <FolderTrail folderPath={folderPath} />
      {error && <ErrorCard error={error} />}
      <FilterLine filter={filter} />
      <Contents question={question} filter={filter} />
      <Answer question={question} />
    </div>
  );
}

function PathField() {
  const { folders } = useStores();
  const path = useStore(folders, (state) => state.path);
  const parentPath = useStore(folders, (state) => state.listing?.parentPath ?? null);
  const reading = useStore(folders, (state) => state.reading);
  const { go, typePath } = folders.getState();
  return (
    <form
      className={styles.pathLine}
      onSubmit={(event) => {
        event.preventDefault();
        void go(path);
      }}
    >
      <Tooltip label={say`Parent folder`}>
        <ActionIcon
          aria-label={say`Parent folder`}
          variant="default"
          size={30}
          disabled={parentPath === null}
          onClick={() => void go(parentPath)}
        >
          <IconArrowUp size={16} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={say`Home folder`}>
        <ActionIcon aria-label={say`Home folder`} variant="default" size={30} onClick={() => void go(null)}>
          <IconHome size={16} />
        </ActionIcon>
      </Tooltip>
      <TextInput
        aria-label={say`Folder path`}
        className={styles.grow}
        value={path}
        spellCheck={false}
        rightSection={reading && <Loader size={13} />}
        onChange={(event) => typePath(event.currentTarget.value)}
        data-autofocus
      />
      <Button type="submit" variant="default">
        {say`Go`}
      </Button>
    </form>
  );
}

interface WithFilter {
  readonly filter: RefObject<HTMLInputElement | null>;
}

function FilterLine({ filter }: WithFilter) {
  const { folders } = useStores();
  const listed = useStore(folders, (state) => state.listing !== null);
  const search = useStore(folders, (state) => state.search);
  const [naming, setNaming] = useState(false);
  return (
    <>
      <Group gap={6} wrap="nowrap">
        <TextInput
          ref={filter}
          className={styles.grow}
          aria-label={say`Filter folders`}
          placeholder={say`Filter by typing`}
          leftSection={<IconSearch size={14} />}
          value={search}
          onChange={(event) => folders.getState().filter(event.currentTarget.value)}
        />
        <Button
          variant="default"
          leftSection={<IconFolderPlus size={15} stroke={1.6} />}
          aria-expanded={naming}
          disabled={!listed}
          onClick={() => setNaming(!naming)}
        >
          {say`New folder`}
        </Button>
      </Group>
      {naming && <NewFolderField onDone={() => setNaming(false)} />}
    </>
  );
}

function Contents({ question, filter }: WithFilter & { readonly question: FolderQuestion }) {
  const { folders } = useStores();
  const listed = useStore(folders, (state) => state.listing?.folders);
  const search = useStore(folders, (state) => state.search.toLowerCase());
  const { accept, go } = folders.getState();
  return (
    <FolderList
      folders={listed?.filter(({ name }) => name.toLowerCase().includes(search)) ?? []}
      emptyWords={emptyWords(listed?.length ?? null)}
      onOpen={({ path, isProject }) => void (isProject && question.takesProjects ? accept(path) : go(path))}
      onType={() => filter.current?.focus()}
    />
  );
}

function emptyWords(all: number | null): string {
  if (all === null) return '';
  return all === 0 ? say`No folders in here.` : say`No folder has this in its name.`;
}

function Answer({ question }: { readonly question: FolderQuestion }) {
  const { folders } = useStores();
  const listed = useStore(folders, (state) => state.listing !== null);
  const accepting = useStore(folders, (state) => state.accepting);
  const chosenPath = useStore(folders, (state) => state.chosenPath);
  const path = useStore(folders, (state) => state.chosenPath ?? state.path);
  return (
    <Group justify="space-between" wrap="nowrap">
      <Text c="dimmed" lh={1.45}>
        {question.hint}
      </Text>
      <Button
        className={styles.answer}
        disabled={!listed || path.trim() === ''}
        loading={accepting}
        onClick={() => void folders.getState().accept(path)}
      >
        {chosenPath === null ? question.confirmLabel : question.confirmChosen(lastName(chosenPath))}
      </Button>
    </Group>
  );
}
