// What the tests with faults share: folders of their own for each run of the command line, and what must hold afterwards.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect } from 'vitest';
import { countFrames } from '../count-frames.ts';
import type { SegmentJson } from '../pages/plan-panel.ts';
import { longtake } from '../run-longtake.ts';
import type { StudioFolders } from '../studio-process.ts';
import { type FaultProject, makeFaultProject } from './fault-project.ts';
import { eventsOf, leftovers, readJournals, takeCounts } from './look-at-project.ts';

export interface FaultWorld {
  readonly folders: StudioFolders;
  readonly folderPath: string;
}

/** Call once at the top of a test file: what is made is removed at its end. */
export function faultWorlds(fileName: string): (name: string, shape: FaultProject) => FaultWorld {
  const rootPath = mkdtempSync(join(tmpdir(), `longtake-${fileName}-`));
  afterAll(() => rmSync(rootPath, { recursive: true, force: true }));
  return (name, shape) => {
    const folders = { homePath: join(rootPath, name, 'home'), dataPath: join(rootPath, name, 'data') };
    for (const path of Object.values(folders)) mkdirSync(path, { recursive: true });
    return { folders, folderPath: makeFaultProject(join(rootPath, name, 'project'), shape) };
  };
}

export async function planOf({ folders, folderPath }: FaultWorld, serverUrl: string): Promise<readonly SegmentJson[]> {
  const end = await longtake(folders, 'plan', folderPath, '--server', serverUrl, '--json');
  expect(end.exitCode, end.stderr).toBe(0);
  return (end.events()[0] as unknown as { segments: readonly SegmentJson[] }).segments;
}

/**
 * Every segment up to date with one take and the planned frames; every journal readable; no file of a broken-off step.
 * @param kills a kill between a take's arrival and its line in the journal costs that line, and nothing else
 */
export async function expectWholeProject(world: FaultWorld, serverUrl: string, kills = 0): Promise<void> {
  const { folderPath } = world;
  const segments = await planOf(world, serverUrl);
  expect(segments.map(({ status }) => status)).toEqual(segments.map(() => 'up_to_date'));
  const names = segments.map(({ output_file: file }) => file.replace('.mp4', ''));
  expect(takeCounts(folderPath), 'takes').toEqual(Object.fromEntries(names.map((name) => [name, 1])));
  for (const { output_file: file, clip_frames: frames } of segments) {
    expect(await countFrames(join(folderPath, 'video', file)), `frames of ${file}`).toBe(frames);
  }
  expect(leftovers(folderPath), 'files that no run leaves behind').toEqual([]);
  const journals = readJournals(folderPath);
  expect(
    journals.filter(({ damaged }) => damaged > 0).map(({ name }) => name),
    'damaged journals',
  ).toEqual([]);
  const landed = eventsOf(journals, 'take.landed').map(({ segment }) => String(segment));
  expect(new Set(landed).size, 'takes that landed twice').toBe(landed.length);
  expect(landed.length, 'takes that landed, over all runs').toBeGreaterThanOrEqual(segments.length - kills);
}
