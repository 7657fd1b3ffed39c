// The takes of the clip on the screen, under the player.
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconKeyboard } from '@tabler/icons-react';
import { useEffect, useEffectEvent } from 'react';
import { useStore } from 'zustand';
import { TakeActions } from './take-actions.tsx';
import { takeTitle } from './take-words.ts';
import styles from './takes.module.css';
import { TakesBody } from './takes-body.tsx';
import { shownTake, type TakesStore } from './takes-store.ts';
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
  const label = open ? 'Hide the takes' : 'Show the takes';
  return (
    <section className={styles.strip} aria-label="Takes" data-open={open || undefined}>
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

/** "Take 2 of 5". */
export function TakesTitle({ store }: { readonly store: TakesStore }) {
  const words = useStore(store, (state) => {
    const take = shownTake(state);
    return take && state.takes ? takeTitle(state.takes, take.take) : state.takes ? 'No takes' : 'Takes';
  });
  return <span data-testid="takes-title">{words}</span>;
}

function KeyHints() {
  return (
    <Tooltip label="With the focus on a take: ← → choose another, 1 to 5 give it stars, 0 takes them back, C compares.">
      <IconKeyboard
        size={17}
        stroke={1.5}
        color="var(--mantine-color-dimmed)"
        role="img"
        aria-label="Keys of the takes"
      />
    </Tooltip>
  );
}
