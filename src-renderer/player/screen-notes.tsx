// What is said on the picture: that it plays over and over, and that a crossfade is only seen in the export.
import { ActionIcon } from '@mantine/core';
import { IconRepeat, IconX } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import type { Deck } from './deck.ts';
import type { CrossfadeMark } from './film-marks.ts';
import { timecode } from './frame-clock.ts';
import styles from './player.module.css';

interface ScreenNotesProps {
  readonly deck: Deck;
  readonly frames: number;
  readonly framesPerSecond: number;
  readonly crossfades: readonly CrossfadeMark[];
}

export function ScreenNotes({ deck, frames, framesPerSecond, crossfades }: ScreenNotesProps) {
  const loop = useStore(deck.state, (state) => state.loop);
  const crossfade = useStore(deck.state, ({ frame }) => crossfades.find(({ from, to }) => frame >= from && frame < to));
  const endKeys = useKeyLabel('player.endLoop');
  const at = (frame: number) => timecode(frame, framesPerSecond);
  const isWhole = loop && loop.from === 0 && loop.to === frames;
  return (
    <div className={styles.notes}>
      {loop && !isWhole && (
        <span className={styles.noteChip} role="status">
          <IconRepeat size={14} aria-hidden />
          {say`Over and over: ${at(loop.from)} to ${at(loop.to - 1)} · ${endKeys} ends`}
          <ActionIcon size={20} aria-label={say`End the loop`} color="gray.3" onClick={() => deck.setLoop(null)}>
            <IconX size={13} />
          </ActionIcon>
        </span>
      )}
      {crossfade && (
        <span className={styles.noteChip}>
          {say`Crossfade from ${crossfade.fromShotId} to ${crossfade.toShotId}: seen in the export`}
        </span>
      )}
    </div>
  );
}
