// Everything that is known to stand in the way, or to be worth a look: what the plan found and what the check of the machine adds.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { PlanView } from '#shared/contract/shapes.ts';
import type { Finding } from '#shared/studio-error.ts';
import { useStores } from '../app/stores-context.ts';

export function useFindings(view: PlanView | null): readonly Finding[] {
  const { preflight } = useStores();
  // While it is out of date, it may tell of what is mended by now.
  const checked = useStore(preflight, ({ report, outdated }) => (outdated ? null : report));
  return useMemo(() => (view ? allFindings(view.plan.problems, checked?.findings ?? []) : []), [view, checked]);
}

export function allFindings(planned: readonly Finding[], checked: readonly Finding[]): readonly Finding[] {
  const told = new Set(planned.map(textOf));
  const added = checked.filter((finding) => !told.has(textOf(finding)));
  return added.length === 0 ? planned : [...planned, ...added];
}

const textOf = ({ severity, message, shotId }: Finding): string => [severity, shotId, message].join(' ');
