// What a take is to the plan, as a mark with a word: never by colour alone.
import { Tooltip } from '@mantine/core';
import { type Icon, IconCheck, IconExclamationMark, IconFileOff, IconPinFilled } from '@tabler/icons-react';
import type { TakeView } from '#shared/model/takes-view.ts';
import { standingLines, type TakeStanding, takeStanding } from './take-words.ts';
import styles from './takes.module.css';

const MARKS: Record<TakeStanding, { readonly words: string; readonly icon: Icon }> = {
  answers: { words: 'Fits', icon: IconCheck },
  differs: { words: 'Differs', icon: IconExclamationMark },
  kept: { words: 'Kept', icon: IconPinFilled },
  missing: { words: 'Gone', icon: IconFileOff },
};

export function TakeMark({ take }: { readonly take: TakeView }) {
  const standing = takeStanding(take);
  const { words, icon: Mark } = MARKS[standing];
  return (
    <Tooltip label={standingLines(take).join('\n')} style={{ whiteSpace: 'pre-line' }}>
      <span className={styles.mark} data-standing={standing}>
        <Mark size={13} stroke={2.4} aria-hidden />
        {words}
      </span>
    </Tooltip>
  );
}
