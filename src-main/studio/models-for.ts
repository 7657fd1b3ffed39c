// Which model files go with a workflow: a choice made for one says nothing about another.
import type { EditCommand } from '#shared/contract/edit-command.ts';
import type { Result } from '#shared/result.ts';
import type { ProjectStore } from '../project/index.ts';
import type { StudioParts } from './open-studio-parts.ts';

interface OpenProject {
  readonly store: Pick<ProjectStore, 'view' | 'rememberedWorkflow'>;
}

/** The open project's workflow, or the default. */
export function workflowInUse(parts: Pick<StudioParts, 'engines'>, desk: OpenProject | null): Result<string> {
  const settings = desk?.store.view().settings ?? null;
  return parts.engines.workflowFileOf(settings, desk?.store.rememberedWorkflow() ?? null);
}

/** The project's choice where it renders with this workflow, else what it last chose for it. */
export function modelsFor(
  parts: StudioParts,
  desk: OpenProject | null,
  fileName: string,
): Readonly<Record<string, string>> {
  const settings = desk?.store.view().settings;
  if (settings === undefined) return {};
  const inUse = workflowInUse(parts, desk);
  if (inUse.ok && inUse.value === fileName) return settings.models;
  return parts.registry.modelsOfProject(settings.id, fileName) ?? {};
}

/** Another workflow brings back the models this project last used with it. */
export function withRememberedModels(parts: StudioParts, desk: OpenProject, command: EditCommand): EditCommand {
  if (command.kind !== 'project.change') return command;
  const { workflow, models } = command.patch;
  if (workflow === undefined || models !== undefined) return command;
  const settings = { ...desk.store.view().settings, workflowFile: workflow };
  const next = parts.engines.workflowFileOf(settings, null);
  const now = workflowInUse(parts, desk);
  if (next.ok && now.ok && next.value === now.value) return command;
  // The files chosen for the workflow that is left, by hand in project.json too, are there when it comes back.
  rememberModels(parts, desk);
  const remembered = next.ok ? parts.registry.modelsOfProject(settings.id, next.value) : null;
  return { ...command, patch: { ...command.patch, models: { ...remembered } } };
}

export function rememberModels(parts: StudioParts, desk: OpenProject): void {
  const { id, models } = desk.store.view().settings;
  const inUse = workflowInUse(parts, desk);
  if (inUse.ok) parts.registry.rememberModels(id, inUse.value, models);
}
