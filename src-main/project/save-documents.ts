// Writes the documents that changed, unless somebody else has written them in the meantime.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { layout } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import { readJsonFile, sha256OfText, writeFileAtomically } from '../storage/index.ts';
import type { Documents } from './apply-edit.ts';
import type { RawObject } from './field-reader.ts';
import type { DiskDocument, FolderContent } from './read-folder.ts';

export async function saveDocuments(
  folderPath: string,
  content: FolderContent,
  next: Documents,
): Promise<Result<FolderContent>> {
  let { project, storyboard } = content;
  if (next.project !== project.raw) {
    const saved = await saveDocument(join(folderPath, layout.projectFile), project, next.project);
    if (!saved.ok) return saved;
    project = saved.value;
  }
  if (
    storyboard !== null &&
    content.storyboardFile !== null &&
    next.storyboard !== null &&
    next.storyboard !== storyboard.raw
  ) {
    const filePath = join(folderPath, layout.storyboardsFolder, content.storyboardFile);
    const saved = await saveDocument(filePath, storyboard, next.storyboard);
    if (!saved.ok) return saved;
    storyboard = saved.value;
  }
  return ok({ ...content, project, storyboard });
}

async function saveDocument(filePath: string, before: DiskDocument, raw: RawObject): Promise<Result<DiskDocument>> {
  if (await isChangedOnDisk(filePath, before)) {
    return err({
      code: 'conflict',
      message: 'Another program has written this file since it was read.',
      remedy: 'It has been read again: look at it as it is now and repeat the change.',
      filePath,
    });
  }
  const text = `${JSON.stringify(raw, null, 2)}\n`;
  const written = await writeFileAtomically(filePath, text);
  return written.ok ? ok({ raw, sha256: sha256OfText(text) }) : written;
}

async function isChangedOnDisk(filePath: string, before: DiskDocument): Promise<boolean> {
  if (!existsSync(filePath)) return false;
  const file = await readJsonFile(filePath);
  // A file damaged meanwhile must not be replaced silently either.
  return !file.ok || file.value.sha256 !== before.sha256;
}
