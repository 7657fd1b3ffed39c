// The plan as a list, what is wrong with it, and the plan as JSON.
import { Badge, Button, CopyButton, Tabs } from '@mantine/core';
import { IconCircleCheck } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { PlanView } from '#shared/contract/studio-api.ts';
import { planToJson } from '#shared/model/plan-json.ts';
import { useStores } from '../app/stores-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import styles from './plan.module.css';
import { SegmentTable } from './segment-table.tsx';

interface PlanTabsProps {
  readonly view: PlanView;
  readonly chosenKey: string | null;
  readonly onChoose: (key: string) => void;
}

export function PlanTabs({ view, chosenKey, onChoose }: PlanTabsProps) {
  const problems = view.plan.problems;
  const hasProblem = problems.some((problem) => problem.severity === 'problem');
  return (
    <Tabs defaultValue="segments" keepMounted={false} className={styles.tabs}>
      <Tabs.List pl={8}>
        <Tabs.Tab value="segments">Segments</Tabs.Tab>
        <Tabs.Tab
          value="problems"
          rightSection={
            problems.length > 0 && (
              <Badge size="xs" circle={problems.length < 10} color={hasProblem ? 'red' : 'yellow'}>
                {problems.length}
              </Badge>
            )
          }
        >
          Problems and warnings
        </Tabs.Tab>
        <Tabs.Tab value="json">JSON</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="segments">
        <SegmentTable view={view} chosenKey={chosenKey} onChoose={onChoose} />
      </Tabs.Panel>
      <Tabs.Panel value="problems">
        <PlanProblems problems={problems} />
      </Tabs.Panel>
      <Tabs.Panel value="json">
        <PlanJson view={view} />
      </Tabs.Panel>
    </Tabs>
  );
}

function PlanProblems({ problems }: { readonly problems: PlanView['plan']['problems'] }) {
  const { app } = useStores();
  if (problems.length === 0) {
    return (
      <EmptyState icon={IconCircleCheck} title="Nothing is wrong" text="Every segment of this plan can be rendered." />
    );
  }
  return (
    <div className={styles.problems}>
      {problems.slice(0, 200).map((problem) => (
        <ProblemCard
          key={`${problem.code} ${problem.shotId} ${problem.segmentIndex} ${problem.message}`}
          {...problem}
          action={
            problem.shotId !== undefined && (
              <Button variant="default" size="compact-xs" onClick={() => app.getState().showShot(problem.shotId ?? '')}>
                Show shot {problem.shotId}
              </Button>
            )
          }
        />
      ))}
    </div>
  );
}

// More than this no page lays out at once; the copy button gives all of it.
const SHOWN_CHARACTERS = 200_000;

function PlanJson({ view }: { readonly view: PlanView }) {
  const text = useMemo(() => JSON.stringify(planToJson(view.plan, view.standings, view.estimates), null, 2), [view]);
  return (
    <div style={{ position: 'relative', height: '100%' }}>
      <CopyButton value={text}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="compact-xs"
            onClick={copy}
            style={{ position: 'absolute', top: 10, right: 22 }}
          >
            {copied ? 'Copied' : 'Copy'}
          </Button>
        )}
      </CopyButton>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <pre className={styles.json} tabIndex={0} data-testid="plan-json">
        {text.slice(0, SHOWN_CHARACTERS)}
        {text.length > SHOWN_CHARACTERS && '\n… the rest is copied with the button'}
      </pre>
    </div>
  );
}
