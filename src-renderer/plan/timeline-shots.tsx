// The shots in view, one block each, and the chosen one wherever it is: it holds the focus.
import { memo, useMemo } from 'react';
import type { PlanView } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { PlanShot } from '#shared/model/video-plan.ts';
import { usePlan } from '../app/stores-context.ts';
import { formatSeconds } from '../ui/format-time.ts';
import { CrossfadeBlock } from './crossfade-block.tsx';
import { shotEstimateCell } from './estimate-words.ts';
import { type PlanIndex, placeOfFrame, planIndex } from './plan-index.ts';
import { SeamChip } from './seam-chip.tsx';
import styles from './timeline.module.css';
import { TimelineSegment } from './timeline-segment.tsx';
import type { TimelineScale } from './use-timeline-scale.ts';

export interface TimelineShotsProps {
  readonly view: PlanView;
  readonly scale: TimelineScale;
  readonly chosenKey: string | null;
  /** By shot id. */
  readonly troubled: ReadonlySet<string>;
  readonly onChoose: (key: string) => void;
}

export function TimelineShots({ view, scale, chosenKey, troubled, onChoose }: TimelineShotsProps) {
  const index = planIndex(view.plan);
  const chosenShot = chosenKey === null ? undefined : shotOfSegment(index, chosenKey);
  return shotsInView(index, scale, chosenShot).map((place) => {
    const shot = view.plan.shots[place];
    return (
      shot && (
        <ShotBlock
          key={shot.shotId}
          {...{ shot, place, view, onChoose }}
          pixelsPerFrame={scale.pixelsPerFrame}
          before={view.plan.shots[place - 1]}
          chosenKey={place === chosenShot ? chosenKey : null}
          troubled={troubled.has(shot.shotId)}
        />
      )
    );
  });
}

const shotOfSegment = ({ segmentAt, segmentStarts, shotStarts }: PlanIndex, key: string): number | undefined => {
  const place = segmentAt.get(key);
  return place === undefined ? undefined : placeOfFrame(shotStarts, segmentStarts[place] ?? 0);
};

/** Places of the shots that are laid out. */
export function shotsInView(index: PlanIndex, { span, pixelsPerFrame }: TimelineScale, chosen?: number): number[] {
  const { shotStarts } = index;
  const places: number[] = [];
  const from = placeOfFrame(shotStarts, span.left / pixelsPerFrame);
  if (chosen !== undefined && chosen < from) places.push(chosen);
  for (let place = from; place < shotStarts.length - 1; place += 1) {
    if ((shotStarts[place] ?? 0) * pixelsPerFrame > span.right) break;
    places.push(place);
  }
  if (chosen !== undefined && chosen > (places.at(-1) ?? -1)) places.push(chosen);
  return places;
}

interface ShotBlockProps extends Omit<TimelineShotsProps, 'scale' | 'troubled'> {
  readonly shot: PlanShot;
  readonly place: number;
  readonly before: PlanShot | undefined;
  readonly pixelsPerFrame: number;
  readonly troubled: boolean;
}

/** Narrower than this on average, a segment has no room for the marks of its seams. */
const MARKED_SEGMENT_PIXELS = 34;

const ShotBlock = memo(function ShotBlock(props: ShotBlockProps) {
  const { shot, place, before, view, pixelsPerFrame, chosenKey, troubled, onChoose } = props;
  const index = planIndex(view.plan);
  const start = index.shotStarts[place] ?? 0;
  const left = Math.round(start * pixelsPerFrame);
  const width = Math.round((index.shotStarts[place + 1] ?? start) * pixelsPerFrame) - left;
  if (shot.segmentKeys.length === 0 || shot.filmFrames === 0) return <EmptyShot shot={shot} left={left} />;
  return (
    <div className={styles.shot} style={{ left, width }}>
      <ShotName shot={shot} view={view} width={width} troubled={troubled} />
      {shot.segmentKeys.map((key, at) => (
        <TimelineSegment
          key={key}
          segmentKey={key}
          view={view}
          left={Math.round((index.segmentStarts[(index.firstSegments[place] ?? 0) + at] ?? 0) * pixelsPerFrame) - left}
          right={
            Math.round((index.segmentStarts[(index.firstSegments[place] ?? 0) + at + 1] ?? 0) * pixelsPerFrame) - left
          }
          chosen={key === chosenKey}
          onChoose={onChoose}
        />
      ))}
      <CrossfadeBlock before={before} shot={shot} />
      {shot.segmentKeys.slice(1).map((key, at) => (
        <SeamChip
          key={key}
          segmentKey={key}
          name={say`segment ${at + 2} of shot ${shot.shotId}`}
          at={((index.segmentStarts[(index.firstSegments[place] ?? 0) + at + 1] ?? 0) - start) / shot.filmFrames}
          narrow={width / shot.segmentKeys.length < MARKED_SEGMENT_PIXELS}
          onChoose={onChoose}
        />
      ))}
    </div>
  );
});

const LETTER_PIXELS = 7;
const BESIDE_NAME_PIXELS = 9;
const TOLD_PIXELS = 92;

function ShotName({
  shot,
  view,
  width,
  troubled,
}: Pick<ShotBlockProps, 'shot' | 'view' | 'troubled'> & { readonly width: number }) {
  const time = useMemo(() => shotEstimateCell(view, shot.segmentKeys), [view, shot]);
  // A name cut off by the next one reads as another shot's.
  if (width < shot.shotId.length * LETTER_PIXELS + BESIDE_NAME_PIXELS + (troubled ? 16 : 0)) return null;
  const length = formatSeconds(shot.durationSeconds);
  return (
    <div className={styles.shotName} data-troubled={troubled || undefined}>
      {shot.shotId}
      {width > TOLD_PIXELS && <span className={styles.shotLength}>{[length, time].filter(Boolean).join(' · ')}</span>}
    </div>
  );
}

/** A shot that takes no room in the film, as its length cannot be read: still to be seen where it would be. */
function EmptyShot({ shot, left }: { readonly shot: PlanShot; readonly left: number }) {
  const problem = usePlan(({ view }) => view?.plan.problems.find(({ shotId }) => shotId === shot.shotId)?.message);
  return (
    <div
      className={styles.emptyShot}
      style={{ left }}
      role="img"
      aria-label={problem ?? say`Shot ${shot.shotId} has no frames`}
      title={problem}
    />
  );
}

/** "Shots 012 to 019: 31 segments". */
export const shotsWords = (first: string, last: string, segments: number): string =>
  first === last
    ? many(segments, 'Shot {{first}}: {{count}} segment', 'Shot {{first}}: {{count}} segments', { first })
    : many(
        segments,
        'Shots {{first}} to {{last}}: {{count}} segment',
        'Shots {{first}} to {{last}}: {{count}} segments',
        {
          first,
          last,
        },
      );
