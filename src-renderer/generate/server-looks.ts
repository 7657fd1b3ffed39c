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
import { assertNever } from '#shared/assert-never.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { JobView, RunServerView } from '#shared/model/run.ts';
import { formatLength, formatPercent } from '../ui/format-time.ts';

export interface ServerLook {
  readonly words: string;
  readonly color: string;
  readonly icon: Icon;
}

const QUIET = 'var(--mantine-color-dimmed)';

export function serverLook(state: RunServerView['state']): ServerLook {
  switch (state) {
    case 'checking':
      return { words: say`Being looked at`, color: QUIET, icon: IconLoader2 };
    case 'working':
      return { words: say`Rendering`, color: 'var(--lt-will-render)', icon: IconSparkles };
    case 'idle':
      return { words: say`Idle`, color: QUIET, icon: IconHourglass };
    case 'paused':
      return { words: say`Paused`, color: 'var(--lt-stale)', icon: IconPlayerPause };
    case 'parked':
      return { words: say`Parked`, color: 'var(--lt-blocked)', icon: IconAlertTriangle };
    case 'unable':
      return { words: say`Cannot render this`, color: 'var(--lt-blocked)', icon: IconBan };
    case 'leaving':
      return { words: say`Leaving`, color: QUIET, icon: IconDoorExit };
    default:
      return assertNever(state);
  }
}

/** "Shot 001, segment 2 · 42 % · Sampling 8 of 20 · then shot 002, segment 1"; the reason where it does nothing. */
export function doingWords(server: RunServerView, jobsByKey: Readonly<Record<string, JobView>>): string {
  const [first, next] = server.segmentKeys.flatMap((key) => jobsByKey[key] ?? []);
  if (!first) return server.reason;
  const parts = [
    jobName(first),
    first.fraction !== null && formatPercent(first.fraction),
    first.activity,
    next && say`then shot ${next.shotId}, segment ${next.segmentIndex + 1}`,
  ];
  return parts.filter(Boolean).join(' · ');
}

export const jobName = ({ shotId, segmentIndex }: Pick<JobView, 'shotId' | 'segmentIndex'>): string =>
  say`Shot ${shotId}, segment ${segmentIndex + 1}`;

/** "6 rendered · 14 min 12 s GPU · idle 1 % · 2 jobs of others"; '' before anything. */
export function workWords({ id, rendered, gpuSeconds, idleFraction, othersQueued }: RunServerView): string {
  const time = formatLength(Math.round(gpuSeconds));
  const parts = [
    rendered > 0 && say`${rendered} rendered`,
    gpuSeconds > 0 && (id === 'draft' ? time : say`${time} GPU`),
    idleFraction !== null && say`idle ${formatPercent(idleFraction)}`,
    othersQueued > 0 && many(othersQueued, '{{count}} job of others', '{{count}} jobs of others'),
  ];
  return parts.filter(Boolean).join(' · ');
}
