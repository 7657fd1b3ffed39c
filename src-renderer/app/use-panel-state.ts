// What a panel has to say while another one is shown.
import { many, say } from '#shared/i18n/say.ts';
import type { PanelName } from '#shared/model/project-view.ts';
import { formatPercent } from '../ui/format-time.ts';
import { countStandings } from './plan-store.ts';
import { isActive } from './run-store.ts';
import { useApp, useExports, usePlan, useProject, useRun } from './stores-context.ts';

export interface PanelState {
  readonly mark: 'paused' | 'attention' | { readonly text: string };
  readonly words: string;
  readonly tone: 'problem' | 'progress' | 'paused';
}

/** null: nothing to say. */
export function usePanelState(name: PanelName): PanelState | null {
  const problems = useProblemState(name);
  const run = useRunState(name === 'generate');
  const export_ = useExportState(name === 'player');
  const lacksFfmpeg = useApp(({ info }) => name === 'settings' && info !== null && info.ffmpeg === null);
  if (lacksFfmpeg) return { mark: 'attention', words: say`ffmpeg was not found`, tone: 'problem' };
  return run ?? export_ ?? problems;
}

function useProblemState(name: PanelName): PanelState | null {
  const ofFiles = useProject(({ view }) => (name === 'project' ? (view?.problems.length ?? 0) : 0));
  const ofPlan = usePlan(({ view }) => (name === 'plan' && view ? countStandings(view).problems : 0));
  return counted(ofFiles + ofPlan, (count) => many(count, '{{count}} problem', '{{count}} problems'));
}

function counted(count: number, words: (count: number) => string): PanelState | null {
  if (count === 0) return null;
  return { mark: { text: count > 99 ? '99+' : String(count) }, words: words(count), tone: 'problem' };
}

function useRunState(isMeant: boolean): PanelState | null {
  const percent = useRun(({ head }) => (isMeant && head && isActive(head) ? Math.floor(head.fraction * 100) : null));
  const paused = useRun(({ head }) => head?.state === 'paused');
  const failed = useRun(({ head }) => (isMeant ? (head?.failed ?? 0) : 0));
  const failedWords = many(failed, '{{count}} segment failed', '{{count}} segments failed');
  if (percent === null) return counted(failed, () => failedWords);
  if (paused) return { mark: 'paused', words: say`the run is paused`, tone: 'paused' };
  const words = say`${formatPercent(percent / 100)} rendered`;
  return {
    mark: { text: `${percent} %` },
    words: failed > 0 ? `${words}, ${failedWords}` : words,
    tone: failed > 0 ? 'problem' : 'progress',
  };
}

function useExportState(isMeant: boolean): PanelState | null {
  const percent = useExports(({ current }) =>
    isMeant && current?.phase === 'working' ? Math.floor((current.fraction ?? 0) * 100) : null,
  );
  if (percent === null) return null;
  return { mark: { text: `${percent} %` }, words: say`the film is being exported`, tone: 'progress' };
}
