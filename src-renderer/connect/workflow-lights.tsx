// One light for every workflow on a server: ready, or what it lacks and where to get it.
import { Button, Loader, Text, UnstyledButton } from '@mantine/core';
import {
  type Icon,
  IconChevronDown,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconRefresh,
} from '@tabler/icons-react';
import { useState } from 'react';
import { useStore } from 'zustand';
import type { WorkflowReadiness } from '#shared/contract/shapes.ts';
import { many, say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { serverName } from '../app/server-words.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { SideSection } from '../ui/side-section.tsx';
import { MissingFiles } from '../workflows/model-files.tsx';
import styles from './connect.module.css';
import type { Readiness } from './connect-store.ts';

export function WorkflowLights({ url }: { readonly url: string }) {
  const { connect } = useStores();
  const readiness = useStore(connect, (state) => state.readiness);
  const asking = readiness.kind === 'asking';
  const workflows = workflowsOf(readiness);
  return (
    <SideSection
      title={say`Workflows on ${serverName(url)}`}
      aside={
        <Button
          variant="default"
          size="compact-xs"
          leftSection={asking ? <Loader size={11} /> : <IconRefresh size={13} />}
          disabled={asking}
          onClick={() => void connect.getState().checkWorkflows(url)}
        >
          {say`Check again`}
        </Button>
      }
    >
      <Text fw={500} role="status">
        {summaryWords(readiness)}
      </Text>
      {readiness.kind === 'failed' && <ErrorCard error={readiness.error} />}
      {workflows.length > 0 && (
        <ul className={styles.lights} aria-label={say`Workflows`}>
          {workflows.map((workflow) => (
            <WorkflowLine key={workflow.fileName} workflow={workflow} />
          ))}
        </ul>
      )}
      <ChoiceHint />
    </SideSection>
  );
}

const NO_WORKFLOWS: readonly WorkflowReadiness[] = [];

function workflowsOf(readiness: Readiness): readonly WorkflowReadiness[] {
  if (readiness.kind === 'known') return readiness.workflows;
  return readiness.kind === 'asking' ? readiness.before : NO_WORKFLOWS;
}

function summaryWords(readiness: Readiness): string {
  if (readiness.kind === 'asking') return say`Asking the server…`;
  if (readiness.kind !== 'known') return '';
  const ready = readiness.workflows.filter(({ light }) => light === 'ready').length;
  const all = readiness.workflows.length;
  if (all === 0) return say`No workflow was found`;
  if (ready === 0) return say`None of the workflows is ready yet.`;
  return many(ready, '{{count}} of {{all}} workflows is ready.', '{{count}} of {{all}} workflows are ready.', { all });
}

function ChoiceHint() {
  const open = useProject((state) => state.view !== null);
  return (
    <Text c="dimmed">
      {open
        ? say`The chosen workflow renders the open project.`
        : say`The chosen workflow is what new projects begin with.`}
    </Text>
  );
}

const LIGHTS: Record<WorkflowReadiness['light'], { readonly icon: Icon; readonly tone: string }> = {
  ready: { icon: IconCircleCheck, tone: 'fine' },
  missing: { icon: IconCircleX, tone: 'problem' },
  unknown: { icon: IconCircleDashed, tone: 'unknown' },
};

function lightWords({ light, missingFiles }: WorkflowReadiness): string {
  if (light === 'ready') return say`Ready`;
  if (light === 'unknown') return say`Not known`;
  if (missingFiles.length === 0) return say`Not ready`;
  return many(missingFiles.length, '{{count}} missing file', '{{count}} missing files');
}

function WorkflowLine({ workflow }: { readonly workflow: WorkflowReadiness }) {
  const { connect } = useStores();
  const { fileName, title, light, reasons, missingFiles } = workflow;
  const isUsed = useIsUsed(fileName);
  const [open, setOpen] = useState(false);
  const { icon: Mark, tone } = LIGHTS[light];
  const hasMore = reasons.length + missingFiles.length > 0;
  return (
    <li className={styles.line} data-light={light} aria-label={title}>
      <div className={styles.lineHead}>
        <span className={styles.light} data-tone={tone}>
          <Mark size={16} aria-hidden />
          {lightWords(workflow)}
        </span>
        <span className={styles.lineTitle}>
          <span>{title}</span>
          <span className={styles.fileName}>{fileName}</span>
        </span>
        {hasMore && (
          <UnstyledButton
            className={styles.toggle}
            aria-expanded={open}
            aria-description={title}
            onClick={() => setOpen(!open)}
          >
            {open ? say`Hide` : light === 'unknown' ? say`Why` : say`What is missing`}
            <IconChevronDown size={13} aria-hidden style={{ rotate: open ? '180deg' : undefined }} />
          </UnstyledButton>
        )}
        <Button
          variant={isUsed ? 'light' : 'default'}
          size="compact-xs"
          aria-pressed={isUsed}
          aria-description={title}
          onClick={() => !isUsed && void connect.getState().chooseWorkflow(fileName)}
        >
          {isUsed ? say`Chosen` : say`Choose`}
        </Button>
      </div>
      {open && (
        <div className={styles.lineMore}>
          {reasons.map((reason) => (
            <Text key={reason} c="dimmed" lh={1.45}>
              {reason}
            </Text>
          ))}
          <MissingFiles files={missingFiles} />
        </div>
      )}
    </li>
  );
}

function useIsUsed(fileName: string): boolean {
  const inProject = useProject(({ view }) => view?.settings.workflowFile === fileName);
  const open = useProject(({ view }) => view !== null);
  const asDefault = useApp(({ settings }) => settings?.defaults.workflowFile === fileName);
  return open ? inProject : asDefault;
}
