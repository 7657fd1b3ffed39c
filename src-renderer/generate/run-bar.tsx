// The strip above the panel: the buttons of the run, and beside them what they would do, or how far it is.
import { Button, Progress, Text } from '@mantine/core';
import { useId, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { countStandings, type StandingCounts } from '../app/plan-store.ts';
import { PreflightSummary } from '../app/preflight-line.tsx';
import { isActive, isBusy } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { planCostWords, renderersWords } from '../engines/cost-words.ts';
import { useRunCostWords } from '../engines/use-run-cost.ts';
import { formatClock } from '../ui/format-time.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { useNow } from '../ui/use-now.ts';
import { estimateWords, type StartOutlook, startOutlook } from './before-start.ts';
import { PauseNotice } from './pause-notice.tsx';
import styles from './run-bar.module.css';
import { RunControls } from './run-controls.tsx';
import { runFacts } from './run-facts.ts';
import { EVERYTHING, useServerCount, useStartScope } from './use-start-scope.ts';

export function RunBar({ view }: { readonly view: PlanView }) {
  const active = useRun(({ head }) => isActive(head));
  const counts = useMemo(() => countStandings(view), [view]);
  const outlook = startOutlook(counts, renderersWords(view));
  const outlookId = useId();
  return (
    <section className={styles.bar} aria-label={say`Run`}>
      <RunControls view={view} outlook={outlook} describedBy={outlookId} />
      <div className={styles.words}>
        {active ? (
          <>
            <RunProgress />
            <PauseNotice />
          </>
        ) : (
          <BeforeStart view={view} counts={counts} outlook={outlook} id={outlookId} />
        )}
        <Refused />
      </div>
    </section>
  );
}

interface BeforeStartProps {
  readonly view: PlanView;
  readonly counts: StandingCounts;
  readonly outlook: StartOutlook;
  readonly id: string;
}

function BeforeStart({ view, counts, outlook, id }: BeforeStartProps) {
  const servers = useServerCount();
  const { estimate } = useStartScope(view, EVERYTHING);
  return (
    <div className={styles.outlook}>
      <Text id={id} lh={1.45} data-testid="start-outlook">
        {outlook.words}{' '}
        {outlook.kind === 'ready' && <span data-testid="start-estimate">{estimateWords(estimate, servers)}</span>}{' '}
        {outlook.kind === 'ready' && view.cost && (
          <span data-testid="start-cost">{say`It costs ${planCostWords(view.cost)}.`}</span>
        )}
      </Text>
      {counts.blocked > 0 && <FirstProblem view={view} />}
      <PreflightSummary />
    </div>
  );
}

function FirstProblem({ view }: { readonly view: PlanView }) {
  const { app } = useStores();
  const problem = view.plan.problems.find(({ severity }) => severity === 'problem');
  if (!problem) return null;
  return (
    <ProblemCard
      severity="problem"
      message={problem.message}
      remedy={problem.remedy}
      action={
        <Button size="compact-xs" variant="default" onClick={() => app.getState().show('plan')}>
          {say`To the Plan`}
        </Button>
      }
    />
  );
}

function RunProgress() {
  const facts = useRun(useShallow(({ head, order }) => runFacts(head, order.length)));
  return (
    <div className={styles.progress}>
      <Progress value={facts.fraction * 100} size={8} aria-label={say`Progress of the whole run`} />
      <div className={styles.progressWords}>
        <span>{facts.count}</span>
        <Elapsed />
        <CostSoFar />
        <span>{facts.timeLeft}</span>
      </div>
    </div>
  );
}

function CostSoFar() {
  const words = useRunCostWords();
  return words === '' ? null : <span title={say`Estimated from published prices`}>{words}</span>;
}

/** Since Start, pauses included. */
function Elapsed() {
  const startedAtIso = useRun(({ head }) => head?.startedAtIso ?? null);
  const busy = useRun(({ head }) => isBusy(head));
  const now = useNow(busy ? 1_000 : null);
  if (startedAtIso === null || !busy) return null;
  return <span>{say`${formatClock((now - Date.parse(startedAtIso)) / 1_000)} since Start`}</span>;
}

function Refused() {
  const refused = useRun((state) => state.refused);
  if (!refused) return null;
  return (
    <ProblemCard
      severity="problem"
      message={say`Not started: ${refused.message}`}
      remedy={refused.remedy}
      filePath={refused.filePath}
    />
  );
}
