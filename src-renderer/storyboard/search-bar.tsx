// Finding shots among many: words, and what holds of a shot.
import { Button, Chip, CloseButton, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import type { Ref } from 'react';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import { useStores, useStoryboard } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { SHOT_FILTERS, type ShotFilter } from './shot-filter.ts';
import type { ShotList } from './shot-list.ts';
import styles from './storyboard.module.css';
import { orderWords } from './use-board-commands.ts';

function filterWords(filter: ShotFilter): string {
  switch (filter) {
    case 'problems':
      return say`Problems`;
    case 'no-keyframe':
      return say`No keyframe`;
    case 'stale':
      return say`Stale`;
    case 'previous':
      return say`Continues`;
    case 'crossfade':
      return say`Crossfade`;
  }
}

export function SearchBar({ inputRef, list }: { readonly inputRef: Ref<HTMLInputElement>; readonly list: ShotList }) {
  const { storyboard } = useStores();
  const words = useStoryboard((state) => state.words);
  const filters = useStoryboard((state) => state.filters);
  return (
    <search className={styles.bar}>
      <TextInput
        ref={inputRef}
        className={styles.search}
        aria-label={say`Search the shots`}
        placeholder={say`Search id, prompt, scene, character`}
        leftSection={<IconSearch size={14} stroke={1.8} aria-hidden />}
        rightSection={
          words !== '' && (
            <CloseButton
              size="xs"
              aria-label={say`Clear the search`}
              onClick={() => storyboard.getState().search('')}
            />
          )
        }
        autoComplete="off"
        value={words}
        onChange={(event) => storyboard.getState().search(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || words === '') return;
          event.stopPropagation();
          storyboard.getState().search('');
        }}
      />
      <div className={styles.filters}>
        {SHOT_FILTERS.map((filter) => (
          <Chip
            key={filter}
            size="xs"
            radius="sm"
            variant="outline"
            checked={filters.has(filter)}
            onChange={() => storyboard.getState().toggleFilter(filter)}
          >
            {filterWords(filter)}
          </Chip>
        ))}
      </div>
      {list.narrowed && (
        <Text className={styles.hits} component="div" fz={12} role="status">
          {many(list.shots.length, '{{shown}} of {{count}} shot', '{{shown}} of {{count}} shots', {
            shown: formatNumber(list.listed.length),
          })}
          <span className={styles.quietWords}>{orderWords()}</span>
          <Button variant="subtle" size="compact-xs" onClick={() => storyboard.getState().clearQuery()}>
            {say`Show all`}
          </Button>
        </Text>
      )}
    </search>
  );
}

export function NoHit() {
  const { storyboard } = useStores();
  return (
    <EmptyState
      icon={IconSearch}
      title={say`No shot matches`}
      text={say`All words must be in its id, prompt, description, scene or character, and every filter must hold.`}
    >
      <Button variant="default" onClick={() => storyboard.getState().clearQuery()}>
        {say`Show all shots`}
      </Button>
    </EmptyState>
  );
}
