// The line above a shot's segments: choose it, and move it while it waits.
import { Checkbox, Tooltip } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { many, say } from '#shared/i18n/say.ts';
import { useStores } from '../app/stores-context.ts';
import { formatSeconds } from '../ui/format-time.ts';
import styles from './queue.module.css';
import type { QueueLine } from './queue-lines.ts';
import type { ShotMoves } from './use-shot-moves.ts';

interface ShotLineProps {
  readonly line: Extract<QueueLine, { kind: 'shot' }>;
  readonly moves: ShotMoves;
}

export function ShotLine({ line, moves }: ShotLineProps) {
  const { generate } = useStores();
  const { shotId, durationSeconds, segmentCount } = line;
  const chosen = useStore(generate, (state) => state.chosenShotIds.has(shotId));
  const place = moves.waiting.indexOf(shotId);
  return (
    <div className={styles.shotLine} data-drop={moves.markOf(shotId)} {...moves.targetFor(shotId)}>
      <Checkbox
        aria-label={say`Choose shot ${shotId}`}
        checked={chosen}
        onChange={() => generate.getState().toggle(shotId)}
      />
      <span>{say`Shot ${shotId}`}</span>
      <span className={styles.shotWords}>
        {formatSeconds(durationSeconds)}, {many(segmentCount, '{{count}} segment', '{{count}} segments')}
      </span>
      {place !== -1 && moves.waiting.length > 1 && (
        <Tooltip label={say`Drag to render it sooner or later, or Alt+↑ and Alt+↓`} position="left">
          <button
            type="button"
            className={styles.grip}
            draggable
            aria-label={say`Move shot ${shotId}, ${place + 1} of ${moves.waiting.length} that wait`}
            aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
            {...moves.handleFor(shotId)}
          >
            <IconGripVertical size={15} stroke={1.6} aria-hidden />
          </button>
        </Tooltip>
      )}
    </div>
  );
}
