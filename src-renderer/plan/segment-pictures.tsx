// The pictures a segment starts from and ends on, as far as there are any.
import { Text } from '@mantine/core';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { usePlan, useProject, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { Picture } from '../ui/picture.tsx';
import styles from './plan.module.css';
import { startWords } from './start-words.ts';

export function SegmentPictures({ segment }: { readonly segment: PlanSegment }) {
  const src = useStartPicture(segment);
  const aspect = segment.width / segment.height;
  const starts = segment.start.kind === 'keyframe' || segment.start.kind === 'last-frame';
  if (!starts && segment.endImagePath === null) return null;
  return (
    <div className={styles.pictures}>
      {starts && (
        <figure>
          <Picture src={src} alt={say`Start frame`} absence={absenceWords(segment)} aspect={aspect} />
          <figcaption>
            <Text size="xs" c="dimmed">
              {say`Starts from: ${startWords(segment)}`}
            </Text>
          </figcaption>
        </figure>
      )}
      {segment.endImagePath !== null && <EndPicture segment={segment} aspect={aspect} />}
    </div>
  );
}

function EndPicture({ segment, aspect }: { readonly segment: PlanSegment; readonly aspect: number }) {
  const { studio } = useStores();
  const path = useProject(({ view }) => view?.keyframes[segment.shotId]?.end?.mediaPath ?? null);
  const src = path === null ? null : studio.mediaUrl(path);
  return (
    <figure>
      <Picture src={src} alt={say`End frame`} absence={say`Outside the project`} aspect={aspect} />
      <figcaption>
        <Text size="xs" c="dimmed">
          {say`Ends on`}
        </Text>
      </figcaption>
    </figure>
  );
}

function useStartPicture({ start, shotId }: PlanSegment): string | null {
  const { studio } = useStores();
  const keyframe = useProject(({ view }) => view?.keyframes[shotId]?.mediaPath ?? null);
  const before = start.kind === 'last-frame' ? start.segmentKey : '';
  const clip = usePlan(({ view }) => view?.standings[before]?.clip ?? null);
  if (start.kind === 'keyframe') return keyframe === null ? null : studio.mediaUrl(keyframe);
  if (clip === null) return null;
  const slash = before.lastIndexOf('/');
  return versionedUrl(studio, layout.lastFrame(before.slice(0, slash), Number(before.slice(slash + 1))), clip.version);
}

const absenceWords = ({ start }: PlanSegment): string =>
  start.kind === 'last-frame' ? say`There once the segment before is rendered` : say`Outside the project`;
