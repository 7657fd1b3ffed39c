// What pressing Start will do, in words, before it is pressed.
import type { PlanView } from '#shared/contract/studio-api.ts';
import type { JobView } from '#shared/model/run.ts';
import type { StandingCounts } from '../app/plan-store.ts';
import { estimateOf, type RunEstimate } from '../app/run-estimate.ts';
import { countOf, formatAbout } from '../ui/format-time.ts';

export type StartOutlook = { readonly kind: 'ready' | 'nothing-to-do' | 'blocked'; readonly words: string };

export function startOutlook(counts: StandingCounts, engineName: string): StartOutlook {
  const { segments, upToDate, toRender, blocked } = counts;
  if (segments === 0) return { kind: 'blocked', words: 'The plan has no segments: add a shot in the Storyboard.' };
  const rest = [
    ...(upToDate > 0 ? [`${upToDate} up to date ${upToDate === 1 ? 'stays as it is' : 'stay as they are'}`] : []),
    ...(blocked > 0 ? [`${blocked} blocked ${blocked === 1 ? 'is' : 'are'} left out`] : []),
  ];
  const tail = rest.length > 0 ? `; ${rest.join(', ')}` : '';
  if (toRender > 0)
    return { kind: 'ready', words: `${countOf(toRender, 'segment')} will be rendered with ${engineName}${tail}.` };
  if (blocked > 0) return { kind: 'blocked', words: `${countOf(blocked, 'segment')} cannot be rendered yet.` };
  return { kind: 'nothing-to-do', words: 'Every segment is up to date. Start would render nothing.' };
}

const isToRender = ({ standings }: PlanView, key: string): boolean => {
  const status = standings[key]?.status ?? 'will-render';
  return status === 'will-render' || status === 'stale';
};

export const estimateToRender = (view: PlanView, servers: number): RunEstimate | null =>
  estimateOf(view, (key) => isToRender(view, key), servers);

/** "About 2 h 10 min on 3 servers."; with what it is worth where some of it is guessed. '' where nothing is known. */
export function estimateWords(estimate: RunEstimate | null, servers: number): string {
  if (!estimate) return '';
  const time = formatAbout(estimate.wallSeconds);
  const guessed = estimate.guessed > 0 ? `, guessing ${estimate.guessed} of ${estimate.segments} from the others` : '';
  return `${time.charAt(0).toUpperCase()}${time.slice(1)} ${servers > 1 ? `on ${servers} servers` : 'on one server'}${guessed}.`;
}

/** What the plan wants rendered that the open run does not hold, or has dealt with before it changed. */
export function segmentsToAdd(view: PlanView, jobsByKey: Readonly<Record<string, JobView>>): string[] {
  return view.plan.segments
    .filter(({ key }) => {
      const state = jobsByKey[key]?.state;
      const isDealtWith = state === undefined || state === 'done' || state === 'skipped';
      // A clip that just came in may be in the plan only a moment later.
      const isStale = view.standings[key]?.status === 'stale';
      return isToRender(view, key) && isDealtWith && (state === undefined || isStale);
    })
    .map(({ key }) => key);
}
