// The workflows that cannot be used, each with its reason.
import { Button } from '@mantine/core';
import { useState } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';

const SHOWN_AT_FIRST = 2;

export function BrokenWorkflows({ workflows }: { readonly workflows: readonly WorkflowSummary[] }) {
  const { workflowDialog } = useStores();
  const [all, setAll] = useState(false);
  const broken = workflows.filter((workflow) => workflow.error !== null);
  const hidden = all ? 0 : Math.max(broken.length - SHOWN_AT_FIRST, 0);
  return (
    <>
      {broken.slice(0, broken.length - hidden).map((workflow) => (
        <ProblemCard
          key={workflow.fileName}
          severity="warning"
          message={
            workflow.openSlots.length > 0
              ? say`${workflow.fileName} cannot be used yet`
              : say`${workflow.fileName} cannot be used`
          }
          remedy={workflow.error ?? ''}
          filePath={workflow.filePath}
          action={
            workflow.openSlots.length > 0 && (
              <Button
                variant="default"
                size="compact-xs"
                onClick={() => void workflowDialog.getState().look(workflow.fileName)}
              >
                {say`Look inside`}
              </Button>
            )
          }
        />
      ))}
      {hidden > 0 && (
        <Button variant="default" size="compact-xs" onClick={() => setAll(true)} style={{ alignSelf: 'flex-start' }}>
          {many(hidden, 'Show {{count}} more that cannot be used', 'Show {{count}} more that cannot be used')}
        </Button>
      )}
    </>
  );
}
