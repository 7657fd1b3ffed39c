// A workflow looked into: where it takes what, what it cannot be given, a test, and its way into the project.
import { Badge, Button, Group, List, Text } from '@mantine/core';
import { useState } from 'react';
import { many, say } from '#shared/i18n/say.ts';
import type { WorkflowInspection } from '#shared/model/workflow.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useProject, useStores } from '../app/stores-context.ts';
import { SlotTable } from './slot-table.tsx';
import { TestRun } from './test-run.tsx';
import type { DialogStep } from './workflow-dialog-store.ts';
import { workflowFacts } from './workflow-facts.ts';
import styles from './workflows.module.css';

interface LookInsideProps {
  readonly step: Extract<DialogStep, { kind: 'look' }>;
  readonly inspection: WorkflowInspection;
}

export function LookInside({ step, inspection }: LookInsideProps) {
  const { summary, slots } = inspection;
  const open = slots.filter((slot) => slot.isOpen).length;
  return (
    <div className={styles.look}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section className={styles.lookColumn} tabIndex={0} aria-label={say`Places in the graph`}>
        {step.error && <ErrorCard error={step.error} />}
        {summary.error && (
          <Text c="var(--lt-blocked)" fw={500}>
            {summary.error}
          </Text>
        )}
        <Text c={open > 0 ? 'var(--lt-stale)' : 'dimmed'} fw={open > 0 ? 500 : undefined} role="status">
          {openWords(open, summary.error !== null)}
        </Text>
        <SlotTable slots={slots} binding={step.binding} />
      </section>
      <div className={styles.lookColumn}>
        <TestRun summary={summary} />
        <Group gap={6}>
          {workflowFacts(summary).map((fact) => (
            <Badge key={fact} variant="default" size="sm" tt="none" fw={500}>
              {fact}
            </Badge>
          ))}
        </Group>
        <Text className={styles.mono} c="dimmed">
          {summary.filePath}
        </Text>
        <UseInProject inspection={inspection} />
        {summary.isImported && <RemoveIt />}
        <NoteList title={say`What it cannot be given`} notes={inspection.notes} />
        <NoteList title={say`What was done on the way in`} notes={step.importNotes} />
      </div>
    </div>
  );
}

function openWords(open: number, isUnusable: boolean): string {
  if (isUnusable) return say`It can be used once you have chosen where the prompt goes.`;
  if (open === 0) return say`Where Longtake writes what a segment needs. Change what is not right.`;
  return many(
    open,
    '{{count}} open question: more than one place could be meant. The first is used until you choose.',
    '{{count}} open questions: more than one place could be meant. The first is used until you choose.',
  );
}

function NoteList({ title, notes }: { readonly title: string; readonly notes: readonly string[] }) {
  if (notes.length === 0) return null;
  return (
    <section aria-label={title}>
      <Text fw={500} mb={4}>
        {title}
      </Text>
      <List size="sm" spacing={3} c="dimmed">
        {notes.map((note) => (
          <List.Item key={note}>{note}</List.Item>
        ))}
      </List>
    </section>
  );
}

function UseInProject({ inspection }: { readonly inspection: WorkflowInspection }) {
  const { project, workflowDialog } = useStores();
  const { fileName, error } = inspection.summary;
  const inUse = useProject(
    ({ view }) => view?.settings.workflowFile === fileName && view.settings.engine === 'comfyui',
  );
  const open = useProject((state) => state.view !== null);
  const use = async () => {
    const patch = { engine: 'comfyui', workflow: fileName } as const;
    if (await project.getState().editOrReport({ kind: 'project.change', patch })) workflowDialog.getState().close();
  };
  if (inUse) return <Text c="dimmed">{say`This project uses it.`}</Text>;
  return (
    <Button disabled={!open || error !== null} onClick={() => void use()} style={{ flex: 'none' }}>
      {say`Use in this project`}
    </Button>
  );
}

/** Two presses: the file is gone after the second. */
function RemoveIt() {
  const { workflowDialog } = useStores();
  const [asked, setAsked] = useState(false);
  if (!asked) {
    return (
      <Button variant="subtle" color="gray" size="compact-sm" onClick={() => setAsked(true)} style={{ flex: 'none' }}>
        {say`Remove this workflow`}
      </Button>
    );
  }
  return (
    <Group gap={6} role="group" aria-label={say`Remove this workflow`}>
      <Text>{say`Remove its file?`}</Text>
      <Button size="compact-sm" color="red" onClick={() => void workflowDialog.getState().remove()}>
        {say`Remove`}
      </Button>
      <Button size="compact-sm" variant="default" data-autofocus onClick={() => setAsked(false)}>
        {say`Keep`}
      </Button>
    </Group>
  );
}
