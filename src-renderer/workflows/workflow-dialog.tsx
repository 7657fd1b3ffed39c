// One dialog for bringing a workflow in and for looking inside any of them.
import { Loader, Modal } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { assertNever } from '#shared/assert-never.ts';
import { say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { useStores } from '../app/stores-context.ts';
import { ChooseGraph } from './choose-graph.tsx';
import { LookInside } from './look-inside.tsx';
import { NameGraph } from './name-graph.tsx';
import type { DialogStep } from './workflow-dialog-store.ts';
import styles from './workflows.module.css';

const WIDE_PIXELS = 1120;
const NARROW_PIXELS = 620;

export function WorkflowDialog() {
  const { workflowDialog } = useStores();
  const step = useStore(workflowDialog, (state) => state.step);
  const testing = useStore(workflowDialog, (state) => state.test.kind === 'running');
  return (
    <Modal
      opened={step.kind !== 'closed'}
      onClose={workflowDialog.getState().close}
      title={titleOf(step)}
      size={step.kind === 'look' ? WIDE_PIXELS : NARROW_PIXELS}
      // A slip of the finger must not stop what the GPU is doing.
      closeOnClickOutside={step.kind === 'choose' && !testing}
      closeOnEscape={!testing}
      closeButtonProps={{ 'aria-label': say`Close` }}
      yOffset={24}
    >
      <Focused key={step.kind}>
        <StepView step={step} />
      </Focused>
    </Modal>
  );
}

/** The next step takes the keyboard with it: what had the focus is gone, and the page behind must not get it. */
function Focused({ children }: { readonly children: ReactNode }) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const first = content.current?.querySelector<HTMLElement>('[data-autofocus]') ?? content.current;
    first?.focus();
  }, []);
  return (
    <div ref={content} tabIndex={-1} className={styles.step}>
      {children}
    </div>
  );
}

function titleOf(step: DialogStep): string {
  if (step.kind === 'look') return step.inspection?.summary.displayName ?? step.fileName;
  return say`Bring my own workflow`;
}

function StepView({ step }: { readonly step: DialogStep }) {
  switch (step.kind) {
    case 'closed':
      return null;
    case 'choose':
      return <ChooseGraph readingFile={step.readingFile} error={step.error} />;
    case 'name':
      return <NameGraph step={step} />;
    case 'look':
      if (step.inspection) return <LookInside step={step} inspection={step.inspection} />;
      return step.error ? <ErrorCard error={step.error} /> : <Loader size="sm" aria-label={say`Looking inside`} />;
    default:
      return assertNever(step);
  }
}
