// video/_state.json: what the screen shows after a restart. It never blocks opening: a damaged one is set aside.
import { existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod/v4';
import { layout } from '#shared/model/project-layout.ts';
import { panelName } from '#shared/model/project-view.ts';
import type { Result } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { isInside, readJsonFile, setAside, writeJsonAtomically } from '../storage/index.ts';
import { createFieldReader, isRawObject, type RawObject } from './field-reader.ts';

export interface ScreenState {
  readonly storyboardFile: string | null;
  readonly selectionFile: string | null;
  /** The older tool's choice of workflow; project.json wins over it. */
  readonly workflowFile: string | null;
  readonly lastVideoPath: string | null;
  readonly panel: z.infer<typeof panelName> | null;
  readonly selectedShotId: string | null;
}

export interface ReadState {
  readonly state: ScreenState;
  /** As on disk, so that unknown keys are written back. */
  readonly raw: RawObject;
  readonly problems: readonly StudioErrorWire[];
}

export async function readStateFile(folderPath: string): Promise<ReadState> {
  const filePath = join(folderPath, layout.stateFile);
  if (!existsSync(filePath)) return { state: parseState({}, folderPath, []), raw: {}, problems: [] };
  const problems: StudioErrorWire[] = [];
  const file = await readJsonFile(filePath);
  if (file.ok && isRawObject(file.value.value)) {
    return { state: parseState(file.value.value, folderPath, problems), raw: file.value.value, problems };
  }
  const aside = await setAside(filePath);
  problems.push({
    code: 'bad-file',
    message: file.ok ? 'It is not an object.' : file.error.message,
    remedy: aside.ok ? `It was set aside as ${basename(aside.value)}; the screen starts afresh.` : aside.error.message,
    filePath,
  });
  return { state: parseState({}, folderPath, []), raw: {}, problems };
}

function parseState(raw: RawObject, folderPath: string, problems: StudioErrorWire[]): ScreenState {
  const { read } = createFieldReader(raw, '$', join(folderPath, layout.stateFile), (problem) => problems.push(problem));
  const fileName = (key: string): string | null => {
    const name = read(key, z.string().nullable(), null);
    return name === null ? null : lastPart(name);
  };
  return {
    storyboardFile: fileName('storyboard_file'),
    selectionFile: fileName('selection_file'),
    workflowFile: fileName('workflow_file'),
    lastVideoPath: findLastVideo(folderPath, read('last_video_path', z.string().nullable(), null)),
    panel: read('open_panel', panelName.nullable(), null),
    selectedShotId: read('selected_shot', z.string().nullable(), null),
  };
}

const lastPart = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

// The older tool wrote an absolute path; on another machine the same name in `video/` is meant.
function findLastVideo(folderPath: string, written: string | null): string | null {
  if (written === null) return null;
  if (isInside(folderPath, written) && existsSync(written)) return written;
  const moved = join(folderPath, layout.videoFolder, lastPart(written));
  return existsSync(moved) ? moved : null;
}

export function writeStateFile(
  folderPath: string,
  raw: RawObject,
  state: ScreenState,
  now: Date,
): Promise<Result<void>> {
  return writeJsonAtomically(join(folderPath, layout.stateFile), {
    ...raw,
    storyboard_file: state.storyboardFile,
    selection_file: state.selectionFile,
    workflow_file: state.workflowFile,
    last_video_path: state.lastVideoPath,
    updated_at: now.toISOString(),
    open_panel: state.panel,
    selected_shot: state.selectedShotId,
  });
}
