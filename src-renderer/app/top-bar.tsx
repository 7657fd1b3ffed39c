// What is open, what renders it, and the way back.
import { ActionIcon, Group, Text, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconCheck, IconCpu, IconPencil } from '@tabler/icons-react';
import { useStore } from 'zustand';
import { ExportButton } from '../film/export-button.tsx';
import type { SaveState } from '../storyboard/shot-draft-store.ts';
import { engineInUse } from './engine-in-use.ts';
import styles from './shell.module.css';
import { useApp, useProject, useStores } from './stores-context.ts';

export function TopBar() {
  const open = useProject((state) => state.view !== null);
  const name = useProject((state) => state.view?.settings.name);
  const storyboardFile = useProject((state) => state.view?.storyboardFile ?? 'no storyboard');
  return (
    <header className={styles.top}>
      <Text className={styles.projectName} component="span">
        {open ? name : 'Longtake'}
      </Text>
      {open && (
        <>
          <span className={styles.file}>{storyboardFile}</span>
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

const SAVE_WORDS: Record<SaveState['kind'], string> = {
  saved: 'Saved',
  typing: 'Typing…',
  saving: 'Saving…',
  failed: 'Not saved',
  conflict: 'Changed elsewhere',
};

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
      style={{ display: 'inline-flex', alignItems: 'center', gap: 4, minWidth: 76 }}
    >
      <Mark size={13} aria-hidden />
      {SAVE_WORDS[kind]}
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
  return (
    <Tooltip label={engine.explanation} disabled={!engine.explanation}>
      <button
        type="button"
        className={styles.engine}
        data-engine={engine.id}
        data-testid="engine-in-use"
        onClick={() => app.getState().show('project')}
        style={{ background: 'none', color: 'inherit', cursor: 'pointer', font: 'inherit', fontSize: 12 }}
      >
        <IconCpu size={14} aria-hidden />
        {engine.name}
      </button>
    </Tooltip>
  );
}

function UndoButtons() {
  const { project, drafts } = useStores();
  const undoLabel = useProject((state) => state.view?.undoLabel);
  const redoLabel = useProject((state) => state.view?.redoLabel);
  const saved = useStore(drafts.state, (state) => state.save.kind === 'saved');
  return (
    <Group gap={2} wrap="nowrap">
      <Tooltip label={undoLabel ? `Undo: ${undoLabel} (Ctrl+Z)` : 'Nothing to undo'}>
        <ActionIcon
          aria-label="Undo"
          disabled={!undoLabel && saved}
          onClick={() => void drafts.flush().then(project.getState().undo)}
        >
          <IconArrowBackUp size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={redoLabel ? `Redo: ${redoLabel} (Ctrl+Shift+Z)` : 'Nothing to redo'}>
        <ActionIcon aria-label="Redo" disabled={!redoLabel} onClick={() => void project.getState().redo()}>
          <IconArrowForwardUp size={18} stroke={1.6} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
