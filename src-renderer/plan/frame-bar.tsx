// The frames that are rendered for a segment: which are kept, and which are dropped at its ends.
import { many, say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import styles from './plan.module.css';

type Frames = Pick<
  PlanSegment,
  'framesRequested' | 'framesKept' | 'framesDroppedAtStart' | 'framesDroppedAtEnd' | 'handleFrames'
>;

export function FrameBar({ segment }: { readonly segment: Frames }) {
  const { framesKept, framesDroppedAtStart, framesDroppedAtEnd, handleFrames } = segment;
  const parts = [
    { kind: 'dropped', frames: framesDroppedAtStart, words: startWords(framesDroppedAtStart) },
    { kind: 'kept', frames: framesKept, words: many(framesKept, '{{count}} frame kept', '{{count}} frames kept') },
    { kind: 'handle', frames: handleFrames, words: handleWords(handleFrames) },
    {
      kind: 'dropped',
      frames: framesDroppedAtEnd - handleFrames,
      words: endWords(framesDroppedAtEnd - handleFrames),
    },
  ].filter(({ frames }) => frames > 0);
  return (
    <div className={styles.frameBar} role="img" aria-label={parts.map(({ words }) => words).join(', ')}>
      {parts.map(({ kind, frames, words }) => (
        <span key={words} data-kind={kind} title={words} style={{ flexGrow: frames }}>
          {kind === 'kept' && frames}
        </span>
      ))}
    </div>
  );
}

const startWords = (frames: number): string =>
  many(frames, '{{count}} frame dropped at the start', '{{count}} frames dropped at the start');
const endWords = (frames: number): string =>
  many(frames, '{{count}} frame dropped at the end', '{{count}} frames dropped at the end');
const handleWords = (frames: number): string =>
  many(frames, '{{count}} frame for the crossfade', '{{count}} frames for the crossfade');

/** "1 at the start, none at the end". */
export function droppedWords({ framesDroppedAtStart: atStart, framesDroppedAtEnd: atEnd }: Frames): string {
  return atStart + atEnd === 0 ? say`none` : say`${atStart} at the start, ${atEnd} at the end`;
}
