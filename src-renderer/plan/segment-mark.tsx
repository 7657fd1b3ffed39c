// How a segment stands, as a mark with a word: never by colour alone.
import {
  type Icon,
  IconBan,
  IconCheck,
  IconExclamationMark,
  IconHourglassHigh,
  IconPinFilled,
  IconRefresh,
} from '@tabler/icons-react';
import type { SegmentState } from './segment-state.ts';

interface StateLook {
  readonly words: string;
  readonly icon: Icon;
  /** The mark on the timeline, where it is another one: there the joins count. */
  readonly timelineIcon?: Icon;
  readonly color: string;
}

export const STATE_LOOKS: Record<SegmentState, StateLook> = {
  'up-to-date': { words: 'Up to date', icon: IconCheck, color: 'var(--lt-up-to-date)' },
  kept: { words: 'Kept', icon: IconPinFilled, timelineIcon: IconExclamationMark, color: 'var(--lt-up-to-date)' },
  'will-render': { words: 'Will render', icon: IconRefresh, color: 'var(--lt-will-render)' },
  stale: { words: 'Stale', icon: IconExclamationMark, color: 'var(--lt-stale)' },
  blocked: { words: 'Blocked', icon: IconBan, color: 'var(--lt-blocked)' },
  running: { words: 'Rendering', icon: IconHourglassHigh, color: 'var(--lt-will-render)' },
};

/** A lone stroke needs more weight than a drawing to be seen. */
const strokeOf = (mark: Icon): number => (mark === IconExclamationMark ? 3 : 2);

export function SegmentMark({ state }: { readonly state: SegmentState }) {
  const { words, icon: Mark, color } = STATE_LOOKS[state];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, color, whiteSpace: 'nowrap' }}>
      <Mark size={14} stroke={strokeOf(Mark)} aria-hidden />
      {words}
    </span>
  );
}

/** The mark alone, for the timeline; its words stand on the button around it. */
export function TimelineMark({ state }: { readonly state: SegmentState }) {
  const { icon, timelineIcon, color } = STATE_LOOKS[state];
  const Mark = timelineIcon ?? icon;
  return <Mark size={14} stroke={strokeOf(Mark)} color={color} aria-hidden />;
}
