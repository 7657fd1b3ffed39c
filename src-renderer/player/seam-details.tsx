// One seam: what it looks like in words, its figures, whether it is corrected, and the ways to look at it.
import { Button, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconArrowsDiff, IconRepeat } from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { SeamChoice, SeamView } from '#shared/model/seam.ts';
import { useStores } from '../app/stores-context.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { withKeys } from '../film/with-keys.ts';
import { FactList } from '../ui/fact-list.tsx';
import type { SeamActions } from './seam-actions.ts';
import { seamFacts, seamName } from './seam-words.ts';
import styles from './seams.module.css';

interface SeamDetailsProps {
  readonly seam: SeamView;
  readonly actions: SeamActions;
}

const choices = (): { value: SeamChoice | 'automatic'; label: string }[] => [
  { value: 'automatic', label: say`Automatic` },
  { value: 'on', label: say`On` },
  { value: 'off', label: say`Off` },
];

export function SeamDetails({ seam, actions }: SeamDetailsProps) {
  const { seams, player } = useStores();
  const loopKeys = useKeyLabel('player.loopSeam');
  const choose = (value: string) => {
    const choice = value === 'on' || value === 'off' ? value : null;
    void seams.getState().choose(seam.segmentKey, choice);
  };
  return (
    <section className={styles.details} aria-label={say`Seam ${seamName(seam)}`}>
      <Text fz={12} fw={600}>
        {seamName(seam)}
      </Text>
      {seam.figures?.words.map((words) => (
        <Text key={words} fz={12} lh={1.4}>
          {words}
        </Text>
      ))}
      {seam.error !== null && (
        <Text fz={12} lh={1.4} role="alert">
          {seam.error}
        </Text>
      )}
      {seam.figures && <Correction seam={seam} onChoose={choose} />}
      <div className={styles.ways}>
        <Tooltip label={withKeys(say`One second around the seam, over and over`, loopKeys)}>
          <Button
            variant="default"
            size="compact-sm"
            fz={12}
            leftSection={<IconRepeat size={14} />}
            onClick={() => actions.loop(seam.segmentKey)}
          >
            {say`Loop`}
          </Button>
        </Tooltip>
        <Tooltip
          label={
            seam.possibleCorrection
              ? say`The seam without and with its correction`
              : say`There is nothing to correct here`
          }
        >
          <Button
            variant="default"
            size="compact-sm"
            fz={12}
            leftSection={<IconArrowsDiff size={14} />}
            disabled={!seam.possibleCorrection}
            onClick={() => player.getState().openPreview(seam.segmentKey)}
          >
            {say`Before / after`}
          </Button>
        </Tooltip>
      </div>
      {seam.figures && (
        <details className={styles.facts}>
          <summary>{say`Figures`}</summary>
          <FactList facts={seamFacts(seam)} />
        </details>
      )}
    </section>
  );
}

function Correction({ seam, onChoose }: { readonly seam: SeamView; readonly onChoose: (value: string) => void }) {
  return (
    <Tooltip label={automaticWords(seam)}>
      <div>
        <Text fz={12} c="dimmed" mb={3}>
          {say`Correction`}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={say`Correction of this seam`}
          value={seam.choice ?? 'automatic'}
          data={choices()}
          disabled={!seam.possibleCorrection && seam.choice === null}
          onChange={onChoose}
        />
      </div>
    </Tooltip>
  );
}

function automaticWords({ choice, correction }: SeamView): string {
  if (choice !== null) return say`Automatic corrects a seam only where it is seen. The takes are never touched.`;
  return correction
    ? say`Automatic corrects a seam only where it is seen. It corrects this one. The takes are never touched.`
    : say`Automatic corrects a seam only where it is seen. It leaves this one as it is. The takes are never touched.`;
}
