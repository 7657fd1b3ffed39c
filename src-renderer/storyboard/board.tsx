// A storyboard with shots: the head, the list, and beside it what is chosen.
import { Button, SegmentedControl } from '@mantine/core';
import { IconLayoutGrid, IconPlus, IconTable } from '@tabler/icons-react';
import { useDeferredValue, useEffect, useMemo, useRef } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useStores, useStoryboard } from '../app/stores-context.ts';
import { formatLength } from '../ui/format-time.ts';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { useRemembered } from '../ui/remembered.ts';
import { SideSplit } from '../ui/side-split.tsx';
import { BoardSide } from './board-side.tsx';
import { NoHit, SearchBar } from './search-bar.tsx';
import { inFilmOrder } from './shot-actions.ts';
import { ShotCards } from './shot-cards.tsx';
import { focusIn, ListedIdsContext, type ShotList, ShotListContext } from './shot-list.ts';
import { ShotTable } from './shot-table.tsx';
import styles from './storyboard.module.css';
import { useBoardCommands } from './use-board-commands.ts';
import { useBuiltShotList } from './use-built-shot-list.ts';
import { usePastedPictures } from './use-pasted-pictures.ts';
import { useShotActions } from './use-shot-actions.ts';

type ViewName = 'cards' | 'table';

export function Board({ shots }: { readonly shots: readonly Shot[] }) {
  const list = useBuiltShotList(shots);
  const search = useRef<HTMLInputElement>(null);
  const [kept, remember] = useRemembered<string>('storyboard.view', 'cards');
  const view: ViewName = kept === 'table' ? 'table' : 'cards';
  useFocusThatExists(list);
  usePastedPictures(list);
  useBoardCommands(list, {
    toSearch: () => search.current?.select(),
    toggleView: () => remember(view === 'cards' ? 'table' : 'cards'),
  });
  const latest = useRef(list.listedIds);
  useEffect(() => {
    latest.current = list.listedIds;
  }, [list.listedIds]);
  const readListedIds = useMemo(() => () => latest.current, []);
  const toPrompt = () => document.getElementById('shot-prompt')?.focus();
  return (
    <ListedIdsContext value={readListedIds}>
      <ShotListContext value={list}>
        <PanelFrame
          title={say`Storyboard`}
          summary={<Summary shots={shots} />}
          actions={<HeadActions view={view} onView={remember} list={list} />}
        >
          <SideSplit
            name="storyboard.side"
            label={say`Width of the shot’s details`}
            pixels={380}
            minPixels={320}
            side={<BoardSide />}
          >
            <div className={styles.main}>
              <SearchBar inputRef={search} list={list} />
              <div className={styles.list}>
                {list.listed.length === 0 ? (
                  <NoHit />
                ) : view === 'table' ? (
                  <ShotTable onEnter={toPrompt} />
                ) : (
                  <ShotCards onEnter={toPrompt} />
                )}
              </div>
            </div>
          </SideSplit>
        </PanelFrame>
      </ShotListContext>
    </ListedIdsContext>
  );
}

/** A removed shot, or none at all, cannot have the focus: the first one has it then. */
function useFocusThatExists({ shots, places }: ShotList): void {
  const { storyboard } = useStores();
  const exists = useStoryboard(({ chosen }) => chosen.focusId !== null && places.has(chosen.focusId));
  useEffect(() => {
    const [first] = shots;
    if (first && !exists) storyboard.getState().choose(first.shotId, 'only', []);
  }, [shots, exists, storyboard]);
}

/** The whole film, or what is chosen of it. */
function Summary({ shots }: { readonly shots: readonly Shot[] }) {
  const ids = useDeferredValue(useStoryboard((state) => state.chosen.ids));
  const filmSeconds = useMemo(() => sumSeconds(shots), [shots]);
  const chosen = useMemo(() => (ids.size > 1 ? inFilmOrder(shots, ids) : []), [shots, ids]);
  const all = many(shots.length, '{{count}} shot', '{{count}} shots');
  if (chosen.length < 2) return `${all} · ${formatLength(filmSeconds)}`;
  return many(
    chosen.length,
    '{{count}} shot chosen · {{length}} of {{all}}',
    '{{count}} shots chosen · {{length}} of {{all}}',
    { length: formatLength(sumSeconds(chosen)), all: formatLength(filmSeconds) },
  );
}

// A length that is no number is shown on its card; the film's length counts the others.
const sumSeconds = (shots: readonly Shot[]): number =>
  shots.reduce((sum, { durationSeconds }) => sum + (durationSeconds > 0 ? durationSeconds : 0), 0);

interface HeadActionsProps {
  readonly view: ViewName;
  readonly onView: (view: string) => void;
  readonly list: ShotList;
}

function HeadActions({ view, onView, list }: HeadActionsProps) {
  const { storyboard } = useStores();
  const actions = useShotActions();
  const add = () => void actions.add(focusIn(list, storyboard.getState()));
  return (
    <>
      <SegmentedControl
        aria-label={say`View`}
        value={view}
        onChange={onView}
        data={[
          { value: 'cards', label: <ViewLabel icon={IconLayoutGrid} words={say`Cards`} /> },
          { value: 'table', label: <ViewLabel icon={IconTable} words={say`Table`} /> },
        ]}
      />
      <Button variant="default" leftSection={<IconPlus size={14} />} onClick={add}>
        {say`Add shot`}
      </Button>
    </>
  );
}

function ViewLabel({ icon: Mark, words }: { readonly icon: typeof IconTable; readonly words: string }) {
  return (
    <span className={styles.viewLabel}>
      <Mark size={15} stroke={1.7} aria-hidden />
      {words}
    </span>
  );
}
