// Nodes that exist in the editor only: the server never hears of them.
import type { EditorNode } from './editor-workflow.ts';

/** passes its input on / holds a value / stores under a name / fetches by that name / only there to be looked at */
export type FrontendRole = 'reroute' | 'primitive' | 'set' | 'get' | 'decoration';

const ROLES: Readonly<Record<string, FrontendRole>> = {
  Reroute: 'reroute',
  'Reroute (rgthree)': 'reroute',
  PrimitiveNode: 'primitive',
  SetNode: 'set',
  GetNode: 'get',
  'easy setNode': 'set',
  'easy getNode': 'get',
  Note: 'decoration',
  MarkdownNote: 'decoration',
  'Label (rgthree)': 'decoration',
  'Bookmark (rgthree)': 'decoration',
  'Fast Muter (rgthree)': 'decoration',
  'Fast Bypasser (rgthree)': 'decoration',
  'Fast Groups Muter (rgthree)': 'decoration',
  'Fast Groups Bypasser (rgthree)': 'decoration',
  'Fast Actions Button (rgthree)': 'decoration',
  'Mute / Bypass Relay (rgthree)': 'decoration',
  'Mute / Bypass Repeater (rgthree)': 'decoration',
  'Node Collector (rgthree)': 'decoration',
  'Random Unmuter (rgthree)': 'decoration',
};

/** null: a node of the server. */
export function frontendRole(node: EditorNode): FrontendRole | null {
  return Object.hasOwn(ROLES, node.type) ? (ROLES[node.type] ?? null) : null;
}

/** Spellings of old files which the editor itself corrects on loading. */
export function serverType(type: string): string {
  switch (type) {
    case 'T2IAdapterLoader':
      return 'ControlNetLoader';
    case 'ConditioningAverage ':
      return 'ConditioningAverage';
    case 'SDV_img2vid_Conditioning':
      return 'SVD_img2vid_Conditioning';
    default:
      return type;
  }
}

/** The name under which a Set or Get node stores: its one widget. */
export function storeName(node: EditorNode): string {
  const first = node.widgets.kind === 'list' ? node.widgets.values[0] : [...node.widgets.values.values()][0];
  return typeof first === 'string' ? first : '';
}

/** Both packs keep their own names. */
export function setTypeFor(getType: string): string {
  return getType === 'easy getNode' ? 'easy setNode' : 'SetNode';
}
