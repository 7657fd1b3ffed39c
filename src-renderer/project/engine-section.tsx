// Which engine renders this project, and with which workflow.
import { ActionIcon, Badge, Group, Radio, Select, Stack, Switch, Text, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useState } from 'react';
import { engineToUse } from '#shared/model/engine-choice.ts';
import type { EngineId, ProjectPatch } from '#shared/model/project.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { ProblemCard } from '../ui/problem-card.tsx';
import { SideSection } from '../ui/side-section.tsx';
import styles from './project.module.css';

const NOT_CHOSEN: Record<EngineId, string> = {
  draft: 'Nothing was chosen yet, so the built-in draft engine is used.',
  comfyui: 'Nothing was chosen yet; as a server is named, it is used.',
};

export function EngineSection() {
  const { project } = useStores();
  const engines = useApp((state) => state.engines);
  const chosen = useProject((state) => state.view?.settings.engine ?? null);
  const servers = useApp((state) => state.settings?.servers) ?? [];
  const inUse = engineToUse(chosen, servers);
  const change = (patch: ProjectPatch) => void project.getState().editOrReport({ kind: 'project.change', patch });
  return (
    <div className={styles.card}>
      <SideSection title="Engine">
        <Radio.Group
          aria-label="Engine"
          value={inUse}
          onChange={(value) => change({ engine: engines.find((engine) => engine.id === value)?.id })}
        >
          <Stack gap={8}>
            {engines.map((engine) => (
              <Radio.Card key={engine.id} value={engine.id} className={styles.option} aria-label={engine.name}>
                <Radio.Indicator size="xs" mt={2} />
                <div>
                  <Text fw={500}>{engine.name}</Text>
                  <Text c="dimmed" lh={1.45}>
                    {engine.description}
                  </Text>
                </div>
              </Radio.Card>
            ))}
          </Stack>
        </Radio.Group>
        {chosen === null && <Text c="dimmed">{NOT_CHOSEN[inUse]}</Text>}
        {inUse === 'comfyui' && <WorkflowChoice change={change} />}
      </SideSection>
    </div>
  );
}

function WorkflowChoice({ change }: { readonly change: (patch: ProjectPatch) => void }) {
  const workflows = useApp((state) => state.workflows);
  const stored = useProject((state) => state.view?.settings.workflowFile ?? null);
  const sage = useProject((state) => state.view?.settings.useSageAttention ?? false);
  const chosen = workflows.find((workflow) => workflow.fileName === stored) ?? (stored ? undefined : workflows[0]);
  const usable = workflows.filter((workflow) => workflow.error === null);
  const broken = workflows.filter((workflow) => workflow.error !== null);
  return (
    <>
      <Group gap={6} align="end" wrap="nowrap">
        <Select
          label="Workflow"
          style={{ flex: 1 }}
          placeholder={workflows.length === 0 ? 'None found' : 'Choose one'}
          data={usable.map(({ fileName, displayName }) => ({ value: fileName, label: displayName }))}
          value={chosen?.error === null ? chosen.fileName : null}
          onChange={(workflow) => change({ workflow })}
        />
        <RescanButton />
      </Group>
      {stored && !chosen && (
        <ProblemCard
          severity="warning"
          message={`${stored} is not there`}
          remedy="The first workflow of the list is used until another one is chosen, or the file is back and scanned again."
        />
      )}
      {chosen && <WorkflowFacts workflow={chosen} />}
      {chosen?.sageFileName && (
        <Switch
          label="SageAttention variant"
          description="Faster where ComfyUI has SageAttention installed"
          checked={sage}
          onChange={(event) => change({ use_sage_attention: event.currentTarget.checked })}
        />
      )}
      {broken.map((workflow) => (
        <ProblemCard
          key={workflow.fileName}
          severity="problem"
          message={`${workflow.fileName} cannot be used`}
          remedy={workflow.error ?? ''}
        />
      ))}
    </>
  );
}

function RescanButton() {
  const { app } = useStores();
  const [scanning, setScanning] = useState(false);
  const rescan = async () => {
    setScanning(true);
    await app.getState().rescanWorkflows();
    setScanning(false);
  };
  return (
    <Tooltip label="Scan the workflow folders again">
      <ActionIcon
        aria-label="Rescan workflows"
        variant="default"
        size={30}
        loading={scanning}
        onClick={() => void rescan()}
      >
        <IconRefresh size={15} />
      </ActionIcon>
    </Tooltip>
  );
}

const FAMILY_NAMES: Record<WorkflowSummary['family'], string> = {
  'wan-14b': 'Wan 2.2 14B',
  'wan-5b': 'Wan 2.2 5B',
  ltx: 'LTX-Video',
  other: 'Other model',
};

function WorkflowFacts({ workflow }: { readonly workflow: WorkflowSummary }) {
  const { width, height } = workflow.defaultSize;
  const facts = [
    FAMILY_NAMES[workflow.family],
    `${workflow.framesPerSecond} fps`,
    `${width} × ${height}`,
    workflow.takesStartImage ? 'from an image' : 'from text only',
    ...(workflow.source === 'user' ? ['your own'] : []),
  ];
  return (
    <>
      <Group gap={6}>
        {facts.map((fact) => (
          <Badge key={fact} variant="default" size="sm" tt="none" fw={500}>
            {fact}
          </Badge>
        ))}
      </Group>
      {workflow.notes && <div className={styles.notes}>{unwrapped(workflow.notes)}</div>}
    </>
  );
}

/** Notes are wrapped by hand in their file; on the page the box wraps them. Paragraphs, lists and headings keep their lines. */
const unwrapped = (notes: string): string => notes.replace(/(?<!\n)\n(?!\n|\s*[-*#])\s*/g, ' ');
