// Every command that can be carried out now, every shot, the recent projects: found by typing.
import '@mantine/spotlight/styles.layer.css';
import { createSpotlight, Spotlight } from '@mantine/spotlight';
import { IconMovie, IconPhoto, IconSearch } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { RecentProject } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { availableCommands } from './command-store.ts';
import { COMMANDS, type CommandId } from './command-table.ts';
import styles from './commands.module.css';
import { groupTitle } from './group-words.ts';
import { KeyCaps } from './key-caps.tsx';
import { nearestFirst, paletteEntries } from './palette-entries.ts';

const [store, spotlight] = createSpotlight();
const NO_SHOTS: readonly Shot[] = [];

/** @param wanted counts how often it was opened */
export function Palette({ wanted }: { readonly wanted: number }) {
  const [typed, setTyped] = useState('');
  /** Done when the palette is gone: it gives the focus back to where it came from first. */
  const chosen = useRef<(() => void) | null>(null);
  useEffect(() => {
    if (wanted > 0) spotlight.open();
  }, [wanted]);
  useEffect(() => spotlight.close, []);
  const choose = (act: () => void) => {
    chosen.current = act;
    spotlight.close();
  };
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight={460}
      size={660}
      centered={false}
      yOffset="11vh"
      overlayProps={{ backgroundOpacity: 0.4 }}
      transitionProps={{
        duration: 90,
        transition: 'fade',
        onExited: () => {
          setTyped('');
          chosen.current?.();
          chosen.current = null;
        },
      }}
      attributes={{ content: { 'aria-label': say`Find a command or a shot` } }}
    >
      <Spotlight.Search
        placeholder={say`A command, a shot, words of a prompt …`}
        aria-label={say`Find a command or a shot`}
        leftSection={<IconSearch size={18} stroke={1.6} />}
      />
      <Spotlight.ActionsList aria-label={say`Found`} className={styles.entries}>
        <Entries typed={typed} choose={choose} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

interface EntriesProps {
  readonly typed: string;
  readonly choose: (act: () => void) => void;
}

/** Mounted while the palette is open: closed, it costs nothing. */
function Entries({ typed, choose }: EntriesProps) {
  const { app, project, commands } = useStores();
  const handlers = useStore(commands, (state) => state.handlers);
  const shots = useProject(({ view }) => view?.storyboard?.shots ?? NO_SHOTS);
  const recent = useProject((state) => state.recent);
  const panel = useApp((state) => state.panel);
  const folderPath = useProject(({ view }) => view?.folderPath);
  const wanted = useDeferredValue(typed);
  const found = useMemo(() => {
    const available = availableCommands({ handlers }).filter((id) => id !== 'app.palette');
    const ordered = nearestFirst(available, panel);
    const others = recent.filter((entry) => entry.present && entry.folderPath !== folderPath);
    return paletteEntries(wanted, { commands: ordered, shots, recent: others });
  }, [wanted, handlers, panel, shots, recent, folderPath]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other words begin at the first entry again
  useLayoutEffect(chooseFirst, [wanted]);
  if (found.commands.length + found.shots.length + found.recent.length === 0) {
    return <Spotlight.Empty>{say`Nothing is called so, and no shot holds these words.`}</Spotlight.Empty>;
  }
  const shotsFirst = found.shots.length > 0 && found.commands.length > 8;
  const shotGroup = (
    <Group key="shots" title={say`Shots`}>
      {found.shots.map((shot) => (
        <ShotEntry key={shot.shotId} shot={shot} onClick={() => choose(() => app.getState().showShot(shot.shotId))} />
      ))}
      {found.moreShots > 0 && (
        <div className={styles.more}>{many(found.moreShots, 'and {{count}} more', 'and {{count}} more')}</div>
      )}
    </Group>
  );
  return (
    <>
      {shotsFirst && shotGroup}
      <Group title={say`Commands`}>
        {found.commands.map((id) => (
          <CommandEntry key={id} id={id} onClick={() => choose(() => commands.getState().run(id))} />
        ))}
      </Group>
      {!shotsFirst && shotGroup}
      <Group title={say`Recent projects`}>
        {found.recent.map((entry) => (
          <RecentEntry
            key={entry.folderPath}
            entry={entry}
            onClick={() => choose(() => void project.getState().open(entry.folderPath))}
          />
        ))}
      </Group>
    </>
  );
}

/** What is found is drawn later than it is typed: Spotlight has marked the first of the entries before, which may be gone. */
function chooseFirst(): void {
  const entries = document.getElementById(store.getState().listId)?.querySelectorAll('[data-action]') ?? [];
  for (const [index, entry] of entries.entries()) {
    if (index === 0) entry.setAttribute('data-selected', 'true');
    else entry.removeAttribute('data-selected');
  }
  store.updateState((state) => ({ ...state, selected: 0 }));
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const isEmpty = Array.isArray(children) && children.flat().every((child) => !child);
  return isEmpty ? null : <Spotlight.ActionsGroup label={title}>{children}</Spotlight.ActionsGroup>;
}

function CommandEntry({ id, onClick }: { readonly id: CommandId; readonly onClick: () => void }) {
  const preset = useApp((state) => state.settings?.keyPreset ?? 'longtake');
  const [hotkey] = COMMANDS[id].keys[preset];
  return (
    <Spotlight.Action className={styles.entry} closeSpotlightOnTrigger={false} onClick={onClick}>
      <span className={styles.entryTitle}>{COMMANDS[id].title()}</span>
      <span className={styles.entryGroup}>{groupTitle(COMMANDS[id].group)}</span>
      <span className={styles.entryKeys}>{hotkey && <KeyCaps hotkey={hotkey} />}</span>
    </Spotlight.Action>
  );
}

function ShotEntry({ shot, onClick }: { readonly shot: Shot; readonly onClick: () => void }) {
  return (
    <Spotlight.Action className={styles.entry} closeSpotlightOnTrigger={false} onClick={onClick}>
      <IconPhoto size={16} stroke={1.5} className={styles.entryMark} aria-hidden />
      <span className={styles.entryShot}>{say`Shot ${shot.shotId}`}</span>
      <span className={styles.entryText}>{shot.prompt || shot.description}</span>
    </Spotlight.Action>
  );
}

function RecentEntry({ entry, onClick }: { readonly entry: RecentProject; readonly onClick: () => void }) {
  return (
    <Spotlight.Action className={styles.entry} closeSpotlightOnTrigger={false} onClick={onClick}>
      <IconMovie size={16} stroke={1.5} className={styles.entryMark} aria-hidden />
      <span className={styles.entryShot}>{entry.name}</span>
      <span className={styles.entryText}>{entry.folderPath}</span>
    </Spotlight.Action>
  );
}
