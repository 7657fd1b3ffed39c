// The requests about an older tool's configuration: what it would change, and the change itself.
import type { RequestInput } from '#shared/contract/studio-client.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { type ConfigImport, readConfiguration } from '../imports/index.ts';
import type { Handlers } from './answer-request.ts';
import type { DeskHolder } from './desk-holder.ts';
import { busy, noProject } from './refusals.ts';

type ConfigFile = RequestInput<'import.preview'>;

/** @param settings the handlers that read and change them, with all that follows from a change */
export function importHandlers(settings: Pick<Handlers, 'settings.get' | 'settings.change'>, holder: DeskHolder) {
  const read = async ({ text, fileName }: ConfigFile): Promise<Result<ConfigImport>> => {
    const now = await settings['settings.get']({});
    if (!now.ok) return now;
    const project = holder.desk?.store.view().settings ?? null;
    return readConfiguration(text, fileName, { settings: now.value, project });
  };
  return {
    'import.preview': async (file) => {
      const found = await read(file);
      return found.ok ? ok(found.value.preview) : found;
    },
    'import.apply': async (file) => {
      const found = await read(file);
      if (!found.ok) return found;
      const applied = await apply(found.value);
      return applied.ok ? ok(found.value.preview) : applied;
    },
  } satisfies Partial<Handlers>;

  async function apply(found: ConfigImport): Promise<Result<void>> {
    const { desk } = holder;
    const isForProject = Object.keys(found.project).length > 0;
    if (isForProject && desk === null) return err(noProject());
    if (isForProject && desk?.isRunning()) return err(busy(desk));
    // The project first: its refusal leaves everything as it was.
    if (isForProject && desk !== null) {
      const { revision } = desk.store.view();
      const edited = await desk.edit(revision, { kind: 'project.change', patch: found.project });
      if (!edited.ok) return edited;
    }
    if (Object.keys(found.settings).length === 0) return ok(undefined);
    const changed = await settings['settings.change'](found.settings);
    return changed.ok ? ok(undefined) : changed;
  }
}
