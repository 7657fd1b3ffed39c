// The frame around the panels.
import type { PanelName } from '#shared/model/project-view.ts';
import { ExportDialog } from '../film/export-dialog.tsx';
import { GeneratePanel } from '../generate/generate-panel.tsx';
import { PlanPanel } from '../plan/plan-panel.tsx';
import { PlayerPanel } from '../player/player-panel.tsx';
import { ProjectPanel } from '../project/project-panel.tsx';
import { StoryboardPanel } from '../storyboard/storyboard-panel.tsx';
import { WorkflowDialog } from '../workflows/workflow-dialog.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { Rail } from './rail.tsx';
import { RenderAgainDialog } from './render-again-dialog.tsx';
import styles from './shell.module.css';
import { StatusBar } from './status-bar.tsx';
import { StopDialog } from './stop-dialog.tsx';
import { useApp, useProject } from './stores-context.ts';
import { TopBar } from './top-bar.tsx';
import { useAppKeys } from './use-app-keys.ts';
import { useRefuseStrayDrops } from './use-refuse-stray-drops.ts';

export function Shell() {
  useAppKeys();
  useRefuseStrayDrops();
  const panel = useApp((state) => state.panel);
  const connected = useApp((state) => state.connected);
  const loaded = useProject((state) => state.loaded);
  return (
    <div className={styles.shell}>
      <Rail />
      <TopBar />
      <main className={styles.main}>
        {!connected && (
          <div className={styles.banner} role="alert">
            The connection to the studio is lost. Connecting again by itself; what you type is kept here, and a run goes
            on.
          </div>
        )}
        <div className={styles.panel}>
          <ErrorBoundary key={panel}>{loaded && <Panel name={panel} />}</ErrorBoundary>
        </div>
      </main>
      <StatusBar />
      <WorkflowDialog />
      <RenderAgainDialog />
      <ExportDialog />
      <StopDialog />
    </div>
  );
}

function Panel({ name }: { readonly name: PanelName }) {
  switch (name) {
    case 'storyboard':
      return <StoryboardPanel />;
    case 'plan':
      return <PlanPanel />;
    case 'generate':
      return <GeneratePanel />;
    case 'player':
      return <PlayerPanel />;
    case 'project':
    case 'settings':
      return <ProjectPanel />;
  }
}
