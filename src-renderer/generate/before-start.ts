// What pressing Start will do, in words and numbers, before it is pressed.
import type { PlanView, RunChoice } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { JobView } from '#shared/model/run.ts';
import type { StandingCounts } from '../app/plan-store.ts';
import { estimateOf, type RunEstimate } from '../app/run-estimate.ts';
import { formatAbout } from '../ui/format-time.ts';

export type StartOutlook = { readonly kind: 'ready' | 'nothing-to-do' | 'blocked'; readonly words: string };

export function startOutlook(counts: StandingCounts, engineName: string): StartOutlook {
  const { segments, upToDate, toRender, blocked } = counts;
  if (segments === 0) return { kind: 'blocked', words: say`The plan has no segments: add a shot in the Storyboard.` };
  if (toRender > 0) {
    const words = [
      many(
        toRender,
        '{{count}} segment will be rendered with {{engine}}.',
        '{{count}} segments will be rendered with {{engine}}.',
        { engine: engineName },
      ),
      upToDate > 0 && many(upToDate, '{{count}} is up to date and stays.', '{{count}} are up to date and stay.'),
      blocked > 0 && many(blocked, '{{count}} is blocked and left out.', '{{count}} are blocked and left out.'),
    ];
    return { kind: 'ready', words: words.filter(Boolean).join(' ') };
  }
  if (blocked > 0) {
    const words = many(
      blocked,
      '{{count}} segment cannot be rendered yet.',
      '{{count}} segments cannot be rendered yet.',
    );
    return { kind: 'blocked', words };
  }
  return { kind: 'nothing-to-do', words: say`Every segment is up to date. Start would render nothing.` };
}

const isToRender = ({ standings }: Pick<PlanView, 'standings'>, key: string): boolean => {
  const status = standings[key]?.status ?? 'will-render';
  return status === 'will-render' || status === 'stale';
};

/** One way to start: what it asks for, and what of that would be rendered. */
export interface StartScope {
  readonly choice: RunChoice;
  readonly segments: number;
  /** null: nothing comparable was ever rendered. */
  readonly estimate: RunEstimate | null;
}

export function startScope(view: PlanView, choice: RunChoice, servers: number): StartScope {
  const shotIds = choice.shotIds && new Set(choice.shotIds);
  const keys = choice.segmentKeys && new Set(choice.segmentKeys);
  const meant = new Set<string>();
  for (const { key, shotId } of view.plan.segments) {
    if ((shotIds?.has(shotId) ?? true) && (keys?.has(key) ?? true) && isToRender(view, key)) meant.add(key);
  }
  return { choice, segments: meant.size, estimate: estimateOf(view, (key) => meant.has(key), servers) };
}

/** "14 segments · about 9 min", "nothing to render". */
export function scopeWords({ segments, estimate }: StartScope): string {
  if (segments === 0) return say`nothing to render`;
  const count = many(segments, '{{count}} segment', '{{count}} segments');
  return estimate ? `${count} · ${formatAbout(estimate.wallSeconds)}` : count;
}

/** The button: "Start 14 segments · about 9 min". */
export function startWords({ segments, estimate }: StartScope): string {
  if (segments === 0) return say`Start`;
  const start = many(segments, 'Start {{count}} segment', 'Start {{count}} segments');
  return estimate ? `${start} · ${formatAbout(estimate.wallSeconds)}` : start;
}

/** What the time is worth: "On 3 servers, 4 of 12 guessed from the others."; '' where nothing is known. */
export function estimateWords(estimate: RunEstimate | null, servers: number): string {
  if (!estimate) return '';
  const time = formatAbout(estimate.wallSeconds);
  const { guessed, segments } = estimate;
  if (guessed === 0) {
    return many(servers, 'It takes {{time}} on one server.', 'It takes {{time}} on {{count}} servers.', { time });
  }
  return many(
    servers,
    'It takes {{time}} on one server, with {{guessed}} of {{segments}} guessed from the others.',
    'It takes {{time}} on {{count}} servers, with {{guessed}} of {{segments}} guessed from the others.',
    { time, guessed, segments },
  );
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
