// video/_state.json: what the screen shows after a restart. It never blocks opening: a damaged one is set aside.

import { basename, join } from 'node:path';
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import { panelName } from '#shared/model/project-view.ts';
import { err, type Result } from '#shared/result.ts';
import { type StudioError, type StudioErrorWire, toWireError } from '#shared/studio-error.ts';
import { isInside, readJsonFile, setAside, writeJsonAtomically } from '../storage/index.ts';
import { createFieldReader, isRawObject, type RawObject } from './field-reader.ts';
import { isFile } from './is-file.ts';

export interface ScreenState {
  readonly storyboardFile: string | null;
  readonly selectionFile: string | null;
  /** The older tool's choice of workflow; project.json wins over it. */
  readonly workflowFile: string | null;
  readonly lastVideoPath: string | null;
  readonly panel: z.infer<typeof panelName> | null;
  readonly selectedShotId: string | null;
}

export const FORGOTTEN: ScreenState = {
  storyboardFile: null,
  selectionFile: null,
  workflowFile: null,
  lastVideoPath: null,
  panel: null,
  selectedShotId: null,
};

export interface ReadState {
  readonly state: ScreenState;
  /** As on disk, so that unknown keys are written back. */
  readonly raw: RawObject;
  readonly problems: readonly StudioErrorWire[];
  /** Why the file, which is there, could not be read. */
  readonly unreadable: StudioError | null;
}

/** @param mayRename false: a damaged file is left where it is. */
export async function readStateFile(folderPath: string, mayRename: boolean): Promise<ReadState> {
  const filePath = join(folderPath, layout.stateFile);
  const fresh = { state: parseState({}, folderPath, []), raw: {}, problems: [], unreadable: null };
  const file = await readJsonFile(filePath);
  if (!file.ok && file.error.code === 'file-missing') return fresh;
  // A disk that fails for a moment says nothing about the file.
  if (!file.ok && file.error.code !== 'bad-file') {
    return { ...fresh, problems: [toWireError(file.error)], unreadable: file.error };
  }
  if (file.ok && isRawObject(file.value.value)) {
    const problems: StudioErrorWire[] = [];
    return { ...fresh, state: parseState(file.value.value, folderPath, problems), raw: file.value.value, problems };
  }
  const message = file.ok ? say`It is not an object.` : file.error.message;
  const remedy = mayRename ? await putAside(filePath) : say`It is left as it is; the screen starts afresh.`;
  return { ...fresh, problems: [{ code: 'bad-file', message, remedy, filePath }] };
}

async function putAside(filePath: string): Promise<string> {
  const aside = await setAside(filePath);
  return aside.ok ? say`It was set aside as ${basename(aside.value)}; the screen starts afresh.` : aside.error.message;
}

function parseState(raw: RawObject, folderPath: string, problems: StudioErrorWire[]): ScreenState {
  const { read } = createFieldReader(raw, '$', join(folderPath, layout.stateFile), (problem) => problems.push(problem));
  const fileName = (key: string): string | null => {
    const name = read(key, z.string().nullable(), null);
    // The older tool wrote an empty text where it had nothing.
    return name === null ? null : lastPart(name) || null;
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
  if (written === null || written === '') return null;
  if (isInside(folderPath, written) && isFile(written)) return written;
  const moved = join(folderPath, layout.videoFolder, lastPart(written));
  return isFile(moved) ? moved : null;
}

/** @param before as it was read: its unknown keys are written back. */
export async function writeStateFile(
  folderPath: string,
  before: ReadState,
  state: ScreenState,
  now: Date,
): Promise<Result<void>> {
  // Not read is not empty: what we could not see must not be replaced.
  const known = before.unreadable === null ? before : await readStateFile(folderPath, true);
  if (known.unreadable !== null) return err(known.unreadable);
  return writeJsonAtomically(join(folderPath, layout.stateFile), {
    ...known.raw,
    storyboard_file: state.storyboardFile,
    selection_file: state.selectionFile,
    workflow_file: state.workflowFile,
    last_video_path: state.lastVideoPath,
    updated_at: now.toISOString(),
    open_panel: state.panel,
    selected_shot: state.selectedShotId,
  });
}
