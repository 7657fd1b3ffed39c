// What is open, what renders it, and the way back.
import { ActionIcon, Group, Text, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconCheck, IconCpu, IconPencil } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { many, say } from '#shared/i18n/say.ts';
import { COMMANDS } from '../commands/command-table.ts';
import { useCommand } from '../commands/use-commands.ts';
import { useKeyLabel } from '../commands/use-key-label.ts';
import { rendererCount } from '../engines/cost-words.ts';
import { ExportButton } from '../film/export-button.tsx';
import type { SaveState } from '../storyboard/shot-draft-store.ts';
import { engineInUse } from './engine-in-use.ts';
import styles from './shell.module.css';
import { useApp, usePlan, useProject, useStores } from './stores-context.ts';

export function TopBar() {
  const open = useProject((state) => state.view !== null);
  const name = useProject((state) => state.view?.settings.name);
  const storyboardFile = useProject((state) => state.view?.storyboardFile ?? null);
  return (
    <header className={styles.top}>
      <Text className={styles.projectName} component="span">
        {open ? name : 'Longtake' /* not for people */}
      </Text>
      {open && (
        <>
          <span className={styles.file}>{storyboardFile ?? say`no storyboard`}</span>
          <SaveMark />
          <span style={{ flex: 1 }} />
          <EngineMark />
          <UndoButtons />
          <ExportButton />
        </>
      )}
    </header>
  );
}

function saveWords(kind: SaveState['kind']): string {
  switch (kind) {
    case 'saved':
      return say`Saved`;
    case 'typing':
      return say`Typing…`;
    case 'saving':
      return say`Saving…`;
    case 'failed':
      return say`Not saved`;
    case 'conflict':
      return say`Changed elsewhere`;
  }
}

function SaveMark() {
  const { drafts } = useStores();
  const kind = useStore(drafts.state, (state) => state.save.kind);
  const Mark = kind === 'saved' ? IconCheck : IconPencil;
  return (
    <Text
      component="span"
      c={kind === 'failed' || kind === 'conflict' ? 'var(--lt-blocked)' : 'dimmed'}
      fz={12}
      role="status"
      data-testid="save-state"
      className={styles.save}
    >
      <Mark size={13} aria-hidden />
      {saveWords(kind)}
    </Text>
  );
}

function EngineMark() {
  const { app } = useStores();
  const view = useProject((state) => state.view);
  const engines = useApp((state) => state.engines);
  const workflows = useApp((state) => state.workflows);
  const settings = useApp((state) => state.settings);
  const engine = engineInUse(view, { engines, workflows, settings });
  // Shots may name others: one name alone would hide that some are paid.
  const others = usePlan((state) => Math.max(rendererCount(state.view) - 1, 0));
  const name =
    others === 0 || view === null
      ? engine.name
      : many(others, '{{shown}} and {{count}} more', '{{shown}} and {{count}} more', { shown: engine.name });
  return (
    <Tooltip label={engine.explanation} disabled={!engine.explanation}>
      <UnstyledButton
        className={styles.engine}
        data-engine={engine.id}
        data-testid="engine-in-use"
        onClick={() => app.getState().show('project')}
      >
        <IconCpu size={14} aria-hidden />
        {name}
      </UnstyledButton>
    </Tooltip>
  );
}

function UndoButtons() {
  const undoLabel = useProject((state) => state.view?.undoLabel);
  const redoLabel = useProject((state) => state.view?.redoLabel);
  return (
    <Group gap={2} wrap="nowrap">
      <StepButton
        id="edit.undo"
        icon={<IconArrowBackUp size={18} stroke={1.6} />}
        hint={undoLabel ? say`Undo: ${undoLabel}` : say`Nothing to undo`}
      />
      <StepButton
        id="edit.redo"
        icon={<IconArrowForwardUp size={18} stroke={1.6} />}
        hint={redoLabel ? say`Redo: ${redoLabel}` : say`Nothing to redo`}
      />
    </Group>
  );
}

interface StepButtonProps {
  readonly id: 'edit.undo' | 'edit.redo';
  readonly icon: ReactNode;
  readonly hint: string;
}

function StepButton({ id, icon, hint }: StepButtonProps) {
  const { available, run } = useCommand(id);
  const key = useKeyLabel(id);
  return (
    <Tooltip label={available ? say`${hint} (${key})` : hint}>
      <ActionIcon aria-label={COMMANDS[id].title()} disabled={!available} onClick={run}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}
