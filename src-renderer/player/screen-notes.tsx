// What is said on the picture: that it plays over and over, and that a crossfade is only seen in the export.
import { ActionIcon } from '@mantine/core';
import { IconRepeat, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { Deck } from './deck.ts';
import type { CrossfadeMark } from './film-marks.ts';
import styles from './player.module.css';

interface ScreenNotesProps {
  readonly deck: Deck;
  readonly crossfades: readonly CrossfadeMark[];
}

export function ScreenNotes({ deck, crossfades }: ScreenNotesProps) {
  const looping = useStore(deck.state, (state) => state.loop !== null);
  const crossfade = useStore(deck.state, ({ frame }) => crossfades.find(({ from, to }) => frame >= from && frame < to));
  return (
    <div className={styles.notes}>
      {looping && (
        <span className={styles.noteChip} role="status">
          <IconRepeat size={14} aria-hidden /> One second around the seam · Esc ends
          <ActionIcon size={20} aria-label="End the loop" color="gray.3" onClick={() => deck.loop(null)}>
            <IconX size={13} />
          </ActionIcon>
        </span>
      )}
      {crossfade && (
        <span className={styles.noteChip}>
          Crossfade from {crossfade.fromShotId} to {crossfade.toShotId}: seen in the export
        </span>
      )}
    </div>
  );
}
