// What was dropped on the window, and what becomes of it.
import { say } from '#shared/i18n/say.ts';
import { isConfigurationName } from '../project/import-store.ts';
import type { Stores } from './create-stores.ts';
import { showToast } from './show-toast.tsx';

export type DroppedKind = 'folder' | 'json' | 'picture' | 'configuration' | 'other';

const PICTURES = /^image\//;
const JSON_TYPE = 'application/json';
const YAML_TYPE = /yaml$/;

/** While it hovers, only the types are told: none stands for a folder, or for a file that nobody knows. */
export function hoveringKind({ items }: Pick<DataTransfer, 'items'>): DroppedKind {
  const types = [...items].filter(({ kind }) => kind === 'file').map(({ type }) => type);
  if (types.some((type) => PICTURES.test(type))) return 'picture';
  if (types.includes(JSON_TYPE)) return 'json';
  if (types.some((type) => YAML_TYPE.test(type))) return 'configuration';
  return types.includes('') ? 'folder' : 'other';
}

/** What dropping here would do, in a sentence. */
export function hoverWords(kind: DroppedKind): string {
  switch (kind) {
    case 'folder':
      return say`Drop a project folder to open it`;
    case 'json':
      return say`Drop a story or a storyboard to begin a new project with it`;
    case 'configuration':
      return say`Drop the configuration of an older tool to see what it would change`;
    case 'picture':
      return say`Drop a picture on a shot in the Storyboard to start the shot from it`;
    case 'other':
      return say`Folders, stories as JSON, and pictures for shots can be dropped here`;
  }
}

export interface Dropped {
  readonly file: File;
  readonly isFolder: boolean;
}

/** Must be called in the drop event itself: afterwards the items are gone. */
export function droppedIn({ items }: Pick<DataTransfer, 'items'>): Dropped | null {
  for (const item of items) {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    if (file) return { file, isFolder: item.webkitGetAsEntry()?.isDirectory ?? false };
  }
  return null;
}

export async function takeDropped({ file, isFolder }: Dropped, stores: Stores): Promise<void> {
  if (isFolder) return openFolder(file, stores);
  if (isConfigurationName(file.name)) return stores.imports.getState().openWithFile(file.name, await file.text());
  if (/\.(json|jsonl)$/i.test(file.name))
    return stores.newProject.getState().openWithFile(file.name, await file.text());
  if (PICTURES.test(file.type)) {
    showToast({
      tone: 'info',
      title: say`A picture belongs to a shot`,
      text: say`Drop it on a shot in the Storyboard: the shot then starts from it.`,
      actions: [{ label: say`To the Storyboard`, act: () => stores.app.getState().show('storyboard') }],
    });
    return;
  }
  showToast({
    tone: 'info',
    title: say`${file.name} cannot be taken`,
    text: say`A project folder, a story or storyboard as JSON, and pictures for shots can be dropped here.`,
  });
}

async function openFolder(file: File, { project, drafts, commands }: Stores): Promise<void> {
  const folderPath = window.longtake?.pathOfFile(file) ?? '';
  if (folderPath !== '') {
    if (await drafts.flush()) await project.getState().open(folderPath);
    return;
  }
  showToast({
    tone: 'info',
    title: say`A browser does not say where ${file.name} lies`,
    text: say`Choose the folder on the machine that Longtake runs on.`,
    actions: [{ label: say`Choose the folder`, act: () => void commands.getState().run('project.open') }],
  });
}
