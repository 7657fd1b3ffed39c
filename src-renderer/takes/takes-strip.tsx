// The takes of the clip on the screen, under the player.
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconKeyboard } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { useCommands } from '../commands/use-commands.ts';
import { TakeActions } from './take-actions.tsx';
import { takeTitle } from './take-words.ts';
import styles from './takes.module.css';
import { TakesBody } from './takes-body.tsx';
import { shownTake, type TakesStore, whyNotUsed } from './takes-store.ts';
import { useTakes } from './use-takes.ts';
import { segmentName } from './what-follows.ts';

interface TakesStripProps {
  readonly segmentKey: string;
  readonly open: boolean;
  readonly onToggle: () => void;
  /** The comparison covers the page: what plays behind it should stop. */
  readonly onCovered: () => void;
}

export function TakesStrip({ segmentKey, open, onToggle, onCovered }: TakesStripProps) {
  const store = useTakes(segmentKey);
  const covered = useStore(store, (state) => state.comparing !== null);
  const cover = useEffectEvent(onCovered);
  useEffect(() => {
    if (covered) cover();
  }, [covered]);
  useTakeCommands(store, { open, onToggle });
  const label = open ? say`Hide the takes` : say`Show the takes`;
  return (
    <section className={styles.strip} aria-label={say`Takes`} data-open={open || undefined}>
      <div className={styles.stripHead}>
        <Tooltip label={label}>
          <ActionIcon aria-label={label} aria-expanded={open} size={22} onClick={onToggle}>
            {open ? <IconChevronDown size={15} /> : <IconChevronUp size={15} />}
          </ActionIcon>
        </Tooltip>
        <h2 className={styles.stripTitle}>
          <TakesTitle store={store} />
        </h2>
        <Text component="span" c="dimmed" truncate>
          {segmentName(segmentKey)}
        </Text>
        {open && (
          <div className={styles.stripActions}>
            <KeyHints />
            <TakeActions store={store} />
          </div>
        )}
      </div>
      {open && <TakesBody store={store} layout="strip" />}
    </section>
  );
}

/** While the strip is closed nobody sees which take is meant, so nothing is done to one. */
function useTakeCommands(store: TakesStore, { open, onToggle }: Pick<TakesStripProps, 'open' | 'onToggle'>): void {
  const { plan } = useStores();
  const usable = useStore(store, (state) => {
    const take = shownTake(state);
    return take !== null && whyNotUsed(take) === null;
  });
  const several = useStore(store, ({ takes }) => (takes?.length ?? 0) > 1);
  useCommands({
    'player.toggleTakes': onToggle,
    'player.compare': open && several ? () => store.getState().compare() : undefined,
    'player.useTake': open && usable ? () => store.getState().use(plan.getState().view) : undefined,
  });
}

/** "Take 2 of 5". */
export function TakesTitle({ store }: { readonly store: TakesStore }) {
  const words = useStore(store, (state) => {
    const take = shownTake(state);
    return take && state.takes ? takeTitle(state.takes, take.take) : state.takes ? say`No takes` : say`Takes`;
  });
  return <span data-testid="takes-title">{words}</span>;
}

function KeyHints() {
  return (
    <Tooltip
      label={say`With the focus on a take: ← → choose another, Enter uses it, 1 to 5 give it stars, 0 takes them back, C compares.`}
    >
      <IconKeyboard
        size={17}
        stroke={1.5}
        color="var(--mantine-color-dimmed)"
        role="img"
        aria-label={say`Keys of the takes`}
      />
    </Tooltip>
  );
}
