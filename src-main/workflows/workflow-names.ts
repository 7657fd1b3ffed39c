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

const MAX_NAME_LENGTH = 100;

/**
 * A file name made of what somebody called his graph: no folders, no characters that some disk cannot hold, a prefix that makes it
 * a workflow. null: nothing is left of the name.
 */
export function safeWorkflowFileName(name: string, takesEndImage: boolean): string | null {
  const plain = name
    .replace(/(\.json|\.bindings)+$/i, '')
    .normalize('NFC')
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .replace(/\.{2,}/g, '.')
    .replace(/_{2,}/g, '_');
  const [, prefix, rest = ''] = /^(gcvfl_|gcv_)?(.*)$/is.exec(plain) ?? [];
  const kept = rest
    .replace(/^[._-]+/, '')
    .slice(0, MAX_NAME_LENGTH)
    .replace(/[._-]+$/, '');
  if (kept === '') return null;
  return `${prefix?.toLowerCase() ?? (takesEndImage ? 'gcvfl_' : 'gcv_')}${kept}.json`;
}
