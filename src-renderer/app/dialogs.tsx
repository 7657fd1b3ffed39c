// What opens over any panel, in a chunk of its own: none of it is on the first screen.
import { AdviceDialog } from '../engines/advice-dialog.tsx';
import { ExportDialog } from '../film/export-dialog.tsx';
import { FolderDialog } from '../folders/folder-dialog.tsx';
import { ProjectDialogs } from '../project/project-dialogs.tsx';
import { WorkflowDialog } from '../workflows/workflow-dialog.tsx';
import { RenderAgainDialog } from './render-again-dialog.tsx';
import { StopDialog } from './stop-dialog.tsx';

export function Dialogs() {
  return (
    <>
      <WorkflowDialog />
      <RenderAgainDialog />
      <ExportDialog />
      <AdviceDialog />
      <StopDialog />
      <ProjectDialogs />
      <FolderDialog />
    </>
  );
}
