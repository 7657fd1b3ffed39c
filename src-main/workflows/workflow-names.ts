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

/** null: no workflow of ours (the older tool's folders hold other kinds too). */
export function parseWorkflowName(fileName: string): WorkflowName | null {
  const parts = FILE_NAME.exec(fileName);
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
