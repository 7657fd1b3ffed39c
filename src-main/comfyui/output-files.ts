// The files a job made, as nodes report them. Videos sit under `images`, VHS puts them under `gifs`:
// whatever lists items with a file name counts.
import { outputItem } from './wire.ts';

export interface OutputFile {
  readonly nodeId: string;
  /** `images`, `gifs`, `audio` … */
  readonly uiKey: string;
  readonly filename: string;
  readonly subfolder: string;
  /** `output`, `temp` or `input`. */
  readonly type: string;
}

export function filesIn(nodeId: string, nodeOutput: unknown): OutputFile[] {
  if (typeof nodeOutput !== 'object' || nodeOutput === null) return [];
  return Object.entries(nodeOutput).flatMap(([uiKey, items]) =>
    Array.isArray(items) ? filesUnder(nodeId, uiKey, items) : [],
  );
}

function filesUnder(nodeId: string, uiKey: string, items: readonly unknown[]): OutputFile[] {
  return items.flatMap((item) => {
    const parsed = outputItem.safeParse(item);
    if (!parsed.success) return [];
    const { filename, subfolder, type } = parsed.data;
    return [{ nodeId, uiKey, filename, subfolder, type }];
  });
}

/** How a LoadImage on the same server names this file, without a trip through the client. */
export function nameOnServer(file: Pick<OutputFile, 'filename' | 'subfolder' | 'type'>): string {
  const path = file.subfolder ? `${file.subfolder}/${file.filename}` : file.filename;
  return file.type === 'input' ? path : `${path} [${file.type}]`;
}
