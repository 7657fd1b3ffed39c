// Rendering: what will run, what runs now, and what came of it.
import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { isActive } from '../app/run-store.ts';
import { runStateWords, runSummary } from '../app/run-words.ts';
import { usePlan, useProject, useRun, useStores } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PanelFrame } from '../ui/panel-frame.tsx';
import styles from './generate.module.css';
import { UnfinishedBanner } from './pause-notice.tsx';
import { Queue } from './queue.tsx';
import { pausedWords } from './run-facts.ts';
import { Stage } from './stage.tsx';

export function GeneratePanel() {
  const view = usePlan((state) => state.view);
  if (!view || view.plan.segments.length === 0) return <NothingToGenerate />;
  return (
    <PanelFrame title="Generate" summary={<RunSummary />}>
      <div className={styles.body}>
        <UnfinishedBanner />
        <div className={styles.split}>
          <Queue view={view} />
          <Stage view={view} />
        </div>
      </div>
    </PanelFrame>
  );
}

function RunSummary() {
  const words = useRun(({ head, order, jobsByKey }) => {
    if (!head) return 'No run yet';
    if (head.state === 'paused') return pausedWords(head, order.length);
    if (isActive(head)) return `${runStateWords(head)} with ${head.engineName}`;
    return `${runStateWords(head)}: ${runSummary(head, Object.values(jobsByKey))}`;
  });
  return <span data-testid="run-summary">{words}</span>;
}

function NothingToGenerate() {
  const { app } = useStores();
  const open = useProject((state) => state.view !== null);
  const building = usePlan((state) => state.building);
  const error = usePlan((state) => state.error);
  const title = !open
    ? 'No project is open'
    : building
      ? 'Building the plan…'
      : (error?.message ?? 'Nothing to render yet');
  const text = !open
    ? 'Open the sample or a project folder, then press Start here.'
    : (error?.remedy ?? 'Add a shot in the Storyboard: its segments appear here, ready to be rendered.');
  return (
    <PanelFrame title="Generate">
      <EmptyState icon={IconSparkles} title={title} text={text}>
        <Button variant="default" onClick={() => app.getState().show(open ? 'storyboard' : 'project')}>
          {open ? 'To the Storyboard' : 'To the Project panel'}
        </Button>
      </EmptyState>
    </PanelFrame>
  );
}
