// What a server says of itself, held against what a workflow's notes ask for.
import { formatFixed, say } from '#shared/i18n/say.ts';
import type { LookedAt } from '#shared/model/preflight.ts';
import type { WorkflowSummary } from '#shared/model/workflow.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { SystemStats } from '../../comfyui/index.ts';

export function serverLooked({ version, device }: SystemStats): LookedAt {
  const result =
    device === '' ? say`ComfyUI ${version} on a device it does not name` : say`ComfyUI ${version} on ${device}`;
  return { what: say`Server`, result };
}

export function checkProcessor({ device }: SystemStats): Finding[] {
  if (device !== 'cpu') return [];
  return [
    {
      severity: 'warning',
      code: 'not-supported',
      message: say`This ComfyUI runs on the processor, without a graphics card: a single segment may take many hours.`,
      remedy: say`Start ComfyUI without --cpu on a computer with a graphics card, or choose another server.`,
    },
  ];
}

type MemoryNeed = Pick<WorkflowSummary, 'vramGigabytes' | 'notes' | 'displayName' | 'fileName'>;

/** A card sold with "12 GB" has 12 GiB, a little less of which it reports: decimal gigabytes leave it that room. */
export function checkMemory({ vramTotalBytes, device }: SystemStats, workflow: MemoryNeed): Finding[] {
  const needed = workflow.vramGigabytes;
  // A server on the processor names its main memory here, and has a warning of its own.
  if (needed === null || device === 'cpu' || vramTotalBytes === 0 || vramTotalBytes >= needed * 1e9) return [];
  return [
    {
      severity: 'warning',
      code: 'out-of-memory',
      message: say`The notes of ${workflow.displayName} ask for ${needed} GB of graphics memory; this server has ${gibibytes(vramTotalBytes)}. It may run out of memory or be very slow.`,
      remedy: say`Choose a smaller model (GGUF, 5B), a smaller size or shorter segments.`,
      filePath: workflow.fileName,
      details: quotation(workflow.notes),
    },
  ];
}

export function memoryLooked({ vramTotalBytes, device }: SystemStats, workflows: readonly MemoryNeed[]): LookedAt {
  const what = say`Graphics memory`;
  if (device === 'cpu') return { what, result: say`none, it runs on the processor` };
  const needs = workflows.flatMap(({ vramGigabytes }) => (vramGigabytes === null ? [] : [vramGigabytes]));
  const asked =
    needs.length === 0 ? say`the notes do not say how much is needed` : say`the notes ask for ${Math.max(...needs)} GB`;
  const there = vramTotalBytes === 0 ? say`not named by the server` : gibibytes(vramTotalBytes);
  return { what, result: say`${there}; ${asked}` };
}

const gibibytes = (bytes: number): string => `${formatFixed(bytes / 1024 ** 3, 1)} GB`;

/** The line of the notes that speaks of memory, as it stands there. */
function quotation(notes: string): string | undefined {
  const line = notes.split('\n').find((each) => /\bV?RAM\b|graphics memory/i.test(each) && /\d/.test(each));
  return line === undefined ? undefined : say`From its notes: ${line.replace(/^[-*\s]+/, '').trim()}`;
}
