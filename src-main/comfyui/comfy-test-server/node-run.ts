// One node at work: its inputs with the links resolved, and what it may use.
import type { FileMetadata } from './file-metadata.ts';
import type { ServerFolders } from './folders.ts';
import type { NodeDefinition } from './node-definitions.ts';
import type { Inputs } from './node-values.ts';
import type { Renderer } from './render-frames.ts';

export interface NodeRun {
  readonly nodeId: string;
  readonly definition: NodeDefinition;
  readonly inputs: Inputs;
  readonly folders: ServerFolders;
  readonly renderer: Renderer;
  /** What save nodes put into their files. */
  readonly metadata: FileMetadata;
  readonly stepMs: (steps: number) => number;
  readonly wantsPreview: boolean;
  /** Reports a step; throws `Interrupted` when the job was interrupted, as the real progress hook does. */
  readonly reportStep: (value: number, max: number, previewJpeg: Uint8Array | null) => void;
  readonly signal: AbortSignal;
}
