// Everything the plan knows of one segment.
import { Button, Text } from '@mantine/core';
import type { PlanView } from '#shared/contract/shapes.ts';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { useFilm, useProject, useRun, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { refusedCrossfade } from '../film/film-store.ts';
import { RefusedCrossfade } from '../film/refused-crossfade.tsx';
import { TakesBody } from '../takes/takes-body.tsx';
import { TakesTitle } from '../takes/takes-strip.tsx';
import { useTakes } from '../takes/use-takes.ts';
import { CopyTextButton } from '../ui/copy-text-button.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { formatSeconds } from '../ui/format-time.ts';
import { Picture } from '../ui/picture.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { EngineCost } from './engine-cost.tsx';
import { estimateCell, estimateHover, shotEstimateWords } from './estimate-words.ts';
import { droppedWords, FrameBar } from './frame-bar.tsx';
import styles from './plan.module.css';
import { planIndex } from './plan-index.ts';
import { SeamSection } from './seam-section.tsx';
import { seedOwner, seedOwnerWords } from './seed-words.ts';
import { RenderShotButton, SegmentActions } from './segment-actions.tsx';
import { SegmentMark } from './segment-mark.tsx';
import { SegmentPictures } from './segment-pictures.tsx';
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
        title={say`Shot ${segment.shotId} · segment ${segment.segmentIndex + 1} of ${segment.segmentCount}`}
        aside={
          <Button variant="default" size="compact-xs" onClick={() => app.getState().showShot(segment.shotId)}>
            {say`Edit shot`}
          </Button>
        }
      >
        <Standing segment={segment} view={view} />
        <SegmentPictures segment={segment} />
      </SideSection>
      <PromptSection segment={segment} />
      <EngineCost segment={segment} view={view} />
      <FramesSection segment={segment} />
      {segment.segmentIndex > 0 && <SeamSection segmentKey={segment.key} />}
      <WholeShot segment={segment} view={view} />
      <SideSection
        title={say`Takes`}
        aside={
          <Text c="dimmed">
            <TakesTitle store={takes} />
          </Text>
        }
      >
        <TakesBody store={takes} layout="grid" />
      </SideSection>
      <SideSection title={say`Files`}>
        <FactList facts={fileFacts(segment)} />
      </SideSection>
    </>
  );
}

function PromptSection({ segment: { prompt, negativePrompt } }: { readonly segment: PlanSegment }) {
  return (
    <SideSection
      title={say`Prompt as sent`}
      aside={prompt !== '' && <CopyTextButton text={prompt} label={say`Copy the prompt`} />}
    >
      <Text className={styles.prompt}>{prompt || say`Empty`}</Text>
      {negativePrompt && (
        <Text className={styles.prompt} c="dimmed">
          {say`Not: ${negativePrompt}`}
        </Text>
      )}
    </SideSection>
  );
}

function FramesSection({ segment }: { readonly segment: PlanSegment }) {
  const owner = useProject(({ view }) => (view ? seedOwner(segment, view) : null));
  const seed = owner === null ? String(segment.seed) : `${segment.seed}, ${seedOwnerWords(owner)}`;
  return (
    <SideSection title={say`Frames and seed`}>
      <FrameBar segment={segment} />
      <FactList facts={[...frameFacts(segment), [say`Seed`, seed], ...modelFacts(segment)]} />
      {owner === 'segment' && <OwnSeed segmentKey={segment.key} />}
    </SideSection>
  );
}

function WholeShot({ segment: { shotId }, view }: SegmentDetailsProps) {
  const isRefused = useFilm((state) => refusedCrossfade(state, shotId) !== null);
  const shot = view.plan.shots[planIndex(view.plan).shotAt.get(shotId) ?? -1];
  if (!shot) return null;
  return (
    <SideSection title={say`The whole shot`} aside={<RenderShotButton shotId={shotId} view={view} />}>
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
      {state === 'failed' && job?.error && <Text c="var(--lt-blocked)">{job.error.message}</Text>}
      {cell && (
        <Text c="dimmed">
          {estimate ? say`GPU time ${cell}. ${estimate.basis}` : estimateHover(standing, estimate)}
        </Text>
      )}
      {clip?.thumbnailPath && clip.take === null && (
        <Picture
          src={versionedUrl(studio, clip.thumbnailPath, clip.version)}
          alt={say`First frame of the clip`}
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
  return (
    <Button
      variant="default"
      size="compact-xs"
      style={{ alignSelf: 'flex-start' }}
      onClick={() => void project.getState().editOrReport({ kind: 'segment.seed', segmentKey, seed: null })}
    >
      {say`Back to the plan’s own seed`}
    </Button>
  );
}

type Fact = readonly [name: string, value: string];

function frameFacts(segment: PlanSegment): Fact[] {
  const { framesKept, handleFrames } = segment;
  const length = formatSeconds(segment.durationSeconds);
  const handle = many(
    handleFrames,
    '{{count}} of those at the end, for the crossfade',
    '{{count}} of those at the end, for the crossfade',
  );
  return [
    [say`Length`, say`${length} of ${formatSeconds(segment.shotDurationSeconds)}`],
    [say`Kept`, say`${framesKept} at ${formatNumber(segment.framesPerSecond, 3)} fps`],
    [say`Asked for`, String(segment.framesRequested)],
    [say`Dropped`, droppedWords(segment)],
    ...(handleFrames > 0 ? [[say`Handle`, handle] as const] : []),
    [say`In the film`, many(segment.clipFrames, '{{count}} frame', '{{count}} frames')],
  ];
}

function modelFacts(segment: PlanSegment): Fact[] {
  const { width, height, cameraMovement, steps, cfgScale, loras } = segment;
  return [
    [say`Size`, `${width} × ${height}`],
    [say`Camera`, cameraMovement],
    ...(steps === null ? [] : [[say`Steps`, String(steps)] as const]),
    ...(cfgScale === null ? [] : [[say`CFG scale`, formatNumber(cfgScale)] as const]),
    ...loras.map(({ name, strength }) => [say`LoRA`, say`${name} at ${formatNumber(strength)}`] as const),
  ];
}

function fileFacts(segment: PlanSegment): Fact[] {
  return [
    [say`Starts from`, startWords(segment)],
    [say`Start frame`, segment.startframe ?? say`none`],
    ...(segment.endImagePath === null ? [] : [[say`End frame`, segment.endImagePath] as const]),
    [say`Output`, `video/${segment.outputFile}`],
    [say`Clip name`, segment.clipName],
  ];
}
