// The open project: what it is, how it is rendered, and what is wrong with its files.
import { Button, Tooltip } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { many, say } from '#shared/i18n/say.ts';
import { engineToUse } from '#shared/model/engine-choice.ts';
import { useApp, useProject, useStores } from '../app/stores-context.ts';
import { ServerSection } from '../connect/server-section.tsx';
import { DiskSpaceButton } from '../takes/disk-space-button.tsx';
import { PanelFrame } from '../ui/panel-frame.tsx';
import { ModelsSection } from '../workflows/models-section.tsx';
import { WorkflowSection } from '../workflows/workflow-section.tsx';
import { EngineSection } from './engine-section.tsx';
import { FileProblems } from './file-problems.tsx';
import { FilmSection } from './film-section.tsx';
import { OutputSection } from './output-section.tsx';
import styles from './project.module.css';
import { ProjectFacts } from './project-facts.tsx';
import { StyleSection } from './style-section.tsx';

export function OpenProject() {
  const problems = useProject((state) => state.view?.problems.length ?? 0);
  // The workflow and its models fill the second column; without them there is room for the film.
  const withComfyui = useWithComfyui();
  return (
    <PanelFrame
      title={say`Project`}
      summary={
        problems === 0
          ? say`The files are fine`
          : many(
              problems,
              '{{count}} problem in the files of this folder',
              '{{count}} problems in the files of this folder',
            )
      }
      actions={<ProjectActions />}
    >
      <div className={styles.page}>
        <div className={styles.columns}>
          <div className={styles.column}>
            <FileProblems />
            <ProjectFacts />
            <EngineSection />
            <ServerSection />
            {withComfyui && <OutputSection />}
            {withComfyui && <StyleSection />}
          </div>
          <div className={styles.column}>
            {withComfyui && <WorkflowSection />}
            {withComfyui && <ModelsSection />}
            {!withComfyui && <OutputSection />}
            {!withComfyui && <StyleSection />}
            <FilmSection />
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

function ProjectActions() {
  const { project, drafts } = useStores();
  const close = async () => {
    if (await drafts.flush()) await project.getState().close();
  };
  return (
    <>
      <DiskSpaceButton />
      <Tooltip label={say`Reads the folder again`}>
        <Button
          variant="default"
          leftSection={<IconRefresh size={14} />}
          onClick={() => void drafts.flush().then(() => project.getState().reload())}
        >
          {say`Reload`}
        </Button>
      </Tooltip>
      <Button variant="default" onClick={() => void close()}>
        {say`Close project`}
      </Button>
    </>
  );
}
