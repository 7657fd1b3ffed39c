// What a take is to the plan, as a mark with a word: never by colour alone.
import { Tooltip } from '@mantine/core';
import { type Icon, IconCheck, IconExclamationMark, IconFileOff, IconPinFilled } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { standingLines, type TakeStanding, takeStanding } from './take-words.ts';
import styles from './takes.module.css';

const MARKS: Record<TakeStanding, { readonly words: () => string; readonly icon: Icon }> = {
  answers: { words: () => say`Fits`, icon: IconCheck },
  differs: { words: () => say`Differs`, icon: IconExclamationMark },
  kept: { words: () => say`Kept`, icon: IconPinFilled },
  missing: { words: () => say`Gone`, icon: IconFileOff },
};

interface TakeMarkProps {
  readonly take: TakeView;
  /** Where there is no room for the word: it is in the tooltip. */
  readonly withoutWord?: boolean;
}

export function TakeMark({ take, withoutWord = false }: TakeMarkProps) {
  const standing = takeStanding(take);
  const { words, icon: Mark } = MARKS[standing];
  return (
    <Tooltip
      label={[...(withoutWord ? [words()] : []), ...standingLines(take)].join('\n')}
      style={{ whiteSpace: 'pre-line' }}
    >
      <span className={styles.mark} data-standing={standing}>
        <Mark size={withoutWord ? 15 : 13} stroke={2.4} aria-hidden />
        {withoutWord ? null : words()}
      </span>
    </Tooltip>
  );
}
