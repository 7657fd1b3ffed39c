// Everything a take's sidecar tells, and in words what it differs in from the plan.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { say } from '#shared/i18n/say.ts';
import type { TakeView } from '#shared/model/takes-view.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import { TakeMark } from './take-mark.tsx';
import {
  frameWords,
  gpuTimeWords,
  isSeedKnown,
  makerWords,
  seedWords,
  serverWords,
  sizeWords,
  standingLines,
  takeStanding,
  whenWords,
  whyStill,
} from './take-words.ts';
import styles from './takes.module.css';

export function TakeDetails({ take }: { readonly take: TakeView }) {
  const still = take.isMissing ? null : whyStill(take);
  return (
    <div className={styles.details}>
      <div>
        <TakeMark take={take} />
        <StandingWords take={take} />
        {still && <Text c="dimmed">{say`Only its still can be shown. ${still}`}</Text>}
      </div>
      <FactList facts={factsOf(take)} />
    </div>
  );
}

/** A sentence alone, or several things as a list; of a kept one, the list has a head. */
function StandingWords({ take }: { readonly take: TakeView }) {
  const lines = standingLines(take);
  const isKept = takeStanding(take) === 'kept';
  const [first] = lines;
  const listed = isKept ? lines.slice(1) : lines;
  if (lines.length === 1) return <Text c="dimmed">{first}</Text>;
  return (
    <>
      {isKept && <Text c="dimmed">{first}</Text>}
      <ul className={styles.reasons}>
        {listed.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  );
}

function factsOf(take: TakeView): [string, ReactNode][] {
  const optional: [string, string][] = take.negativePrompt ? [[say`Not`, take.negativePrompt]] : [];
  return [
    [say`Seed`, <Seed key="seed" take={take} />],
    [say`Made`, whenWords(take.createdAtIso, new Date())],
    [say`GPU time`, gpuTimeWords(take)],
    [say`On disk`, formatBytes(take.bytes)],
    [say`Size`, sizeWords(take)],
    [say`Frames`, frameWords(take)],
    [say`Made by`, makerWords(take)],
    [say`Server`, serverWords(take)],
    [say`Prompt`, take.prompt || say`none`],
    ...optional,
  ];
}

function Seed({ take }: { readonly take: TakeView }) {
  return (
    <span className={styles.seed}>
      {seedWords(take)}
      {isSeedKnown(take) && <CopyTextButton text={String(take.seed)} label={say`Copy the seed`} />}
    </span>
  );
}
