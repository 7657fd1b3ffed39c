// The open project: what it is, how it is rendered, and what is wrong with its files.
import { Button, Group, Text, TextInput, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { engineToUse } from '#shared/model/engine-choice.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { DiskSpaceButton } from '../takes/disk-space-button.tsx';
import { FactList } from '../ui/fact-list.tsx';
import { countOf } from '../ui/format-time.ts';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { SideSection } from '../ui/side-section.tsx';
import { useTypedValue } from '../ui/use-typed-value.ts';
import { ModelsSection } from '../workflows/models-section.tsx';
import { WorkflowSection } from '../workflows/workflow-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { FileProblems } from './file-problems.tsx';
import { FilmSection } from './film-section.tsx';
import { OutputSection } from './output-section.tsx';
import styles from './project.module.css';
import { ServerSection } from './server-section.tsx';
import { StoryboardChoice } from './storyboard-choice.tsx';

export function OpenProject() {
  const { project } = useStores();
  const problems = useProject((state) => state.view?.problems.length ?? 0);
  // The workflow and its models fill the second column; without them there is room for the film.
  const withComfyui = useWithComfyui();
  return (
    <PanelFrame
      title="Project"
      summary={problems > 0 ? `${countOf(problems, 'problem')} in the files of this folder` : 'The files are fine'}
      actions={<ProjectActions onClose={() => void project.getState().close()} />}
    >
      <div className={styles.page}>
        <div className={styles.columns}>
          <div className={styles.column}>
            <FileProblems />
            <ProjectSection />
            <EngineSection />
            <ServerSection />
            {withComfyui && <FilmSection />}
            <ScreenSection />
          </div>
          <div className={styles.column}>
            {withComfyui && <WorkflowSection />}
            {withComfyui && <ModelsSection />}
            <OutputSection />
            {!withComfyui && <FilmSection />}
          </div>
        </div>
      </div>
    </PanelFrame>
  );
}

function useWithComfyui(): boolean {
  const chosen = useProject((state) => state.view?.settings.engine ?? null);
  const servers = useApp((state) => state.settings?.servers) ?? [];
  return engineToUse(chosen, servers) === 'comfyui';
}

function ProjectActions({ onClose }: { readonly onClose: () => void }) {
  const { project, drafts } = useStores();
  return (
    <>
      <DiskSpaceButton />
      <Tooltip label="Reads the folder again">
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} />}
          onClick={() => void drafts.flush().then(() => project.getState().reload())}
        >
          Reload
        </Button>
      </Tooltip>
      <Button variant="default" onClick={() => void drafts.flush().then((saved) => saved && onClose())}>
        Close project
      </Button>
    </>
  );
}

function ProjectSection() {
  const { project } = useStores();
  const name = useProject((state) => state.view?.settings.name ?? '');
  const style = useProject((state) => state.view?.settings.style ?? '');
  const folderPath = useProject((state) => state.view?.folderPath ?? '');
  const shots = useProject((state) => state.view?.storyboard?.shots.length ?? 0);
  const selectionFile = useProject((state) => state.view?.selectionFile);
  const edit = project.getState().editOrReport;
  const nameField = useTypedValue({
    stored: name,
    isValid: (text) => text.trim().length > 0,
    onCommit: (text) => void edit({ kind: 'project.change', patch: { name: text.trim() } }),
  });
  const styleField = useTypedValue({
    stored: style,
    isValid: () => true,
    onCommit: (text) => void edit({ kind: 'project.change', patch: { style: text } }),
  });
  return (
    <div className={styles.card}>
      <SideSection title="Project">
        <TextInput
          label="Name"
          value={nameField.text}
          error={nameField.invalid && 'A project needs a name'}
          onChange={(event) => nameField.type(event.currentTarget.value)}
          onBlur={nameField.commit}
          onKeyDown={nameField.onKeyDown}
        />
        <StoryboardChoice />
        <TextInput
          label="Style"
          description="Words added to every prompt"
          placeholder="35 mm film, soft grain"
          value={styleField.text}
          onChange={(event) => styleField.type(event.currentTarget.value)}
          onBlur={styleField.commit}
          onKeyDown={styleField.onKeyDown}
        />
        <FactList
          facts={[
            [
              'Folder',
              <span key="folder" className={styles.mono}>
                {folderPath}
              </span>,
            ],
            ['Shots', shots.toLocaleString('en')],
            ['Keyframes', selectionFile ?? 'no selected/selected_keyframes.json yet'],
          ]}
        />
      </SideSection>
    </div>
  );
}

function ScreenSection() {
  const { project } = useStores();
  return (
    <div className={styles.card}>
      <SideSection title="Screen">
        <Text c="dimmed">
          The open panel, the chosen shot and the last clip come back when this project is opened again.
        </Text>
        <Group>
          <Button variant="default" onClick={() => void project.getState().forgetScreen()}>
            Reset what the screen remembers
          </Button>
        </Group>
      </SideSection>
    </div>
  );
}
