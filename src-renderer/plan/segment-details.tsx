// Everything the plan knows of one segment.
import { Button, Text } from '@mantine/core';
import type { PlanSegment, SegmentStanding } from '#shared/model/video-plan.ts';
import { StandingMark } from '../app/standing-mark.tsx';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { FactList } from '../ui/fact-list.tsx';
import { formatSeconds } from '../ui/format-time.ts';
import { Picture } from '../ui/picture.tsx';
import { SideSection } from '../ui/side-section.tsx';
import styles from './plan.module.css';
import { startWords } from './start-words.ts';

interface SegmentDetailsProps {
  readonly segment: PlanSegment;
  readonly standing: SegmentStanding | undefined;
}

export function SegmentDetails({ segment, standing }: SegmentDetailsProps) {
  const { app, studio } = useStores();
  const thumbnail = standing?.clip?.thumbnailPath;
  const reasons = standing?.reasons ?? segment.reasons;
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
        <StandingMark status={standing?.status ?? 'will-render'} />
        {reasons.map((reason) => (
          <Text key={reason} c="dimmed">
            {reason}
          </Text>
        ))}
        {thumbnail && (
          <Picture
            src={versionedUrl(studio, thumbnail, standing?.clip?.version ?? '')}
            alt="First frame of the clip"
            absence=""
          />
        )}
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

function frameFacts(segment: PlanSegment): [string, string][] {
  const { framesDroppedAtStart: atStart, framesDroppedAtEnd: atEnd } = segment;
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
    ['In the film', `${segment.clipFrames} frames`],
    ['Size', `${segment.width} × ${segment.height}`],
    ['Seed', String(segment.seed)],
    ['Camera', segment.cameraMovement],
    ...optional.flatMap(([name, value]): [string, string][] => (value === null ? [] : [[name, String(value)]])),
  ];
}
