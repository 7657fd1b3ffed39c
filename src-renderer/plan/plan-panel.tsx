// What will be rendered, frame by frame, and why.
import { Button, Loader, Text } from '@mantine/core';
import { IconRefresh, IconTimeline } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import type { PlanView } from '#shared/contract/studio-api.ts';
import { countStandings } from '../app/plan-store.ts';
import { PreflightLine } from '../app/preflight-line.tsx';
import { useApp, usePlan, useProject, useStores } from '../app/stores-context.ts';
import { useWantedSeams } from '../film/use-wanted-seams.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { countOf, formatLength } from '../ui/format-time.ts';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { planEstimateWords } from './estimate-words.ts';
import styles from './plan.module.css';
import { PlanTabs } from './plan-tabs.tsx';
import { PlanTimeline } from './plan-timeline.tsx';
import { SegmentDetails } from './segment-details.tsx';

export function PlanPanel() {
  const { drafts, plan } = useStores();
  const view = usePlan((state) => state.view);
  const building = usePlan((state) => state.building);
  const open = useProject((state) => state.view !== null);
  const build = async () => {
    await drafts.flush();
    await plan.getState().build();
  };
  return (
    <PanelFrame
      title="Plan"
      summary={view && <PlanSummary view={view} />}
      actions={
        <Button
          variant="default"
          disabled={!open}
          leftSection={building ? <Loader size={13} /> : <IconRefresh size={14} />}
          onClick={() => void build()}
        >
          Build plan
        </Button>
      }
    >
      {view && view.plan.segments.length + view.plan.problems.length > 0 ? (
        <div className={styles.withPreflight}>
          <PreflightLine />
          <PlanBody view={view} />
        </div>
      ) : (
        <NoPlan open={open} building={building} />
      )}
    </PanelFrame>
  );
}

function PlanSummary({ view }: { readonly view: PlanView }) {
  const counts = useMemo(() => countStandings(view), [view]);
  const { filmFrames, filmFramesPerSecond } = view.plan;
  const kept = useMemo(() => Object.values(view.standings).filter((standing) => standing.kept).length, [view]);
  const estimate = useMemo(
    () =>
      planEstimateWords(
        view,
        view.plan.segments.map(({ key }) => key),
      ),
    [view],
  );
  const facts = [
    countOf(counts.segments, 'segment'),
    `${counts.upToDate.toLocaleString('en')} up to date${kept > 0 ? `, ${kept.toLocaleString('en')} of them kept` : ''}`,
    estimate,
    ...(counts.blocked > 0 ? [`${counts.blocked} blocked`] : []),
    `film ${formatLength(filmFrames / filmFramesPerSecond)}, ${filmFrames.toLocaleString('en')} frames at ${filmFramesPerSecond} fps`,
  ];
  return (
    <span data-testid="plan-summary">
      {facts.join(' · ')}
      {counts.problems > 0 && (
        <Text component="span" inherit c="var(--lt-blocked)" fw={500}>
          {' · '}
          {countOf(counts.problems, 'problem')}
        </Text>
      )}
    </span>
  );
}

function PlanBody({ view }: { readonly view: PlanView }) {
  useWantedSeams();
  const { app } = useStores();
  const shotId = useApp((state) => state.selectedShotId);
  const [chosenKey, setChosenKey] = useState<string | null>(null);
  const { segments } = view.plan;
  const chosen =
    segments.find((segment) => segment.key === chosenKey) ??
    segments.find((segment) => segment.shotId === shotId) ??
    segments[0];
  const choose = (key: string) => {
    setChosenKey(key);
    const segment = segments.find((entry) => entry.key === key);
    if (segment) app.getState().selectShot(segment.shotId);
  };
  return (
    <div className={styles.split}>
      <PlanTimeline view={view} chosenKey={chosen?.key ?? null} onChoose={choose} />
      <div className={styles.main}>
        <PlanTabs view={view} chosenKey={chosen?.key ?? null} onChoose={choose} />
      </div>
      <aside className={styles.side} aria-label="Chosen segment">
        {chosen && <SegmentDetails key={chosen.key} segment={chosen} view={view} />}
      </aside>
    </div>
  );
}

function NoPlan({ open, building }: { readonly open: boolean; readonly building: boolean }) {
  const { app } = useStores();
  const error = usePlan((state) => state.error);
  if (building) return <EmptyState icon={IconTimeline} title="Building the plan…" text="" />;
  if (open && error) return <EmptyState icon={IconTimeline} title={error.message} text={error.remedy} />;
  return (
    <EmptyState
      icon={IconTimeline}
      title={open ? 'Nothing to plan yet' : 'No project is open'}
      text={
        open
          ? 'The plan splits every shot into segments that the engine can render, and says for each what is kept, what is dropped and what is already there. Add a shot first.'
          : 'Open the sample or a project folder, and its plan appears here.'
      }
    >
      <Button variant="default" onClick={() => app.getState().show(open ? 'storyboard' : 'project')}>
        {open ? 'To the Storyboard' : 'To the Project panel'}
      </Button>
    </EmptyState>
  );
}
