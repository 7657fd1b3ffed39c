// The side of the Generate panel: the run and its buttons, its servers, the segment being rendered, the report at the end.
import { Button, Progress, Text } from '@mantine/core';
import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '#shared/contract/studio-api.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import { countStandings } from '../app/plan-store.ts';
import { PreflightSummary } from '../app/preflight-line.tsx';
import { isActive } from '../app/run-store.ts';
import { useApp, useProject, useRun, useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { estimateToRender, estimateWords, startOutlook } from './before-start.ts';
import { EndReport } from './end-report.tsx';
import styles from './generate.module.css';
import { NowRendering } from './now-rendering.tsx';
import { PauseNotice } from './pause-notice.tsx';
import { RunControls } from './run-controls.tsx';
import { runFacts } from './run-facts.ts';
import { Servers } from './servers.tsx';

export function Stage({ view }: { readonly view: PlanView }) {
  const renders = useRun(({ order, jobsByKey }) => order.some((key) => jobsByKey[key]?.state === 'running'));
  return (
    <aside className={styles.stage} aria-label="Run">
      <SideSection title="Run">
        <RunSection view={view} />
        <RunProgress />
      </SideSection>
      <Servers />
      <EndReport />
      <SideSection title={renders ? 'Now' : 'Last rendered'}>
        <NowRendering view={view} />
      </SideSection>
    </aside>
  );
}

function RunSection({ view }: { readonly view: PlanView }) {
  const active = useRun(({ head }) => isActive(head));
  const refused = useRun((state) => state.refused);
  const counts = useMemo(() => countStandings(view), [view]);
  const outlook = startOutlook(counts, view.engineName);
  return (
    <>
      {active ? (
        <PauseNotice />
      ) : (
        <>
          <Text mih={40} lh={1.5} data-testid="start-outlook">
            {outlook.words} {outlook.kind === 'ready' && <Estimate view={view} />}
          </Text>
          {counts.blocked > 0 && <FirstProblem view={view} />}
        </>
      )}
      {refused && (
        <ProblemCard
          severity="problem"
          message={`Not started: ${refused.message}`}
          remedy={refused.remedy}
          filePath={refused.filePath}
        />
      )}
      <PreflightSummary />
      <RunControls view={view} outlook={outlook} />
    </>
  );
}

/** How long it will take on the servers there are. */
function Estimate({ view }: { readonly view: PlanView }) {
  const engine = useProject((state) => state.view?.settings.engine ?? null);
  const urls = useApp((state) => state.settings?.servers) ?? [];
  const servers = engineToUse(engine, urls) === 'comfyui' ? Math.max(urls.length, 1) : 1;
  const words = useMemo(() => estimateWords(estimateToRender(view, servers), servers), [view, servers]);
  return <span data-testid="start-estimate">{words}</span>;
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
          To the Plan
        </Button>
      }
    />
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
