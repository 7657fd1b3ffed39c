// What is known when an older configuration is read, and what reading it gives.
import type { ProjectPatch, ProjectSettings } from '#shared/model/project.ts';
import type { StudioSettings } from '#shared/model/settings.ts';
import type { ImportPreview } from '#shared/model/story.ts';

export interface ImportContext {
  readonly settings: StudioSettings;
  /** null: no project is open; what is for one is then only told. */
  readonly project: ProjectSettings | null;
}

export interface SettingsChanges {
  readonly servers?: string[];
  readonly comfyRoot?: string;
  readonly workflowFolders?: string[];
  readonly defaults?: Partial<StudioSettings['defaults']>;
}

export interface ConfigImport {
  readonly preview: ImportPreview;
  readonly settings: SettingsChanges;
  readonly project: ProjectPatch;
}
