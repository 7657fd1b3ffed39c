// A new project: of a prompt, of a story file, or empty.
import { Button, Group, Modal, SegmentedControl, Text } from '@mantine/core';
import { useStore } from 'zustand';
import { say } from '#shared/i18n/say.ts';
import { ErrorCard } from '../app/error-card.tsx';
import { isActive } from '../app/run-store.ts';
import { useApp, useRun, useStores } from '../app/stores-context.ts';
import { Notice } from '../ui/notice.tsx';
import { useFileDrop } from '../ui/use-file-drop.ts';
import styles from './new-project.module.css';
import { canCreate, type NewProjectKind } from './new-project-fields.ts';
import { NewProjectPlace } from './new-project-place.tsx';
import { ProductFields, ProductList } from './product-fields.tsx';
import { PromptFields } from './prompt-fields.tsx';
import { FileContinuesField, PicturesField } from './story-fields.tsx';
import { StoryFileField } from './story-file-field.tsx';
import { StoryPreviewList } from './story-preview-list.tsx';

/** Mounted once for the whole page; `stores.newProject.getState().open(…)` opens it. */
export function NewProjectDialog() {
  const { newProject } = useStores();
  const opened = useStore(newProject, (state) => state.opened);
  const creating = useStore(newProject, (state) => state.creating);
  return (
    <Modal
      opened={opened}
      onClose={newProject.getState().close}
      title={say`New project`}
      size={980}
      // A slip of the finger must not put away what was typed.
      closeOnClickOutside={false}
      closeOnEscape={!creating}
      closeButtonProps={{ 'aria-label': say`Close`, disabled: creating }}
      yOffset={24}
    >
      {opened && <NewProjectForm />}
    </Modal>
  );
}

function NewProjectForm() {
  const { newProject } = useStores();
  const kind = useStore(newProject, (state) => state.kind);
  const error = useStore(newProject, (state) => state.error);
  const drop = useFileDrop((file) => void newProject.getState().takeFile(file));
  return (
    <form
      className={styles.form}
      data-has-error={error !== null || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        void newProject.getState().create();
      }}
      {...drop.handlers}
    >
      <SegmentedControl
        aria-label={say`What the project is made of`}
        value={kind}
        data={[
          { value: 'prompt', label: say`Prompt` },
          { value: 'story-file', label: say`Story file` },
          { value: 'product', label: say`Product` },
          { value: 'products', label: say`Product list` },
          { value: 'empty', label: say`Empty project` },
        ]}
        onChange={(chosen) => newProject.getState().change({ kind: chosen as NewProjectKind })}
      />
      <div className={styles.columns} data-alone={kind === 'empty' || undefined}>
        <div className={styles.column}>
          {kind === 'prompt' && <PromptFields />}
          {(kind === 'story-file' || kind === 'products') && <StoryFileField over={drop.over} />}
          {kind === 'story-file' && (
            <>
              <FileContinuesField />
              <PicturesField />
            </>
          )}
          {kind === 'product' && <ProductFields />}
          {kind === 'empty' && <EmptyWords />}
          <NewProjectPlace />
        </div>
        {kind === 'products' && <ProductList />}
        {kind !== 'empty' && kind !== 'products' && <StoryPreviewList />}
      </div>
      {error && <ErrorCard error={error} />}
      <RunGoesOn />
      <Buttons />
    </form>
  );
}

function EmptyWords() {
  return (
    <Text c="dimmed" lh={1.5}>
      {say`A storyboard without shots, with the sizes and the engine of the settings. Shots are added in the Storyboard.`}
    </Text>
  );
}

/** The studio holds one project; a run belongs to the one that is open. */
function RunGoesOn() {
  const { newProject } = useStores();
  const active = useRun(({ head }) => isActive(head));
  // A list only makes folders: none of them is opened.
  const isList = useStore(newProject, (state) => state.kind === 'products');
  if (!active || isList) return null;
  return (
    <Notice tone="warning" title={say`A run is going on in the open project`}>
      <Text>{say`Another project can be opened once it has ended or was stopped.`}</Text>
    </Notice>
  );
}

function Buttons() {
  const { newProject } = useStores();
  const projectsFolderPath = useApp((state) => state.info?.projectsFolderPath ?? '');
  const active = useRun(({ head }) => isActive(head));
  const creating = useStore(newProject, (state) => state.creating);
  const able = useStore(newProject, (state) => canCreate(state, projectsFolderPath));
  const isList = useStore(newProject, (state) => state.kind === 'products');
  const isMade = useStore(newProject, (state) => state.kind === 'products' && state.made !== null);
  if (isMade) {
    return (
      <Group justify="flex-end">
        <Button onClick={newProject.getState().close}>{say`Done`}</Button>
      </Group>
    );
  }
  return (
    <Group justify="flex-end" gap={8}>
      <Button variant="default" disabled={creating} onClick={newProject.getState().close}>
        {say`Cancel`}
      </Button>
      <Button type="submit" loading={creating} disabled={!able || (active && !isList)}>
        {isList ? say`Create projects` : say`Create project`}
      </Button>
    </Group>
  );
}
