// A film assembled in a process of its own, so that neither the bench's memory nor what it did before counts.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AssembledFilm, FilmPlan } from '../../../src-main/film/index.ts';
import type { Ffmpeg } from '../../../src-main/media/index.ts';
import { runMeasured } from './measured-process.ts';

export interface AssembleTask {
  readonly ffmpeg: Ffmpeg;
  readonly plan: FilmPlan;
  readonly filePath: string;
  readonly cacheFolderPath: string;
}

export interface AssembledInProcess {
  readonly film: AssembledFilm;
  /** Of `assembleFilm` alone, without the start of the process. */
  readonly seconds: number;
  /** Before it began: Node and the code. */
  readonly rssBeforeMb: number;
}

/** `peakRssMb` is of that process, not of the ffmpegs that it starts; null: it cannot be had here. */
export type MeasuredAssembly = AssembledInProcess & { readonly peakRssMb: number | null };

export async function assembleInOwnProcess(task: AssembleTask): Promise<MeasuredAssembly> {
  const taskPath = `${task.filePath}.json`;
  await writeFile(taskPath, JSON.stringify(task));
  const program = join(import.meta.dirname, 'assemble-process.ts');
  const { stdout, peakRssMb } = await runMeasured(process.execPath, [program, taskPath]);
  return { ...(JSON.parse(stdout) as AssembledInProcess), peakRssMb };
}
