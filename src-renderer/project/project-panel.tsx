// Before a project: how to get one. With a project: its settings and what is wrong with its files.
import { useProject } from '../app/stores-context.ts';
import { OpenProject } from './open-project.tsx';
import { Welcome } from './welcome.tsx';

export function ProjectPanel() {
  const open = useProject((state) => state.view !== null);
  return open ? <OpenProject /> : <Welcome />;
}
