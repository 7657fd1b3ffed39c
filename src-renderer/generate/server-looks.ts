// The state of a server in a run as a mark with a word: never by colour alone.
import {
  type Icon,
  IconAlertTriangle,
  IconBan,
  IconDoorExit,
  IconHourglass,
  IconLoader2,
  IconPlayerPause,
  IconSparkles,
} from '@tabler/icons-react';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import { formatLength, formatPercent } from '../ui/format-time.ts';

export interface ServerLook {
  readonly words: string;
  readonly color: string;
  readonly icon: Icon;
}

const QUIET = 'var(--mantine-color-dimmed)';

export const SERVER_LOOKS: Record<RunServerView['state'], ServerLook> = {
  checking: { words: 'Being looked at', color: QUIET, icon: IconLoader2 },
  working: { words: 'Rendering', color: 'var(--lt-will-render)', icon: IconSparkles },
  idle: { words: 'Idle', color: QUIET, icon: IconHourglass },
  paused: { words: 'Paused', color: 'var(--lt-stale)', icon: IconPlayerPause },
  parked: { words: 'Parked', color: 'var(--lt-blocked)', icon: IconAlertTriangle },
  unable: { words: 'Cannot render this', color: 'var(--lt-blocked)', icon: IconBan },
  leaving: { words: 'Leaving', color: QUIET, icon: IconDoorExit },
};

/** "Shot 001, segment 2 · 42 % · Sampling 8 of 20, then shot 002, segment 1"; the reason where it does nothing. */
export function doingWords(server: RunServerView, jobsByKey: Readonly<Record<string, JobView>>): string {
  const [first, ...behind] = server.segmentKeys.flatMap((key) => jobsByKey[key] ?? []);
  if (!first) return server.reason;
  const percent = first.fraction === null ? '' : ` · ${formatPercent(first.fraction)}`;
  const activity = first.activity && ` · ${first.activity}`;
  const next = behind[0] ? `, then ${nameOf(behind[0]).replace(/^Shot/, 'shot')}` : '';
  return `${nameOf(first)}${percent}${activity}${next}`;
}

const nameOf = ({ shotId, segmentIndex }: JobView): string => `Shot ${shotId}, segment ${segmentIndex + 1}`;

/** "6 rendered · 14 min 12 s GPU · idle 1 % · 2 jobs of others"; '' before anything. */
export function workWords({ id, rendered, gpuSeconds, idleFraction, othersQueued }: RunServerView): string {
  const parts = [
    rendered > 0 && `${rendered} rendered`,
    gpuSeconds > 0 && `${formatLength(Math.round(gpuSeconds))}${id === 'draft' ? '' : ' GPU'}`,
    idleFraction !== null && `idle ${formatPercent(idleFraction)}`,
    othersQueued > 0 && `${othersQueued} ${othersQueued === 1 ? 'job' : 'jobs'} of others`,
  ];
  return parts.filter(Boolean).join(' · ');
}
