// The project's SageAttention switch, with what it needs and whether the server has it.
import { Switch, Text } from '@mantine/core';
import { useStore } from 'zustand';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { say } from '#shared/i18n/say.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { useProject, useStores } from '../app/stores-context.ts';

export interface SageOutlook {
  /** It cannot be switched on. */
  readonly barred: boolean;
  readonly tone: 'fine' | 'warning' | 'unknown';
  readonly words: readonly string[];
}

export function sageOutlook(workflow: WorkflowSummary, status: ServerStatus | null): SageOutlook {
  if (workflow.sageFileName === null) {
    return { barred: true, tone: 'unknown', words: [say`This workflow has no SageAttention variant.`] };
  }
  const { usable, reasons } = status?.sageAttention ?? { usable: null, reasons: [] };
  if (usable === true) return { barred: false, tone: 'fine', words: [say`Faster. This server has what it needs.`] };
  if (usable === false) return { barred: true, tone: 'warning', words: [say`Not on this server.`, ...reasons] };
  const needs = say`Needs an RTX 30xx or newer, CUDA 12.0 or newer, and the SageAttention node in ComfyUI.`;
  return { barred: false, tone: 'unknown', words: [say`Faster where it is installed.`, needs, ...reasons] };
}

const COLORS = { fine: 'dimmed', unknown: 'dimmed', warning: 'var(--lt-stale)' } as const;

export function SageSwitch({ workflow }: { readonly workflow: WorkflowSummary }) {
  const { project, servers } = useStores();
  const status = useStore(servers, (state) => state.status);
  const on = useProject((state) => state.view?.settings.useSageAttention ?? false);
  const { barred, tone, words } = sageOutlook(workflow, status);
  return (
    <Switch
      label={say`SageAttention`}
      description={
        <Text component="span" inherit c={COLORS[tone]} data-testid="sage-words">
          {[...words, ...(barred && on ? [say`The workflow is used without it.`] : [])].join(' ')}
        </Text>
      }
      checked={on}
      // What is on can always be switched off.
      disabled={barred && !on}
      onChange={(event) =>
        void project.getState().editOrReport({
          kind: 'project.change',
          patch: { use_sage_attention: event.currentTarget.checked },
        })
      }
    />
  );
}
