// Which workflow ComfyUI renders this project with, and every way to another one.
import { ActionIcon, Badge, Button, Group, Text, Tooltip } from '@mantine/core';
import { IconFileImport, IconRefresh, IconZoomCode } from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import { many, say } from '#shared/i18n/say.ts';
import { slotWords } from '#shared/model/slot-words.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { MarkdownText } from '../ui/markdown-text.tsx';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { useFileDrop } from '../ui/use-file-drop.ts';
import { BrokenWorkflows } from './broken-workflows.tsx';
import { SageSwitch } from './sage-switch.tsx';
import { WorkflowChooser } from './workflow-chooser.tsx';
import { workflowFacts, workflowInUse } from './workflow-facts.ts';
import styles from './workflows.module.css';

export function WorkflowSection() {
  const { project, models, workflowDialog } = useStores();
  const workflows = useApp((state) => state.workflows);
  const stored = useProject((state) => state.view?.settings.workflowFile ?? null);
  const reported = useStore(models, (state) => state.report?.workflowFile ?? null);
  const chosen = workflowInUse(workflows, stored, reported);
  const drop = useFileDrop((file) => void workflowDialog.getState().takeFile(file));
  return (
    <div className={styles.card} {...drop.handlers} data-testid="workflow-card">
      <SideSection title={say`Workflow`} aside={<RescanButton />}>
        <WorkflowChooser
          workflows={workflows}
          chosen={chosen}
          onChoose={(workflow) => void project.getState().editOrReport({ kind: 'project.change', patch: { workflow } })}
        />
        {stored !== null && !chosen && (
          <ProblemCard
            severity="warning"
            message={say`${stored} is not there`}
            remedy={say`Choose another workflow, or put the file back and scan again.`}
          />
        )}
        {chosen && <ChosenWorkflow workflow={chosen} />}
        <Group gap={8}>
          <Button
            variant="default"
            leftSection={<IconFileImport size={15} stroke={1.6} />}
            onClick={() => workflowDialog.getState().openImport()}
          >
            {say`Bring my own workflow`}
          </Button>
          {chosen && (
            <Button
              variant="default"
              leftSection={<IconZoomCode size={15} stroke={1.6} />}
              onClick={() => void workflowDialog.getState().look(chosen.fileName)}
            >
              {say`Look inside`}
            </Button>
          )}
        </Group>
        <BrokenWorkflows workflows={workflows} />
      </SideSection>
      {drop.over && (
        <div className={styles.dropHint}>
          <IconFileImport size={26} stroke={1.5} aria-hidden />
          {say`Drop the workflow here`}
        </div>
      )}
    </div>
  );
}

function ChosenWorkflow({ workflow }: { readonly workflow: WorkflowSummary }) {
  return (
    <>
      <Group gap={6}>
        {workflowFacts(workflow).map((fact) => (
          <Badge key={fact} variant="default" size="sm" tt="none" fw={500}>
            {fact}
          </Badge>
        ))}
      </Group>
      {workflow.error !== null && (
        <ProblemCard severity="problem" message={say`The chosen workflow cannot be used`} remedy={workflow.error} />
      )}
      <OpenSlots workflow={workflow} />
      {workflow.notes && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
        <section className={styles.notes} tabIndex={0} aria-label={say`Notes on this workflow`}>
          <MarkdownText markdown={workflow.notes} />
        </section>
      )}
      <SageSwitch workflow={workflow} />
    </>
  );
}

/** Where more than one place could be meant and nobody has chosen. */
function OpenSlots({ workflow }: { readonly workflow: WorkflowSummary }) {
  const { workflowDialog } = useStores();
  const { openSlots, fileName } = workflow;
  if (openSlots.length === 0) return null;
  const names = openSlots.map((slot) => slotWords(slot).label).join(', ');
  return (
    <ProblemCard
      severity="warning"
      message={many(openSlots.length, '{{count}} open question: {{names}}', '{{count}} open questions: {{names}}', {
        names,
      })}
      remedy={say`More than one place could be meant. The first is used until you choose.`}
      action={
        <Button variant="default" size="compact-xs" onClick={() => void workflowDialog.getState().look(fileName)}>
          {say`Choose`}
        </Button>
      }
    />
  );
}

function RescanButton() {
  const { app } = useStores();
  const [scanning, setScanning] = useState(false);
  const count = useApp((state) => state.workflows.length);
  const rescan = async () => {
    setScanning(true);
    await app.getState().rescanWorkflows();
    setScanning(false);
  };
  return (
    <Group gap={6} wrap="nowrap">
      <Text c="dimmed" fz={12}>
        {many(count, '{{count}} workflow', '{{count}} workflows')}
      </Text>
      <Tooltip label={say`Scan the workflow folders again`}>
        <ActionIcon aria-label={say`Rescan workflows`} size={22} loading={scanning} onClick={() => void rescan()}>
          <IconRefresh size={14} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
