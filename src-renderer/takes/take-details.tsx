// Everything a take's sidecar tells, and in words what it differs in from the plan.
import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import type { TakeView } from '#shared/model/takes-view.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { formatBytes } from '../ui/format-bytes.ts';
import { TakeMark } from './take-mark.tsx';
import {
  gpuTimeWords,
  isSeedKnown,
  makerWords,
  seedWords,
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
        {still && <Text c="dimmed">Only its still can be shown: {lowerFirst(still)}</Text>}
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

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function factsOf(take: TakeView): [string, ReactNode][] {
  const optional: [string, string][] = take.negativePrompt ? [['Not', take.negativePrompt]] : [];
  return [
    ['Seed', <Seed key="seed" take={take} />],
    ['Made', whenWords(take.createdAtIso, new Date())],
    ['GPU time', gpuTimeWords(take)],
    ['On disk', formatBytes(take.bytes)],
    ['Size', sizeWords(take)],
    ['Frames', `${take.framesDelivered} at ${take.framesPerSecond} fps`],
    ['Made by', makerWords(take)],
    ['Server', take.server ?? 'this machine'],
    ['Prompt', take.prompt || 'none'],
    ...optional,
  ];
}

function Seed({ take }: { readonly take: TakeView }) {
  return (
    <span className={styles.seed}>
      {seedWords(take)}
      {isSeedKnown(take) && <CopyTextButton text={String(take.seed)} label="Copy the seed" />}
    </span>
  );
}
