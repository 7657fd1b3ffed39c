// The project's SageAttention switch, with what it needs and whether the server has it.
import { Switch, Text } from '@mantine/core';
import { useStore } from 'zustand';
import type { ServerStatus } from '#shared/contract/studio-api.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { useProject, useStores } from '../app/stores-context.ts';

const NEEDS = 'Needs an RTX 30xx or newer, CUDA 12.0 or newer, and the SageAttention node in ComfyUI.';

export interface SageOutlook {
  /** It cannot be switched on. */
  readonly barred: boolean;
  readonly tone: 'fine' | 'warning' | 'unknown';
  readonly words: readonly string[];
}

export function sageOutlook(workflow: WorkflowSummary, status: ServerStatus | null): SageOutlook {
  if (workflow.sageFileName === null) {
    return { barred: true, tone: 'unknown', words: ['This workflow has no SageAttention variant.'] };
  }
  const { usable, reasons } = status?.sageAttention ?? { usable: null, reasons: [] };
  if (usable === true) return { barred: false, tone: 'fine', words: ['Faster. This server has what it needs.'] };
  if (usable === false) return { barred: true, tone: 'warning', words: ['Not on this server.', ...reasons] };
  return { barred: false, tone: 'unknown', words: ['Faster where it is installed.', NEEDS, ...reasons] };
}

const COLORS = { fine: 'dimmed', unknown: 'dimmed', warning: 'var(--lt-stale)' } as const;

export function SageSwitch({ workflow }: { readonly workflow: WorkflowSummary }) {
  const { project, servers } = useStores();
  const status = useStore(servers, (state) => state.status);
  const on = useProject((state) => state.view?.settings.useSageAttention ?? false);
  const { barred, tone, words } = sageOutlook(workflow, status);
  return (
    <Switch
      label="SageAttention"
      description={
        <Text component="span" inherit c={COLORS[tone]} data-testid="sage-words">
          {words.join(' ')}
          {barred && on && ' The workflow is used without it.'}
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
