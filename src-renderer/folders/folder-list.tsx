// The folders of a folder: arrows choose, Enter goes in, Backspace goes up, letters filter.
import { Badge } from '@mantine/core';
import { IconChevronRight, IconFolder, IconFolderStar } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { FolderListing } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { ChoiceList } from '../ui/virtual-list.tsx';
import styles from './folders.module.css';

type Folder = FolderListing['folders'][number];

interface FolderListProps {
  readonly folders: readonly Folder[];
  readonly emptyWords: string;
  readonly onOpen: (folder: Folder) => void;
  /** A letter was pressed: whoever filters takes it. */
  readonly onType: () => void;
}

const ROW_PIXELS = 34;

export function FolderList({ folders, emptyWords, onOpen, onType }: FolderListProps) {
  const { folders: store } = useStores();
  const chosenPath = useStore(store, (state) => state.chosenPath);
  const folderPath = useStore(store, (state) => state.listing?.folderPath);
  const parentPath = useStore(store, (state) => state.listing?.parentPath ?? null);
  const activeIndex = folders.findIndex(({ path }) => path === chosenPath);
  const active = folders[activeIndex];
  const { place, keep } = useKeptFocus(folderPath);
  const enter = (folder: Folder) => {
    keep();
    onOpen(folder);
  };
  const leave = (path: string) => {
    keep();
    void store.getState().go(path);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && active) enter(active);
    else if (event.key === 'Backspace' && parentPath !== null) leave(parentPath);
    // The letter itself goes where the focus is by then.
    else if (event.key.length === 1 && event.key !== ' ') return onType();
    else return;
    event.preventDefault();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list inside has the focus; what it leaves comes up here
    <div
      ref={place}
      className={styles.list}
      tabIndex={-1}
      onKeyDown={onKeyDown}
      onDoubleClick={(event) => {
        const isRow = (event.target as HTMLElement).closest('[role="option"]') !== null;
        if (isRow && active) enter(active);
      }}
    >
      {folders.length === 0 ? (
        <p className={styles.empty}>{emptyWords}</p>
      ) : (
        <ChoiceList
          label={say`Folders`}
          count={folders.length}
          rowPixels={ROW_PIXELS}
          activeIndex={activeIndex}
          onActivate={(index) => {
            const folder = folders[index];
            if (folder) store.getState().choose(folder.path);
          }}
        >
          {(index) => <FolderRow folder={folders[index]} />}
        </ChoiceList>
      )}
    </div>
  );
}

/** Where the keys went into another folder, they go on there: the list they were in may be gone. */
function useKeptFocus(folderPath: string | undefined) {
  const place = useRef<HTMLDivElement>(null);
  const kept = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another folder is what takes the focus away
  useEffect(() => {
    if (!kept.current) return;
    kept.current = false;
    (place.current?.querySelector<HTMLElement>('[role="listbox"]') ?? place.current)?.focus();
  }, [folderPath]);
  const keep = () => {
    kept.current = true;
  };
  return { place, keep };
}

function FolderRow({ folder }: { readonly folder: Folder | undefined }) {
  if (!folder) return null;
  const Mark = folder.isProject ? IconFolderStar : IconFolder;
  return (
    <div className={styles.row}>
      <Mark size={18} stroke={1.5} aria-hidden className={folder.isProject ? styles.projectMark : styles.folderMark} />
      <span className={styles.name} title={folder.name}>
        {folder.name}
      </span>
      {folder.isProject ? (
        <Badge size="sm" variant="light" tt="none" fw={500}>
          {say`project`}
        </Badge>
      ) : (
        <IconChevronRight size={14} aria-hidden className={styles.folderMark} />
      )}
    </div>
  );
}
