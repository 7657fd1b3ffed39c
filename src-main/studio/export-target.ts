// Where an export goes: a plain name inside one folder, never a path.

import { access, mkdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { ExportFormat, ExportRequest } from '#shared/model/export.ts';
import { DEFAULT_EXPORT_OPTIONS } from '#shared/model/export-defaults.ts';
import { exportKind, fileEndingOf } from '#shared/model/export-presets.ts';
import { layout, safeName } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { diskError, resolveInside } from '../storage/index.ts';

export interface ExportPlace {
  readonly projectFolderPath: string;
  readonly projectName: string;
  /** Of the command line, whose user named it; null: the project's `exports`. */
  readonly exportFolderPath: string | null;
}

/** Absolute; its folder is there. Errors: a name that is none, a file that may not be replaced. */
export async function exportTarget(request: ExportRequest, place: ExportPlace): Promise<Result<string>> {
  const name = request.fileName ?? defaultName(request, place.projectName);
  if (!isPlainName(name)) return err(noName(name));
  if (Buffer.byteLength(name) > LONGEST_NAME_BYTES) return err(tooLong(name));
  const folder = await folderFor(place);
  if (!folder.ok) return folder;
  const filePath = join(folder.value, withEnding(name, request.format));
  try {
    await mkdir(folder.value, { recursive: true });
  } catch (cause) {
    return err(diskError('write', folder.value, cause));
  }
  const isTaken = await access(filePath).then(
    () => true,
    () => false,
  );
  return isTaken && !request.replace ? err(alreadyThere(filePath)) : ok(filePath);
}

async function folderFor({ projectFolderPath, exportFolderPath }: ExportPlace): Promise<Result<string>> {
  return exportFolderPath === null ? resolveInside(projectFolderPath, layout.exportsFolder) : ok(exportFolderPath);
}

function defaultName({ shotId, format, options }: ExportRequest, projectName: string): string {
  const shot = shotId === null ? '' : `_shot_${safeName(shotId).slice(0, 80)}`;
  const kind = exportKind(format, { ...DEFAULT_EXPORT_OPTIONS, ...options });
  return `${safeName(projectName).slice(0, 80) || 'film'}${shot}${kind}`;
}

/** File systems end at 255 bytes; an ending and the number of a frame or a page come behind it. */
const LONGEST_NAME_BYTES = 200;
// Windows knows them as devices or streams, and takes a dot or a space from the end.
const NOT_ON_WINDOWS = /[<>:"|?*\p{Cc}]|[. ]$|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu;

/** Quotes, spaces and the like are no danger here. */
const isPlainName = (name: string): boolean =>
  name.trim() !== '' &&
  basename(name) === name &&
  !/[\\/\0]/.test(name) &&
  !name.startsWith('.') &&
  !(process.platform === 'win32' && NOT_ON_WINDOWS.test(name));

const tooLong = (name: string): StudioError => ({
  code: 'path-refused',
  message: say`The name "${name.slice(0, 40)}…" is too long: ${Buffer.byteLength(name)} of at most ${LONGEST_NAME_BYTES} bytes.`,
  remedy: say`Give a shorter one.`,
});

function withEnding(name: string, format: ExportFormat): string {
  const ending = fileEndingOf(format);
  return ending === '' || extname(name).toLowerCase() === ending ? name : `${name}${ending}`;
}

const noName = (name: string): StudioError => ({
  code: 'path-refused',
  message: say`"${name}" is no file name.`,
  remedy: say`Give a name without slashes that does not begin with a dot; the file goes into the folder exports.`,
});

export const alreadyThere = (filePath: string): StudioError => ({
  code: 'conflict',
  message: say`A file of that name is there already.`,
  remedy: say`Choose another name, or say that it may be replaced.`,
  filePath,
});
