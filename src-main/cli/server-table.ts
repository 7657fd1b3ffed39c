// Servers as a table for people; what needs a sentence stands below it. Pure.
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { describeError } from '#shared/describe-error.ts';

type Column = readonly [head: string, cell: (status: ServerStatus) => string];

const COLUMNS: readonly Column[] = [
  ['server', ({ url }) => url],
  ['ComfyUI', ({ reachable, version }) => (reachable ? (version ?? '?') : 'does not answer')],
  ['device', ({ device }) => shortDevice(device ?? '')],
  ['VRAM free', memoryCell],
  ['queue', queueCell],
  ['Sage', ({ reachable, sageAttention: { usable } }) => (reachable ? yesNo(usable) : '')],
  ['restart', ({ restart }) => (restart.offered ? (restart.byItself ? 'by itself' : 'when asked') : '')],
];
const CAN_RENDER: Column = ['renders it', ({ canRender }) => (canRender === null ? '' : yesNo(canRender.able))];

export function serverTable(statuses: readonly ServerStatus[]): string {
  const asked = statuses.some(({ canRender }) => canRender !== null);
  const columns = asked ? [...COLUMNS, CAN_RENDER] : COLUMNS;
  const rows = [
    columns.map(([head]) => head),
    ...statuses.map((status) => columns.map(([, cell]) => printable(cell(status)))),
  ];
  const widths = columns.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return `${[...lines, ...statuses.flatMap(sentences)].join('\n')}\n`;
}

function sentences({ url, error, canRender }: ServerStatus): string[] {
  const reasons = canRender?.able === false ? canRender.reasons : [];
  return [
    ...(error === null ? [] : [printable(describeError(error))]),
    ...reasons.map((reason) => printable(`${url} cannot render it: ${reason}`)),
  ];
}

/** "cuda:0 NVIDIA GeForce RTX 4090 : cudaMallocAsync" → "NVIDIA GeForce RTX 4090" */
const shortDevice = (device: string): string => device.replace(/^cuda:\d+\s+/, '').replace(/\s+:\s+\w+$/, '');

function memoryCell({ reachable, vramFreeBytes, vramTotalBytes }: ServerStatus): string {
  if (vramTotalBytes === null) return reachable ? 'none' : '';
  return `${gibibytes(vramFreeBytes ?? 0)} of ${gibibytes(vramTotalBytes)} GiB`;
}

function queueCell({ queueRemaining, othersQueued }: ServerStatus): string {
  if (queueRemaining === null) return '';
  return othersQueued ? `${queueRemaining} (${othersQueued} of others)` : String(queueRemaining);
}

const gibibytes = (bytes: number): string => (bytes / 2 ** 30).toFixed(1);

const yesNo = (value: boolean | null): string => (value === null ? '?' : value ? 'yes' : 'no');

/** A server names itself: nothing of it may move the terminal's cursor. */
const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
