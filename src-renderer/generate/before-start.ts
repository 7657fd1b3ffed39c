// What pressing Start will do, in words, before it is pressed.
import type { StandingCounts } from '../app/plan-store.ts';
import { countOf } from '../ui/format-time.ts';

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
