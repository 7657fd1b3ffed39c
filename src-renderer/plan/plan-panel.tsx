// What will be rendered, frame by frame, and why.
import { Button, Loader } from '@mantine/core';
import { IconRefresh, IconTimeline } from '@tabler/icons-react';
import { useCallback, useDeferredValue, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import { PreflightLine } from '../app/preflight-line.tsx';
import { useApp, usePlan, useProject, useStores } from '../app/stores-context.ts';
import { useCommands } from '../commands/use-commands.ts';
import { useWantedSeams } from '../film/use-wanted-seams.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { SideSplit } from '../ui/side-split.tsx';
import styles from './plan.module.css';
import { planIndex } from './plan-index.ts';
import { PlanSummary } from './plan-summary.tsx';
import { PlanTabs } from './plan-tabs.tsx';
import { PlanTimeline } from './plan-timeline.tsx';
import { SegmentDetails } from './segment-details.tsx';
import { useFindings } from './use-findings.ts';

export function PlanPanel() {
  const { drafts, plan, preflight } = useStores();
  const view = usePlan((state) => state.view);
  const building = usePlan((state) => state.building);
  const open = useProject((state) => state.view !== null);
  const findings = useFindings(view);
  const build = async () => {
    await drafts.flush();
    await plan.getState().build();
  };
  useCommands({
    'plan.build': open ? () => void build() : undefined,
    'plan.check': open ? () => void preflight.getState().check() : undefined,
  });
  return (
    <PanelFrame
      title={say`Plan`}
      summary={view && <PlanSummary view={view} findings={findings} />}
      actions={
        <Button
          variant="default"
          disabled={!open}
          leftSection={building ? <Loader size={13} /> : <IconRefresh size={14} />}
          onClick={() => void build()}
        >
          {say`Build plan`}
        </Button>
      }
    >
      {view && view.plan.segments.length + view.plan.problems.length > 0 ? (
        <div className={styles.withPreflight}>
          <PreflightLine />
          <PlanBody view={view} findings={findings} />
        </div>
      ) : (
        <NoPlan open={open} building={building} />
      )}
    </PanelFrame>
  );
}

function PlanBody({ view, findings }: { readonly view: PlanView; readonly findings: readonly Finding[] }) {
  useWantedSeams();
  const { app, planScreen } = useStores();
  const details = useRef<HTMLElement>(null);
  const chosen = useChosenSegment(view);
  // Whoever holds an arrow key down moves on at once; the details follow as they can.
  const detailed = useDeferredValue(chosen);
  const troubled = useMemo(() => troubledShots(findings), [findings]);
  const choose = useCallback(
    (key: string) => {
      const segment = view.plan.segments[planIndex(view.plan).segmentAt.get(key) ?? -1];
      if (!segment) return;
      planScreen.getState().choose(key);
      app.getState().selectShot(segment.shotId);
    },
    [view, planScreen, app],
  );
  const chosenKey = chosen?.key ?? null;
  return (
    <>
      <PlanTimeline
        view={view}
        chosenKey={chosenKey}
        troubled={troubled}
        onChoose={choose}
        onOpen={() => details.current?.focus()}
      />
      <div className={styles.split}>
        <SideSplit
          name="plan.side"
          label={say`Width of the segment’s details`}
          pixels={360}
          minPixels={300}
          side={
            <aside ref={details} className={styles.side} aria-label={say`Chosen segment`} tabIndex={-1}>
              {detailed && <SegmentDetails key={detailed.key} segment={detailed} view={view} />}
            </aside>
          }
        >
          <PlanTabs view={view} findings={findings} chosenKey={chosenKey} onChoose={choose} />
        </SideSplit>
      </div>
    </>
  );
}

/** The one that was chosen; where another shot was selected elsewhere since, or it is gone, the first of the selected shot. */
function useChosenSegment({ plan }: PlanView) {
  const { planScreen } = useStores();
  const shotId = useApp((state) => state.selectedShotId);
  const chosenKey = useStore(planScreen, (state) => state.chosenKey);
  const { segmentAt, shotAt, firstSegments } = planIndex(plan);
  const chosen = plan.segments[segmentAt.get(chosenKey ?? '') ?? -1];
  if (chosen && (shotId === null || chosen.shotId === shotId)) return chosen;
  const shot = shotId === null ? undefined : shotAt.get(shotId);
  const ofShot = shot === undefined ? undefined : plan.segments[firstSegments[shot] ?? -1];
  return ofShot?.shotId === shotId ? ofShot : (chosen ?? plan.segments[0]);
}

function troubledShots(findings: readonly Finding[]): ReadonlySet<string> {
  const problems = findings.filter(({ severity }) => severity === 'problem');
  return new Set(problems.flatMap(({ shotId }) => shotId ?? []));
}

function NoPlan({ open, building }: { readonly open: boolean; readonly building: boolean }) {
  const { app } = useStores();
  const error = usePlan((state) => state.error);
  if (building) return <EmptyState icon={IconTimeline} title={say`Building the plan…`} text="" />;
  if (open && error) return <EmptyState icon={IconTimeline} title={error.message} text={error.remedy} />;
  return (
    <EmptyState
      icon={IconTimeline}
      title={open ? say`Nothing to plan yet` : say`No project is open`}
      text={
        open
          ? say`The plan splits every shot into segments that the engine can render, and says for each what is kept, what is dropped and what is already there. Add a shot first.`
          : say`Open the sample or a project folder, and its plan appears here.`
      }
    >
      <Button variant="default" onClick={() => app.getState().show(open ? 'storyboard' : 'project')}>
        {open ? say`To the Storyboard` : say`To the Project panel`}
      </Button>
    </EmptyState>
  );
}
