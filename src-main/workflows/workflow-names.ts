// What a workflow's file name says: its kind and whether it is the SageAttention variant of another.

export type WorkflowKind = 'gcv' | 'gcvfl';

export interface WorkflowName {
  readonly kind: WorkflowKind;
  readonly isSage: boolean;
  /** The plain workflow's file name; the name itself where it is no variant. */
  readonly baseFileName: string;
  readonly sageFileName: string;
  /** What is shown where the notes have no heading: "wan 2.2 5b i2v". */
  readonly plainName: string;
}

const FILE_NAME = /^(gcvfl|gcv)_(.+?)(_sage)?\.json$/;
const BESIDE = /\.bindings\.json$/i;

/** null: no workflow of ours (the older tool's folders hold other kinds too). */
export function parseWorkflowName(fileName: string): WorkflowName | null {
  const parts = BESIDE.test(fileName) ? null : FILE_NAME.exec(fileName);
  const [, kind, name, sage] = parts ?? [];
  if ((kind !== 'gcv' && kind !== 'gcvfl') || name === undefined) return null;
  const isSage = sage !== undefined;
  return {
    kind,
    isSage,
    baseFileName: `${kind}_${name}.json`,
    sageFileName: `${kind}_${name}_sage.json`,
    plainName: `${name.replaceAll('_', ' ')}${isSage ? ' (SageAttention)' : ''}`,
  };
}

/** With prefix, `_sage` and what stands beside it, a file name stays under 200 bytes; disks take 255. */
const MAX_NAME_BYTES = 160;

/**
 * A file name made of what somebody called his graph: letters and digits of every script, no folders, nothing that some disk cannot hold, a prefix that makes it
 * a workflow. null: nothing is left of the name.
 */
export function safeWorkflowFileName(name: string, takesEndImage: boolean): string | null {
  const plain = name
    .replace(/(\.json|\.bindings)+$/i, '')
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}._-]+/gu, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/_{2,}/g, '_');
  const [, prefix, rest = ''] = /^(gcvfl_|gcv_)?(.*)$/is.exec(plain) ?? [];
  const kept = cutToBytes(rest.replace(/^[._-]+/, ''), MAX_NAME_BYTES).replace(/[._-]+$/, '');
  if (kept === '') return null;
  return `${prefix?.toLowerCase() ?? (takesEndImage ? 'gcvfl_' : 'gcv_')}${kept}.json`;
}

function cutToBytes(text: string, maxBytes: number): string {
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (Buffer.byteLength(kept + segment) > maxBytes) break;
    kept += segment;
  }
  return kept;
}
