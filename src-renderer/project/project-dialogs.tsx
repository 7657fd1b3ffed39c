// What opens over any panel on the way to a project or a server, and the commands that open it.

import { useStores } from '../app/stores-context.ts';
import { useCommands } from '../commands/use-commands.ts';
import { ConnectDialog } from '../connect/connect-dialog.tsx';
import { askForProject } from './ask-for-project.ts';
import { ImportDialog } from './import-dialog.tsx';
import { NewProjectDialog } from './new-project-dialog.tsx';

/** Mounted once for the whole page. */
export function ProjectDialogs() {
  const stores = useStores();
  const { newProject, connect, imports } = stores;
  useCommands({
    'project.new': () => newProject.getState().open(),
    'project.open': () => askForProject(stores),
    'servers.connect': () => connect.getState().open(),
    'project.importConfiguration': () => imports.getState().open(),
  });
  return (
    <>
      <NewProjectDialog />
      <ImportDialog />
      <ConnectDialog />
    </>
  );
}
