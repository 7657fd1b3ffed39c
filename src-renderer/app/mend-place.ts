// Where a finding is mended: the place one click leads to.
import { say } from '#shared/i18n/say.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { showEngineSettings } from '../engines/show-engine-settings.ts';
import type { Stores } from './create-stores.ts';

export type MendPlace =
  | { readonly kind: 'shot'; readonly shotId: string; readonly field: string | null }
  | { readonly kind: 'workflow'; readonly fileName: string }
  | { readonly kind: 'connect' }
  | { readonly kind: 'project' }
  | { readonly kind: 'settings' }
  /** Where engines are set up: tokens, folders, how much at once. */
  | { readonly kind: 'engine-settings' };

/** null: nowhere in the studio, such as a full disk. */
export function mendPlace(finding: StudioErrorWire): MendPlace | null {
  const { code, shotId, filePath, jsonPath } = finding;
  // Whatever shot met it first: it is the account that is to be mended.
  if (code === 'payment-needed' || code === 'sign-in-needed') return { kind: 'engine-settings' };
  if (shotId !== undefined) return { kind: 'shot', shotId, field: fieldOf(jsonPath) ?? USUAL_FIELD[code] ?? null };
  switch (code) {
    case 'workflow-open':
    case 'workflow-invalid':
    case 'workflow-missing':
      return filePath?.endsWith('.json') ? { kind: 'workflow', fileName: filePath } : { kind: 'project' };
    // There every server is looked at, and every workflow with what it lacks: files, their folders and links, nodes.
    case 'server-unreachable':
    case 'server-refused':
    case 'server-error':
    case 'worker-dead':
    case 'node-missing':
    case 'model-missing':
      return { kind: 'connect' };
    case 'ffmpeg-missing':
    case 'ffmpeg-failed':
      return { kind: 'settings' };
    case 'disk-full':
    case 'disk-failed':
      return null;
    default:
      return { kind: 'project' };
  }
}

// A picture that is not there, or not right, is chosen at the start of the shot; what a provider refuses is in the words.
const USUAL_FIELD: Partial<Record<StudioErrorWire['code'], string>> = {
  'file-missing': 'start',
  'bad-file': 'start',
  'content-flagged': 'prompt',
};

/** `$.shots[3].loras[1].strength` → `loras`. */
function fieldOf(jsonPath: string | undefined): string | null {
  return /^\$\.shots\[\d+\]\.(\w+)/.exec(jsonPath ?? '')?.[1] ?? null;
}

export function mendWords(place: MendPlace): string {
  switch (place.kind) {
    case 'shot':
      return say`Show shot ${place.shotId}`;
    case 'workflow':
      return say`Look at the workflow`;
    case 'connect':
      return say`Connect ComfyUI`;
    case 'project':
      return say`To the Project panel`;
    case 'settings':
      return say`To the Settings`;
    case 'engine-settings':
      return say`Open the settings`;
  }
}

type Ways = Pick<Stores, 'app' | 'connect' | 'workflowDialog'>;

export function goToMend(place: MendPlace, { app, connect, workflowDialog }: Ways): void {
  if (place.kind === 'engine-settings') showEngineSettings({ app });
  else if (place.kind === 'shot') app.getState().showShot(place.shotId, place.field);
  else if (place.kind === 'workflow') void workflowDialog.getState().look(place.fileName);
  else if (place.kind === 'connect') connect.getState().open();
  else app.getState().show(place.kind);
}
