// The seams of the film, the most visible first, and what is known of the chosen one.
import { Text } from '@mantine/core';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import type { SeamView } from '#shared/model/seam.ts';
import { useSeams, useStores } from '../app/stores-context.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { SeamGradeMark } from '../film/seam-looks.tsx';
import { worstFirst } from '../film/seams-store.ts';
import { ChoiceList } from '../ui/virtual-list.tsx';
import { RefusedCrossfades } from './crossfade-notes.tsx';
import type { SeamActions } from './seam-actions.ts';
import { SeamDetails } from './seam-details.tsx';
import { measuringWords, seamName } from './seam-words.ts';
import styles from './seams.module.css';

export function SeamList({ actions }: { readonly actions: SeamActions }) {
  const { player } = useStores();
  const report = useSeams((state) => state.report);
  const error = useSeams((state) => state.error);
  const seamKey = useStore(player, (state) => state.seamKey);
  const seams = useMemo(() => (report ? worstFirst(report) : []), [report]);
  const chosen = report?.seams.find((seam) => seam.segmentKey === seamKey);
  const measuring = report && measuringWords(report.seams, report.waiting);
  return (
    <div className={styles.side}>
      {measuring !== null && (
        <Text fz={12} c="dimmed" className={styles.measuring} role="status">
          {measuring}
        </Text>
      )}
      {error && (
        <Text fz={12} className={styles.measuring} role="alert">
          {error.message} {error.remedy}
        </Text>
      )}
      <div className={styles.list}>
        {report && seams.length === 0 ? (
          <Text fz={12} c="dimmed" className={styles.none}>
            {noneWords(report.seams, report.waiting)}
          </Text>
        ) : (
          <ChoiceList
            label={say`Seams, the most visible first`}
            count={seams.length}
            rowPixels={50}
            activeIndex={seams.findIndex((seam) => seam.segmentKey === seamKey)}
            onActivate={(index) => {
              const seam = seams[index];
              if (seam) actions.go(seam.segmentKey);
            }}
          >
            {(index) => {
              const seam = seams[index];
              return seam ? <SeamRow seam={seam} /> : null;
            }}
          </ChoiceList>
        )}
      </div>
      <RefusedCrossfades key={chosen ? 'closed' : 'open'} open={!chosen} />
      {chosen ? <SeamDetails seam={chosen} actions={actions} /> : <Hint />}
    </div>
  );
}

function Hint() {
  const previous = useKeyLabel('player.previousSeam');
  const next = useKeyLabel('player.nextSeam');
  const loop = useKeyLabel('player.loopSeam');
  return (
    <Text fz={12} c="dimmed" className={styles.hint}>
      {say`Keys: ${previous} and ${next} go from seam to seam, ${loop} loops one second around the nearest one.`}{' '}
      {say`A score of 0 is seen by nobody, 100 looks like a cut.`}
    </Text>
  );
}

function noneWords(seams: readonly SeamView[], waiting: number): string {
  if (waiting > 0) return say`What is measured comes here, the most visible first.`;
  if (seams.length === 0) return say`No shot has more than one segment, so there are no seams.`;
  return say`There are seams, but none has both of its clips yet.`;
}

function SeamRow({ seam }: { readonly seam: SeamView }) {
  return (
    <div className={styles.row} data-testid={`seam-row-${seam.segmentKey}`}>
      <Text fw={600} fz={12} truncate className={styles.rowName}>
        {seamName(seam)}
      </Text>
      {seam.figures && (
        <Text fz={12} c="dimmed" className={styles.score}>
          {say`score ${Math.round(seam.figures.score)}`}
        </Text>
      )}
      <Text fz={12} component="div" className={styles.rowGrade} truncate>
        <SeamGradeMark seam={seam} />
      </Text>
      {seam.choice !== null && (
        <Text fz={11} c="dimmed" className={styles.choice}>
          {seam.choice === 'on' ? say`set on` : say`set off`}
        </Text>
      )}
    </div>
  );
}
