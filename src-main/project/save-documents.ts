// Writes the documents that changed, unless somebody else has written them in the meantime.
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { sha256OfText, writeFileAtomically } from '../storage/index.ts';
import type { Documents } from './apply-edit.ts';
import type { RawObject } from './field-reader.ts';
import { newProjectJson } from './parse-project.ts';
import { type Fingerprint, fingerprintOf } from './read-document.ts';
import type { FolderContent } from './read-folder.ts';

export async function saveDocuments(
  folderPath: string,
  content: FolderContent,
  next: Documents,
): Promise<Result<FolderContent>> {
  let saved = content;
  if (next.project !== content.project) {
    const filePath = join(folderPath, layout.projectFile);
    const project = withIdentity(next.project, folderPath);
    const written = await saveDocument(filePath, content.seen.project, project, content.projectFileUsable);
    if (!written.ok) return written;
    saved = { ...saved, project, projectFileUsable: true, seen: { ...saved.seen, project: written.value } };
  }
  const { storyboardFile } = content;
  if (storyboardFile !== null && next.storyboard !== null && next.storyboard !== content.storyboard) {
    const filePath = join(folderPath, layout.storyboardsFolder, storyboardFile);
    const written = await saveDocument(filePath, content.seen.storyboard, next.storyboard, content.storyboard !== null);
    if (!written.ok) return written;
    saved = { ...saved, storyboard: next.storyboard, seen: { ...saved.seen, storyboard: written.value } };
  }
  return ok(saved);
}

/** The id that stood in so far is kept from the first save on: seeds come from it, and the folder may be renamed. */
function withIdentity(project: RawObject, folderPath: string): RawObject {
  const fresh = newProjectJson(folderPath);
  const missing = Object.keys(fresh).filter((key) => project[key] === undefined || project[key] === null);
  return missing.length === 0
    ? project
    : { ...project, ...Object.fromEntries(missing.map((key) => [key, fresh[key]])) };
}

async function saveDocument(
  filePath: string,
  seen: Fingerprint,
  raw: RawObject,
  isUsable: boolean,
): Promise<Result<Fingerprint>> {
  const now = await fingerprintOf(filePath);
  // A file damaged meanwhile must not be replaced silently either.
  if (now !== null && now !== seen) {
    return err({
      code: 'conflict',
      message: 'Another program has written this file since it was read.',
      remedy: 'It has been read again: look at it as it is now and repeat the change.',
      filePath,
    });
  }
  if (now !== null && !isUsable) {
    return err({
      code: 'bad-file',
      message: 'The file is damaged, so nothing is saved into it.',
      remedy: 'Mend it in a text editor, or remove it to start with a new one.',
      filePath,
    });
  }
  const text = `${JSON.stringify(raw, null, 2)}\n`;
  const written = await writeFileAtomically(filePath, text);
  return written.ok ? ok(sha256OfText(text)) : written;
}
