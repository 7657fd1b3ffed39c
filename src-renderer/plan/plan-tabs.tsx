// The plan as a list, what is wrong with it, what changed in it, and the plan as JSON.
import { Badge, Tabs } from '@mantine/core';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/shapes.ts';
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import { useStores } from '../app/stores-context.ts';
import styles from './plan.module.css';
import { PlanJson } from './plan-json.tsx';
import { PlanProblems } from './plan-problems.tsx';
import type { PlanTab } from './plan-screen-store.ts';
import { SegmentTable } from './segment-table.tsx';
import { SinceLastRun } from './since-last-run.tsx';

interface PlanTabsProps {
  readonly view: PlanView;
  readonly findings: readonly Finding[];
  readonly chosenKey: string | null;
  readonly onChoose: (key: string) => void;
}

const TABS: readonly PlanTab[] = ['segments', 'problems', 'difference', 'json'];

export function PlanTabs({ view, findings, chosenKey, onChoose }: PlanTabsProps) {
  const { planScreen } = useStores();
  const tab = useStore(planScreen, (state) => state.tab);
  const hasProblem = findings.some(({ severity }) => severity === 'problem');
  return (
    <Tabs
      value={tab}
      onChange={(value) => planScreen.getState().show(TABS.find((one) => one === value) ?? 'segments')}
      keepMounted={false}
      className={styles.tabs}
    >
      <Tabs.List pl={8}>
        <Tabs.Tab value="segments">{say`Segments`}</Tabs.Tab>
        <Tabs.Tab
          value="problems"
          rightSection={
            findings.length > 0 && (
              <Badge size="xs" variant="light" color={hasProblem ? 'red' : 'yellow'} className={styles.count}>
                {formatNumber(findings.length)}
              </Badge>
            )
          }
        >
          {say`Problems and warnings`}
        </Tabs.Tab>
        <Tabs.Tab value="difference">{say`Since the last run`}</Tabs.Tab>
        <Tabs.Tab value="json">{say`JSON`}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="segments">
        <SegmentTable view={view} chosenKey={chosenKey} onChoose={onChoose} />
      </Tabs.Panel>
      <Tabs.Panel value="problems">
        <PlanProblems findings={findings} />
      </Tabs.Panel>
      <Tabs.Panel value="difference">
        <SinceLastRun view={view} onChoose={onChoose} />
      </Tabs.Panel>
      <Tabs.Panel value="json">
        <PlanJson view={view} chosenKey={chosenKey} />
      </Tabs.Panel>
    </Tabs>
  );
}
