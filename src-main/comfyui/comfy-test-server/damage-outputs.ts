// Spoils what a job has just saved, as a full disk, a second server on the same folder or a bad cable would.
import { readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ServerFolders } from './folders.ts';
import type { ComfyFaults, OutputDamage } from './options.ts';
import type { HistoryRecord } from './prompt-queue.ts';

export async function damageOutputs(faults: ComfyFaults, folders: ServerFolders, record: HistoryRecord): Promise<void> {
  const paths = savedFiles(record, folders);
  if (faults.loseOutputs) for (const path of paths) await rm(path, { force: true });
  const { damage } = faults;
  if (damage === null || damage.times <= 0) return;
  const hit = paths.filter((path) => path.endsWith(damage.endsWith));
  if (hit.length === 0) return;
  damage.times -= 1;
  for (const path of hit) await spoil(path, damage.how);
}

function savedFiles(record: HistoryRecord, folders: ServerFolders): string[] {
  const items = Object.values(record.outputs).flatMap((output) =>
    Object.values(output as Record<string, unknown[]>).flat(),
  );
  return items.flatMap((item) => {
    if (typeof item !== 'object' || item === null || !('filename' in item) || !('subfolder' in item)) return [];
    return [join(folders.output, String(item.subfolder), String(item.filename))];
  });
}

async function spoil(path: string, how: OutputDamage['how']): Promise<void> {
  if (how === 'gone') return rm(path, { force: true });
  if (how === 'empty') return truncate(path, 0);
  const bytes = await readFile(path);
  if (how === 'cut-short') return truncate(path, Math.floor(bytes.length / 2));
  await writeFile(path, withGarbledPixels(bytes));
}

/** The part that holds the picture: `mdat` of a film, `IDAT` of a PNG, whose length stands before the name. */
function withGarbledPixels(bytes: Buffer): Buffer {
  const name = Math.max(bytes.indexOf('mdat'), bytes.indexOf('IDAT'));
  if (name < 4) return Buffer.from(bytes.map((byte) => byte ^ 0x5a));
  const end =
    bytes.indexOf('mdat') === name ? name - 4 + bytes.readUInt32BE(name - 4) : name + 4 + bytes.readUInt32BE(name - 4);
  // The container stays as it was: such a file says its size, length and rate, and cannot be decoded.
  return Buffer.from(bytes.map((byte, at) => (at >= name + 4 && at < end ? (byte * 31 + at) & 255 : byte)));
}
