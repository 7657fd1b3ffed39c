// One seam: what it looks like in words, its figures, whether it is corrected, and the ways to look at it.
import { Button, Group, SegmentedControl, Text, Tooltip } from '@mantine/core';
import { IconArrowsDiff, IconRepeat } from '@tabler/icons-react';
import type { SeamChoice, SeamView } from '#shared/model/seam.ts';
import { useStores } from '../app/stores-context.ts';
import { FactList } from '../ui/fact-list.tsx';
import { seamFacts, seamName } from './seam-words.ts';
import styles from './seams.module.css';
import type { SeamActions } from './use-player-keys.ts';

interface SeamDetailsProps {
  readonly seam: SeamView;
  readonly actions: SeamActions;
}

const CHOICES: { value: SeamChoice | 'automatic'; label: string }[] = [
  { value: 'automatic', label: 'Automatic' },
  { value: 'on', label: 'On' },
  { value: 'off', label: 'Off' },
];

export function SeamDetails({ seam, actions }: SeamDetailsProps) {
  const { seams, player } = useStores();
  const choose = (value: string) => {
    const choice = value === 'on' || value === 'off' ? value : null;
    void seams.getState().choose(seam.segmentKey, choice);
  };
  return (
    <section className={styles.details} aria-label={`Seam ${seamName(seam)}`}>
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
      <Group gap={6} grow>
        <Tooltip label="One second around the seam, over and over (\)">
          <Button
            variant="default"
            size="compact-sm"
            fz={12}
            leftSection={<IconRepeat size={14} />}
            onClick={() => actions.loop(seam.segmentKey)}
          >
            Loop
          </Button>
        </Tooltip>
        <Tooltip
          label={
            seam.possibleCorrection ? 'The seam without and with its correction' : 'There is nothing to correct here'
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
            Before / after
          </Button>
        </Tooltip>
      </Group>
      {seam.figures && (
        <details className={styles.facts}>
          <summary>Figures</summary>
          <FactList facts={seamFacts(seam)} />
        </details>
      )}
    </section>
  );
}

function Correction({ seam, onChoose }: { readonly seam: SeamView; readonly onChoose: (value: string) => void }) {
  const words =
    seam.choice !== null ? '' : seam.correction ? ' It corrects this one.' : ' It leaves this one as it is.';
  return (
    <Tooltip label={`Automatic corrects a seam only where it is seen.${words} The takes are never touched.`}>
      <div>
        <Text fz={12} c="dimmed" mb={3}>
          Correction
        </Text>
        <SegmentedControl
          fullWidth
          aria-label="Correction of this seam"
          value={seam.choice ?? 'automatic'}
          data={CHOICES}
          disabled={!seam.possibleCorrection && seam.choice === null}
          onChange={onChoose}
        />
      </div>
    </Tooltip>
  );
}
