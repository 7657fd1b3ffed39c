// One take: its still, what it is to the plan, its stars, and what it cost.
import { UnstyledButton } from '@mantine/core';
import { IconPlayerPlayFilled, IconStack2 } from '@tabler/icons-react';
import { memo } from 'react';
import type { TakeView } from '#shared/model/takes-view.ts';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { Picture } from '../ui/picture.tsx';
import { useNow } from '../ui/use-now.ts';
import { Stars } from './stars.tsx';
import { TakeMark } from './take-mark.tsx';
import { costWords, seedWords, standingLines, takeStanding, whenWords, whyStill } from './take-words.ts';
import styles from './takes.module.css';

interface TakeCardProps {
  readonly take: TakeView;
  readonly shown: boolean;
  readonly activating: boolean;
  readonly onChoose: (take: number) => void;
  readonly onRate: (take: number, rating: number | null) => void;
}

const MINUTE_MS = 60_000;

export const TakeCard = memo(function TakeCard({ take, shown, activating, onChoose, onRate }: TakeCardProps) {
  const { studio } = useStores();
  const now = useNow(MINUTE_MS);
  const still = whyStill(take);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the mouse may hit anywhere on the card; the keys have the button in it
    <li
      className={styles.card}
      data-shown={shown || undefined}
      data-testid={`take-${take.take}`}
      onClick={() => onChoose(take.take)}
    >
      <UnstyledButton
        className={styles.still}
        tabIndex={shown ? 0 : -1}
        aria-pressed={shown}
        aria-label={cardLabel(take)}
      >
        <Picture
          src={take.stillPath === null ? null : versionedUrl(studio, take.stillPath, take.createdAtIso)}
          alt=""
          absence="No still"
        >
          <span className={styles.number}>{take.take}</span>
          {take.isActive && (
            <span className={styles.active}>
              <IconPlayerPlayFilled size={9} aria-hidden /> Active
            </span>
          )}
          {activating && <span className={styles.active}>Cutting…</span>}
          {still && !take.isMissing && (
            <span className={styles.format} title={still}>
              <IconStack2 size={12} aria-hidden /> still only
            </span>
          )}
        </Picture>
      </UnstyledButton>
      <div className={styles.cardLine}>
        <Stars take={take} onRate={(rating) => onRate(take.take, rating)} />
        <TakeMark take={take} />
      </div>
      <div className={styles.cardFact}>seed {seedWords(take)}</div>
      <div className={styles.cardFact}>{whenWords(take.createdAtIso, new Date(now))}</div>
      <div className={styles.cardFact} title="GPU time and size on disk">
        {costWords(take)}
      </div>
    </li>
  );
});

/** What somebody hears who does not see the card. */
function cardLabel(take: TakeView): string {
  const stars = take.rating ? [`${take.rating} of 5 stars`] : [];
  const active = take.isActive ? ['active'] : [];
  const said = { answers: 'fits the plan', differs: 'differs', kept: 'kept', missing: 'file gone' }[takeStanding(take)];
  const details = takeStanding(take) === 'answers' ? [] : standingLines(take);
  return [`Take ${take.take}`, ...active, said, ...stars, ...details].join(', ');
}
