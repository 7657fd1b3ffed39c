// The segment on the stage.
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { PlanView } from '#shared/contract/shapes.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { renderedKey, stageKey } from './stage-subject.ts';

export function useStageKey(view: PlanView): string | null {
  const { generate } = useStores();
  const chosen = useStore(
    generate,
    useShallow(({ shownKey, watchedServerId }) => ({ shownKey, watchedServerId })),
  );
  return useRun((run) => stageKey(run, chosen, view));
}

/** What is rendered beside what was asked for; null: the stage follows what is rendered, or nothing is. */
export function useHiddenLiveKey(): string | null {
  const { generate } = useStores();
  const shownKey = useStore(generate, (state) => state.shownKey);
  const watchedServerId = useStore(generate, (state) => state.watchedServerId);
  return useRun((run) => {
    if (shownKey === null) return null;
    const key = renderedKey(run, watchedServerId);
    return key === shownKey ? null : key;
  });
}
