// What a start would do now, for the buttons that offer one.
import { useMemo } from 'react';
import type { PlanView, RunChoice } from '#shared/contract/shapes.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import { useApp, useProject } from '../app/stores-context.ts';
import { type StartScope, startScope } from './before-start.ts';

const NO_URLS: readonly string[] = [];
export const EVERYTHING: RunChoice = { shotIds: null, segmentKeys: null };

/** How many servers would render. */
export function useServerCount(): number {
  const engine = useProject((state) => state.view?.settings.engine ?? null);
  const urls = useApp((state) => state.settings?.servers) ?? NO_URLS;
  return engineToUse(engine, [...urls]) === 'comfyui' ? Math.max(urls.length, 1) : 1;
}

/** @param choice the same object as long as the same is meant */
export function useStartScope(view: PlanView, choice: RunChoice): StartScope {
  const servers = useServerCount();
  return useMemo(() => startScope(view, choice, servers), [view, choice, servers]);
}
