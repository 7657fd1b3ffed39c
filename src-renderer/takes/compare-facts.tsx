// Under each picture: its seed, and what was asked or came out otherwise than on the other side.
import type { ReactNode } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { FactList } from '../ui/fact-list.tsx';
import styles from './compare.module.css';
import { TakeMark } from './take-mark.tsx';
import { costWords, differencesBetween, seedWords, standingLines, takeStanding } from './take-words.ts';

interface CompareFactsProps {
  readonly left: TakeView;
  readonly right: TakeView;
  /** The choice of the take, one for each side. */
  readonly sides: readonly [ReactNode, ReactNode];
}

export function CompareFacts({ left, right, sides }: CompareFactsProps) {
  const seedName = say`Seed`;
  const differences = differencesBetween(left, right).filter(({ name }) => name !== seedName);
  return (
    <div className={styles.facts}>
      {[left, right].map((take, index) => (
        <section
          // biome-ignore lint/suspicious/noArrayIndexKey: two sides that stay where they are
          key={index}
          className={styles.factSide}
          aria-label={say`Side ${index === 0 ? 'A' : 'B'}`}
        >
          <div className={styles.factHead}>
            <b>{index === 0 ? 'A' : 'B'}</b>
            {sides[index]}
            <TakeMark take={take} />
            <span className={styles.cost}>{costWords(take)}</span>
          </div>
          <FactList
            facts={[
              [seedName, left.seed === right.seed ? say`${seedWords(take)}, the same` : seedWords(take)],
              ...differences.map(({ name, left: atLeft, right: atRight }): [string, string] => [
                name,
                index === 0 ? atLeft : atRight,
              ]),
              ...planLines(take),
            ]}
          />
        </section>
      ))}
    </div>
  );
}

/** What it differs in from the plan, where it does. */
function planLines(take: TakeView): [string, string][] {
  return takeStanding(take) === 'answers' ? [] : [[say`To the plan`, standingLines(take).join(' ')]];
}
