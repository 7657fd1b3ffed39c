// Writes the documents that an edit replaced, unless somebody else has written them in the meantime. All of them, or none.
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { diskError, resolveInside, sha256OfText, writeFileAtomically } from '../storage/index.ts';
import type { Documents } from './documents.ts';
import type { RawObject } from './field-reader.ts';
import { newProjectJson } from './parse-project.ts';
import { type Fingerprint, fingerprintOf } from './read-document.ts';
import type { FolderContent } from './read-folder.ts';

/** One document that changes. */
interface Change {
  readonly filePath: string;
  readonly seen: Fingerprint;
  readonly before: RawObject | null;
  /** null: the file goes; an edit made it and is taken back. */
  readonly after: RawObject | null;
  /** false: what lies there is damaged. */
  readonly isUsable: boolean;
  /** The content once it is written. */
  readonly saved: (content: FolderContent, fingerprint: Fingerprint) => FolderContent;
}

export async function saveDocuments(
  folderPath: string,
  content: FolderContent,
  next: Documents,
): Promise<Result<FolderContent>> {
  const selection = await selectionChange(folderPath, content, next);
  if (!selection.ok) return selection;
  // The storyboard last: what the others say of a shot that is not there yet does no harm.
  const changes = [
    projectChange(folderPath, content, next),
    selection.value,
    storyboardChange(folderPath, content, next),
  ].filter((change) => change !== null);
  for (const change of changes) {
    const checked = await checkUnwritten(change);
    if (!checked.ok) return checked;
  }
  let saved = content;
  for (const [index, change] of changes.entries()) {
    const written = await write(change.filePath, change.after);
    if (!written.ok) {
      for (const done of changes.slice(0, index)) await write(done.filePath, done.before);
      return written;
    }
    saved = change.saved(saved, written.value);
  }
  return ok(saved);
}

function projectChange(folderPath: string, content: FolderContent, next: Documents): Change | null {
  if (next.project === content.project) return null;
  const project = withIdentity(next.project, folderPath);
  return {
    filePath: join(folderPath, layout.projectFile),
    seen: content.seen.project,
    before: content.seen.project === null ? null : content.project,
    after: project,
    isUsable: content.projectFileUsable,
    saved: (now, fingerprint) => ({
      ...now,
      project,
      projectFileUsable: true,
      seen: { ...now.seen, project: fingerprint },
    }),
  };
}

async function selectionChange(
  folderPath: string,
  content: FolderContent,
  next: Documents,
): Promise<Result<Change | null>> {
  const { selection } = next;
  if (selection === content.selection) return ok(null);
  const selectionFile = content.selectionFile ?? layout.selectionFile;
  // A folder from elsewhere may hold a link for a folder; nothing is written out of the project.
  const inside = await resolveInside(folderPath, selectionFile);
  if (!inside.ok) return inside;
  return ok({
    filePath: inside.value,
    seen: content.seen.selection,
    before: content.selection,
    after: selection,
    isUsable: content.selection !== null || content.seen.selection === null,
    saved: (now, fingerprint) => ({
      ...now,
      selection,
      selectionFile: selection === null ? null : selectionFile,
      seen: { ...now.seen, selection: fingerprint },
    }),
  });
}

function storyboardChange(folderPath: string, content: FolderContent, next: Documents): Change | null {
  const { storyboardFile } = content;
  const { storyboard } = next;
  if (storyboardFile === null || storyboard === null || storyboard === content.storyboard) return null;
  return {
    filePath: join(folderPath, layout.storyboardsFolder, storyboardFile),
    seen: content.seen.storyboard,
    before: content.storyboard,
    after: storyboard,
    isUsable: content.storyboard !== null,
    saved: (now, fingerprint) => ({ ...now, storyboard, seen: { ...now.seen, storyboard: fingerprint } }),
  };
}

/** The id that stood in so far is kept from the first save on: seeds come from it, and the folder may be renamed. */
function withIdentity(project: RawObject, folderPath: string): RawObject {
  const fresh = newProjectJson(folderPath);
  const missing = Object.keys(fresh).filter((key) => project[key] === undefined || project[key] === null);
  return missing.length === 0
    ? project
    : { ...project, ...Object.fromEntries(missing.map((key) => [key, fresh[key]])) };
}

async function checkUnwritten({ filePath, seen, isUsable }: Change): Promise<Result<void>> {
  const now = await fingerprintOf(filePath);
  // A file damaged meanwhile must not be replaced silently either.
  if (now !== null && now !== seen) {
    return err({
      code: 'conflict',
      message: say`Another program has written this file since it was read.`,
      remedy: say`It has been read again: look at it as it is now and repeat the change.`,
      filePath,
    });
  }
  if (now !== null && !isUsable) {
    return err({
      code: 'bad-file',
      message: say`The file is damaged, so nothing is saved into it.`,
      remedy: say`Mend it in a text editor, or remove it to start with a new one.`,
      filePath,
    });
  }
  return ok(undefined);
}

async function write(filePath: string, raw: RawObject | null): Promise<Result<Fingerprint>> {
  if (raw === null) {
    try {
      await rm(filePath, { force: true });
      return ok(null);
    } catch (cause) {
      return err(diskError('write', filePath, cause));
    }
  }
  const bytes = Buffer.from(`${JSON.stringify(raw, null, 2)}\n`);
  const written = await writeFileAtomically(filePath, bytes);
  return written.ok ? ok(sha256OfText(bytes)) : written;
}
