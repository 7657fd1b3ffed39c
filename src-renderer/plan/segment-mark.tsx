// How a segment stands, as a mark with a word: never by colour alone.
import {
  type Icon,
  IconAlertTriangleFilled,
  IconBan,
  IconCheck,
  IconExclamationMark,
  IconHourglassHigh,
  IconPinFilled,
  IconRefresh,
} from '@tabler/icons-react';
import { say } from '#shared/i18n/say.ts';
import type { SegmentState } from './segment-state.ts';

interface StateLook {
  readonly icon: Icon;
  /** The mark on the timeline, where it is another one: there the joins count. */
  readonly timelineIcon?: Icon;
  readonly color: string;
}

const STATE_LOOKS: Record<SegmentState, StateLook> = {
  'up-to-date': { icon: IconCheck, color: 'var(--lt-up-to-date)' },
  kept: { icon: IconPinFilled, timelineIcon: IconExclamationMark, color: 'var(--lt-up-to-date)' },
  'will-render': { icon: IconRefresh, color: 'var(--lt-will-render)' },
  stale: { icon: IconExclamationMark, color: 'var(--lt-stale)' },
  blocked: { icon: IconBan, color: 'var(--lt-blocked)' },
  running: { icon: IconHourglassHigh, color: 'var(--lt-will-render)' },
  failed: { icon: IconAlertTriangleFilled, color: 'var(--lt-blocked)' },
};

export function stateWords(state: SegmentState): string {
  switch (state) {
    case 'up-to-date':
      return say`Up to date`;
    case 'kept':
      return say`Kept`;
    case 'will-render':
      return say`Will render`;
    case 'stale':
      return say`Stale`;
    case 'blocked':
      return say`Blocked`;
    case 'running':
      return say`Rendering`;
    case 'failed':
      return say`Failed`;
  }
}

/** A lone stroke needs more weight than a drawing to be seen. */
const strokeOf = (mark: Icon): number => (mark === IconExclamationMark ? 3 : 2);

export function SegmentMark({ state }: { readonly state: SegmentState }) {
  const { icon: Mark, color } = STATE_LOOKS[state];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, color, whiteSpace: 'nowrap' }}>
      <Mark size={14} stroke={strokeOf(Mark)} aria-hidden style={{ flex: 'none' }} />
      {stateWords(state)}
    </span>
  );
}

/** The mark alone, for the timeline; its words stand on the button around it. */
export function TimelineMark({ state }: { readonly state: SegmentState }) {
  const { icon, timelineIcon } = STATE_LOOKS[state];
  const Mark = timelineIcon ?? icon;
  return <Mark size={13} stroke={strokeOf(Mark)} aria-hidden />;
}
