// Start and Stop, the segment that is being rendered, and what failed.
import { Button, CopyButton, Progress, Text } from '@mantine/core';
import { IconPlayerPlayFilled, IconPlayerStopFilled } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { JobView } from '#shared/model/run.ts';
import { countStandings } from '../app/plan-store.ts';
import { PreflightSummary } from '../app/preflight-line.tsx';
import { blocksStart } from '../app/preflight-words.ts';
import { errorDetails } from '../app/report-error.tsx';
import { isActive } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { startOutlook } from './before-start.ts';
import styles from './generate.module.css';
import { NowRendering } from './now-rendering.tsx';
import { runFacts } from './run-facts.ts';

export function Stage({ view }: { readonly view: PlanView }) {
  const active = useRun(({ head }) => isActive(head));
  return (
    <aside className={styles.stage} aria-label="Run">
      <SideSection title="Run">
        <Controls view={view} />
        <RunProgress />
      </SideSection>
      <Failures />
      <SideSection title={active ? 'Now' : 'Last rendered'}>
        <NowRendering view={view} />
      </SideSection>
    </aside>
  );
}

function Controls({ view }: { readonly view: PlanView }) {
  const { app, run, preflight } = useStores();
  const active = useRun(({ head }) => isActive(head));
  const stopping = useRun(({ head, asking }) => head?.state === 'stopping' || asking === 'stop');
  const refused = useRun((state) => state.refused);
  const starting = useRun(({ asking }) => asking === 'start');
  const counts = useMemo(() => countStandings(view), [view]);
  const heldBack = useStore(preflight, blocksStart);
  const outlook = startOutlook(counts, view.engineName);
  const firstProblem = view.plan.problems.find((problem) => problem.severity === 'problem');
  return (
    <>
      <Text mih={40} data-testid="start-outlook">
        {active ? `Rendering with ${view.engineName}.` : outlook.words}
      </Text>
      {!active && counts.blocked > 0 && firstProblem && (
        <ProblemCard
          severity="problem"
          message={firstProblem.message}
          remedy={firstProblem.remedy}
          action={
            <Button size="compact-xs" variant="default" onClick={() => app.getState().show('plan')}>
              To the Plan
            </Button>
          }
        />
      )}
      {refused && !active && (
        <ProblemCard
          severity="problem"
          message={`Not started: ${refused.message}`}
          remedy={refused.remedy}
          filePath={refused.filePath}
        />
      )}
      <PreflightSummary />
      <div className={styles.buttons}>
        <Button
          size="sm"
          leftSection={<IconPlayerPlayFilled size={14} />}
          loading={starting}
          disabled={active || outlook.kind === 'blocked' || heldBack}
          onClick={() => void run.getState().start({ shotIds: null, segmentKeys: null })}
        >
          Start
        </Button>
        <Button
          size="sm"
          variant="default"
          leftSection={<IconPlayerStopFilled size={14} />}
          disabled={!active || stopping}
          onClick={() => void run.getState().stop()}
        >
          Stop
        </Button>
      </div>
    </>
  );
}

function RunProgress() {
  const facts = useRun(useShallow(({ head, order }) => runFacts(head, order.length)));
  return (
    <div>
      <Progress value={facts.fraction * 100} size="md" aria-label="Progress of the whole run" />
      <div className={styles.progressWords} style={{ marginTop: 6 }}>
        <Text c="dimmed">{facts.count}</Text>
        <Text c="dimmed">{facts.timeLeft}</Text>
      </div>
    </div>
  );
}

function Failures() {
  const failed = useRun(
    useShallow(({ order, jobsByKey }) =>
      order.map((key) => jobsByKey[key]).filter((job): job is JobView => job?.state === 'failed'),
    ),
  );
  if (failed.length === 0) return null;
  return (
    <SideSection title={`Failed · ${failed.length}`}>
      {failed.slice(0, 20).map(({ segmentKey, shotId, segmentIndex, error }) => (
        <ProblemCard
          key={segmentKey}
          severity="problem"
          message={`Shot ${shotId}, segment ${segmentIndex + 1}: ${error?.message ?? 'failed'}`}
          remedy={error?.remedy ?? ''}
          filePath={error?.filePath}
          action={
            error && (
              <CopyButton value={errorDetails(error)}>
                {({ copied, copy }) => (
                  <Button size="compact-xs" variant="default" onClick={copy}>
                    {copied ? 'Copied' : 'Copy details'}
                  </Button>
                )}
              </CopyButton>
            )
          }
        />
      ))}
    </SideSection>
  );
}
