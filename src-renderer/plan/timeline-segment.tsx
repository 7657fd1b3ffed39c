// One segment on the timeline: how it stands, and what is seen in its first and its last frame.
import type { PlanView } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import { usePlan, useProject, useRun, useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { estimateCell } from './estimate-words.ts';
import { stateWords, TimelineMark } from './segment-mark.tsx';
import { segmentState } from './segment-state.ts';
import styles from './timeline.module.css';
import { segmentName } from './transition-words.ts';

interface TimelineSegmentProps {
  readonly segmentKey: string;
  readonly view: PlanView;
  /** Pixels within its shot. */
  readonly left: number;
  readonly right: number;
  readonly chosen: boolean;
  readonly onChoose: (key: string) => void;
}

const MARKED_PIXELS = 16;
const LENGTH_PIXELS = 62;
const TIME_PIXELS = 112;
const PICTURED_PIXELS = 44;
const TWICE_PICTURED_PIXELS = 176;

export function TimelineSegment({ segmentKey, view, left, right, chosen, onChoose }: TimelineSegmentProps) {
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const job = useRun(({ jobsByKey }) => jobsByKey[segmentKey]);
  if (!segment) return null;
  const standing = view.standings[segmentKey];
  const state = segmentState(standing, job);
  // A hair of the ground between two of them, except where that would be all of it.
  const width = Math.max(right - left - (right - left > 4 ? 1 : 0), 1);
  const name = segmentName(segment.shotId, segment.segmentIndex, segment.segmentCount);
  const time = width >= TIME_PIXELS ? estimateCell(standing, view.estimates[segmentKey]) : '';
  const facts = [formatSeconds(segment.durationSeconds), time].filter(Boolean).join(' · ');
  return (
    <button
      type="button"
      className={styles.segment}
      data-state={state}
      data-segment={segmentKey}
      aria-pressed={chosen}
      aria-label={[say`${name}: ${stateWords(state)}`, facts, ...(standing?.reasons ?? [])].join('. ')}
      tabIndex={chosen ? 0 : -1}
      style={{ left, width }}
      onClick={() => onChoose(segmentKey)}
    >
      <span className={styles.state}>
        {width >= MARKED_PIXELS && <TimelineMark state={state} />}
        {width >= LENGTH_PIXELS && <span>{facts}</span>}
      </span>
      {width >= PICTURED_PIXELS && (
        <Pictures segmentKey={segmentKey} view={view} both={width >= TWICE_PICTURED_PIXELS} />
      )}
      {job?.state === 'running' && (
        <span className={styles.progress} style={{ width: `${Math.round((job.fraction ?? 0) * 100)}%` }} />
      )}
    </button>
  );
}

interface PicturesProps {
  readonly segmentKey: string;
  readonly view: PlanView;
  readonly both: boolean;
}

/** The clip's first frame, and its last where there is room; before it is rendered, the keyframe it starts from. */
function Pictures({ segmentKey, view, both }: PicturesProps) {
  const { studio } = useStores();
  const segment = usePlan(({ segmentsByKey }) => segmentsByKey.get(segmentKey));
  const keyframe = useProject(({ view: project }) =>
    segment?.start.kind === 'keyframe' ? project?.keyframes[segment.shotId]?.mediaPath : null,
  );
  const clip = view.standings[segmentKey]?.clip;
  if (clip?.thumbnailPath && segment) {
    const last = layout.stills(segment.shotId, segment.segmentIndex, 'last');
    return (
      <>
        <Still src={versionedUrl(studio, clip.thumbnailPath, clip.version)} />
        {both && <Still src={versionedUrl(studio, last, clip.version)} last />}
      </>
    );
  }
  return keyframe ? <Still src={studio.mediaUrl(keyframe)} planned /> : null;
}

function Still({ src, last, planned }: { readonly src: string; readonly last?: true; readonly planned?: true }) {
  return (
    <img
      className={styles.still}
      src={src}
      alt=""
      loading="lazy"
      decoding="async"
      draggable={false}
      data-last={last}
      data-planned={planned}
      // The state says what there is; a broken picture would only be in the way.
      onError={({ currentTarget }) => currentTarget.remove()}
    />
  );
}
