// Everything the plan knows of one segment.
import { Button, Text } from '@mantine/core';
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { useFilm, useProject, useRun, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { refusedCrossfade } from '../film/film-store.ts';
import { RefusedCrossfade } from '../film/refused-crossfade.tsx';
import { TakesBody } from '../takes/takes-body.tsx';
import { TakesTitle } from '../takes/takes-strip.tsx';
import { useTakes } from '../takes/use-takes.ts';
import { FactList } from '../ui/fact-list.tsx';
import { formatSeconds } from '../ui/format-time.ts';
import { Picture } from '../ui/picture.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { estimateCell, estimateHover, shotEstimateWords } from './estimate-words.ts';
import styles from './plan.module.css';
import { SeamSection } from './seam-section.tsx';
import { RenderShotButton, SegmentActions } from './segment-actions.tsx';
import { SegmentMark } from './segment-mark.tsx';
import { segmentState } from './segment-state.ts';
import { startWords } from './start-words.ts';
import { transitionWords } from './transition-words.ts';

interface SegmentDetailsProps {
  readonly segment: PlanSegment;
  readonly view: PlanView;
}

export function SegmentDetails({ segment, view }: SegmentDetailsProps) {
  const { app } = useStores();
  const takes = useTakes(segment.key);
  return (
    <>
      <SideSection
        title={`Shot ${segment.shotId} · segment ${segment.segmentIndex + 1} of ${segment.segmentCount}`}
        aside={
          <Button variant="default" size="compact-xs" onClick={() => app.getState().showShot(segment.shotId)}>
            Edit shot
          </Button>
        }
      >
        <Standing segment={segment} view={view} />
      </SideSection>
      {segment.segmentIndex > 0 && <SeamSection segmentKey={segment.key} />}
      <WholeShot segment={segment} view={view} />
      <SideSection
        title="Takes"
        aside={
          <Text c="dimmed">
            <TakesTitle store={takes} />
          </Text>
        }
      >
        <TakesBody store={takes} layout="grid" />
      </SideSection>
      <SideSection title="Prompt as sent">
        <Text className={styles.prompt}>{segment.prompt || 'Empty'}</Text>
        {segment.negativePrompt && (
          <Text className={styles.prompt} c="dimmed">
            Not: {segment.negativePrompt}
          </Text>
        )}
      </SideSection>
      <SideSection title="Frames">
        <FactList facts={frameFacts(segment)} />
        <OwnSeed segmentKey={segment.key} />
      </SideSection>
      <SideSection title="Files">
        <FactList
          facts={[
            ['Starts from', startWords(segment)],
            ['Start frame', segment.startframe ?? 'none'],
            ['Output', `video/${segment.outputFile}`],
            ['Clip name', segment.clipName],
            ['Engine', segment.workflowFile ?? segment.engine],
          ]}
        />
      </SideSection>
    </>
  );
}

function WholeShot({ segment: { shotId }, view }: SegmentDetailsProps) {
  const isRefused = useFilm((state) => refusedCrossfade(state, shotId) !== null);
  const shot = view.plan.shots.find((entry) => entry.shotId === shotId);
  if (!shot) return null;
  return (
    <SideSection title="The whole shot" aside={<RenderShotButton shotId={shotId} view={view} />}>
      <Text>{shotEstimateWords(view, shot.segmentKeys)}</Text>
      {isRefused ? (
        <RefusedCrossfade shotId={shotId} />
      ) : (
        <Text c="dimmed">{transitionWords(shot, shot === view.plan.shots.at(-1))}</Text>
      )}
    </SideSection>
  );
}

/** How it stands and why, what it will take, and what can be done about it. */
function Standing({ segment, view }: SegmentDetailsProps) {
  const { studio } = useStores();
  const job = useRun(({ jobsByKey }) => jobsByKey[segment.key]);
  const standing = view.standings[segment.key];
  const state = segmentState(standing, job);
  const estimate = view.estimates[segment.key];
  const cell = estimateCell(standing, estimate);
  const { clip } = standing ?? {};
  return (
    <>
      <SegmentMark state={state} />
      {(standing?.reasons ?? segment.reasons).map((reason) => (
        <Text key={reason} c="dimmed">
          {reason}
        </Text>
      ))}
      {cell && (
        <Text c="dimmed">{estimate ? `GPU time ${cell}. ${estimate.basis}` : estimateHover(standing, estimate)}</Text>
      )}
      {clip?.thumbnailPath && clip.take === null && (
        <Picture
          src={versionedUrl(studio, clip.thumbnailPath, clip.version)}
          alt="First frame of the clip"
          absence=""
        />
      )}
      <SegmentActions segment={segment} view={view} />
    </>
  );
}

/** Where the user gave this segment a seed, as by copying a take's: the way back. */
function OwnSeed({ segmentKey }: { readonly segmentKey: string }) {
  const { project } = useStores();
  const isOwn = useProject(({ view }) => view?.settings.seedOverrides[segmentKey] !== undefined);
  if (!isOwn) return null;
  return (
    <Button
      variant="default"
      size="compact-xs"
      style={{ alignSelf: 'flex-start' }}
      onClick={() => void project.getState().editOrReport({ kind: 'segment.seed', segmentKey, seed: null })}
    >
      Back to the plan’s own seed
    </Button>
  );
}

function frameFacts(segment: PlanSegment): [string, string][] {
  const { framesDroppedAtStart: atStart, framesDroppedAtEnd: atEnd, handleFrames } = segment;
  const dropped = atStart + atEnd === 0 ? 'none' : `${atStart} at the start, ${atEnd} at the end`;
  const optional: [string, number | null][] = [
    ['Steps', segment.steps],
    ['CFG scale', segment.cfgScale],
  ];
  return [
    ['Length', `${formatSeconds(segment.durationSeconds)} of ${formatSeconds(segment.shotDurationSeconds)}`],
    ['Kept', `${segment.framesKept} at ${segment.framesPerSecond} fps`],
    ['Asked for', String(segment.framesRequested)],
    ['Dropped', dropped],
    ...(handleFrames > 0
      ? [['Handle', `${handleFrames} of those at the end, for the crossfade`] as [string, string]]
      : []),
    ['In the film', `${segment.clipFrames} frames`],
    ['Size', `${segment.width} × ${segment.height}`],
    ['Seed', String(segment.seed)],
    ['Camera', segment.cameraMovement],
    ...optional.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, String(value)]])),
  ];
}
