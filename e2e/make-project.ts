// A small project of its own for a journey: short shots at a low rate and size, with the sample's keyframes.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const keyframesPath = resolve(import.meta.dirname, '..', 'resources', 'sample', 'selected');

export interface ShotOnDisk {
  readonly shot_id: string;
  readonly duration: number;
  readonly [key: string]: unknown;
}

export interface ProjectOnDisk {
  readonly shots: readonly ShotOnDisk[];
  /** More keys of project.json. */
  readonly project?: Readonly<Record<string, unknown>>;
  /** More keys of the storyboard. */
  readonly storyboard?: Readonly<Record<string, unknown>>;
}

export const storyboardPathOf = (folderPath: string): string => join(folderPath, 'storyboards', 'storyboard.json');

export function readJson(filePath: string): Record<string, unknown> {
  return JSON.parse(readFileSync(filePath, 'utf8')) as Record<string, unknown>;
}

/** The shots of the storyboard as they lie on disk. */
export function shotsOnDisk(folderPath: string): Record<string, unknown>[] {
  return readJson(storyboardPathOf(folderPath)).shots as Record<string, unknown>[];
}

export function makeProject(folderPath: string, { shots, project, storyboard }: ProjectOnDisk): string {
  for (const name of ['storyboards', 'selected']) mkdirSync(join(folderPath, name), { recursive: true });
  const pictures = readdirSync(keyframesPath).filter((name) => name.endsWith('.png'));
  const selections = shots.map((shot, index) => {
    const picture = pictures[index % pictures.length] ?? '';
    copyFileSync(join(keyframesPath, picture), join(folderPath, 'selected', picture));
    return { shot_id: shot.shot_id, filename_base: shot.shot_id, selected_variant: 1, selected_file: picture };
  });
  const files: Record<string, unknown> = {
    'project.json': {
      id: 'journey',
      name: 'Journey',
      resolution: { width: 320, height: 192 },
      fps: 8,
      max_segment_seconds: 3,
      ...project,
    },
    'selected/selected_keyframes.json': { project: 'Journey', total_shots: shots.length, selections },
    'storyboards/storyboard.json': {
      version: '2.0',
      project: 'Journey',
      ...storyboard,
      shots: shots.map((shot) => ({ filename_base: shot.shot_id, prompt: `What happens in ${shot.shot_id}`, ...shot })),
    },
  };
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folderPath, name), `${JSON.stringify(content, null, 2)}\n`);
  }
  return folderPath;
}
