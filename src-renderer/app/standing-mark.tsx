// What stands between a segment and its clip, as a mark with a word: never by colour alone.
import { type Icon, IconAlertCircle, IconCheck, IconCircle, IconRefresh } from '@tabler/icons-react';
import type { SegmentStanding } from '#shared/model/video-plan.ts';

type Status = SegmentStanding['status'];

export const STANDINGS: Record<Status, { readonly words: string; readonly icon: Icon; readonly color: string }> = {
  'up-to-date': { words: 'Up to date', icon: IconCheck, color: 'var(--lt-up-to-date)' },
  'will-render': { words: 'To render', icon: IconCircle, color: 'var(--lt-will-render)' },
  stale: { words: 'Stale', icon: IconRefresh, color: 'var(--lt-stale)' },
  blocked: { words: 'Blocked', icon: IconAlertCircle, color: 'var(--lt-blocked)' },
};

export function StandingMark({ status, bare = false }: { readonly status: Status; readonly bare?: boolean }) {
  const { words, icon: Mark, color } = STANDINGS[status];
  return (
    <span style={{ display: 'inline-flex', alignItems: 'center', gap: 6, color, whiteSpace: 'nowrap' }}>
      <Mark size={14} stroke={2} role={bare ? 'img' : undefined} aria-label={bare ? words : undefined} />
      {!bare && words}
    </span>
  );
}
