// One take: its still, what it is to the plan, its stars and its seed.
import { UnstyledButton } from '@mantine/core';
import { IconPlayerPlayFilled, IconStack2 } from '@tabler/icons-react';
import { memo } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { Picture } from '../ui/picture.tsx';
import { useNow } from '../ui/use-now.ts';
import { Stars } from './stars.tsx';
import { TakeMark } from './take-mark.tsx';
import {
  costWords,
  seedWords,
  standingLines,
  type TakeStanding,
  takeStanding,
  whenWords,
  whyStill,
} from './take-words.ts';
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
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the mouse may hit anywhere on the card; the keys have the button in it
    <li
      className={styles.card}
      data-shown={shown || undefined}
      data-active={take.isActive || undefined}
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
          absence={say`No still`}
        >
          <OnStill take={take} activating={activating} />
        </Picture>
      </UnstyledButton>
      <div className={styles.cardLine}>
        <Stars take={take} onRate={(rating) => onRate(take.take, rating)} />
        <TakeMark take={take} withoutWord />
      </div>
      <div
        className={styles.cardFact}
        title={[whenWords(take.createdAtIso, new Date(now)), costWords(take)].join(' · ')}
      >
        {say`seed ${seedWords(take)}`}
      </div>
    </li>
  );
});

function OnStill({ take, activating }: Pick<TakeCardProps, 'take' | 'activating'>) {
  const still = take.isMissing ? null : whyStill(take);
  return (
    <>
      <span className={styles.number}>{take.take}</span>
      {take.isActive && (
        <span className={styles.active}>
          <IconPlayerPlayFilled size={9} aria-hidden /> {say`Active`}
        </span>
      )}
      {activating && <span className={styles.active}>{say`Cutting…`}</span>}
      {still && (
        <span className={styles.format} title={still}>
          <IconStack2 size={12} aria-hidden /> {say`still only`}
        </span>
      )}
    </>
  );
}

const HEARD: Record<TakeStanding, () => string> = {
  answers: () => say`fits the plan`,
  differs: () => say`differs`,
  kept: () => say`kept`,
  missing: () => say`file gone`,
};

/** What somebody hears who does not see the card. */
function cardLabel(take: TakeView): string {
  const standing = takeStanding(take);
  const stars = take.rating ? [say`${take.rating} of 5 stars`] : [];
  const active = take.isActive ? [say`active`] : [];
  const details = standing === 'answers' ? [] : standingLines(take);
  const still = !take.isMissing && whyStill(take) ? [say`still only`] : [];
  return [say`Take ${take.take}`, ...active, ...still, HEARD[standing](), ...stars, ...details].join(', ');
}
