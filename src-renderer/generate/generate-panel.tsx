// Rendering: what will run, what runs now, what came of it, and what earlier runs and the log tell.
import { Button, SegmentedControl } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { isActive } from '../app/run-store.ts';
import { runStateWords, runSummary } from '../app/run-words.ts';
import { usePlan, useProject, useRun, useStores } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { SideSplit } from '../ui/side-split.tsx';
import styles from './generate.module.css';
import type { GenerateTab } from './generate-store.ts';
import { HistoryView } from './history-view.tsx';
import { LogView } from './log-view.tsx';
import { UnfinishedBanner } from './pause-notice.tsx';
import { Queue } from './queue.tsx';
import { RunBar } from './run-bar.tsx';
import { pausedWords } from './run-facts.ts';
import { Stage } from './stage.tsx';

export function GeneratePanel() {
  const { generate } = useStores();
  const view = usePlan((state) => state.view);
  const tab = useStore(generate, (state) => state.tab);
  const open = useProject((state) => state.view !== null);
  if (!open) return <NothingToGenerate />;
  const hasSegments = view !== null && view.plan.segments.length > 0;
  // What earlier runs did and what the log says can be read without a plan.
  if (!hasSegments && tab === 'run') return <NothingToGenerate tabs={<Tabs />} />;
  return (
    <PanelFrame title={say`Generate`} summary={<RunSummary />} actions={<Tabs />}>
      <div className={styles.body}>
        <UnfinishedBanner />
        {hasSegments && <RunBar view={view} />}
        <div className={styles.view}>
          {tab === 'run' && view && <RunView view={view} />}
          {tab === 'history' && <HistoryView />}
          {tab === 'log' && <LogView />}
        </div>
      </div>
    </PanelFrame>
  );
}

function RunView({ view }: { readonly view: PlanView }) {
  return (
    <SideSplit
      name="generate.queue"
      label={say`Width of the queue`}
      pixels={500}
      minPixels={380}
      maxPixels={820}
      side={<Queue view={view} />}
    >
      <Stage view={view} />
    </SideSplit>
  );
}

function Tabs() {
  const { generate } = useStores();
  const tab = useStore(generate, (state) => state.tab);
  return (
    <SegmentedControl
      size="sm"
      aria-label={say`What the panel shows`}
      value={tab}
      onChange={(value) => generate.getState().setTab(value as GenerateTab)}
      data={[
        { value: 'run', label: say`Queue` },
        { value: 'history', label: say`Earlier runs` },
        { value: 'log', label: say`Log` },
      ]}
    />
  );
}

function RunSummary() {
  const words = useRun(({ head, order, jobsByKey }) => {
    if (!head) return say`No run yet`;
    if (head.state === 'paused') return pausedWords(head, order.length);
    if (isActive(head)) return say`${runStateWords(head)} with ${head.engineName}`;
    return say`${runStateWords(head)}: ${runSummary(head, Object.values(jobsByKey))}`;
  });
  return <span data-testid="run-summary">{words}</span>;
}

function NothingToGenerate({ tabs }: { readonly tabs?: ReactNode }) {
  const { app } = useStores();
  const open = useProject((state) => state.view !== null);
  const building = usePlan((state) => state.building);
  const error = usePlan((state) => state.error);
  const title = !open
    ? say`No project is open`
    : building
      ? say`Building the plan…`
      : (error?.message ?? say`Nothing to render yet`);
  const text = !open
    ? say`Open the sample or a project folder, then press Start here.`
    : building
      ? say`The shots are being cut into segments.`
      : (error?.remedy ?? say`Add a shot in the Storyboard: its segments appear here, ready to be rendered.`);
  return (
    <PanelFrame title={say`Generate`} actions={tabs}>
      <EmptyState icon={IconSparkles} title={title} text={text}>
        <Button variant="default" onClick={() => app.getState().show(open ? 'storyboard' : 'project')}>
          {open ? say`To the Storyboard` : say`To the Project panel`}
        </Button>
      </EmptyState>
    </PanelFrame>
  );
}
