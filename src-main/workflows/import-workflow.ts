// A user's own graph written into the app's workflow folder under a name that makes it a workflow.

import { constants, copyFile, link, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type ComfyGraph, findSlotsUntilChosen } from '../graph/index.ts';
import { diskError, errorCodeOf, temporaryPathFor, writeJsonAtomically } from '../storage/index.ts';
import { describeGraph, NO_CONTEXT } from './describe-workflow.ts';
import { safeWorkflowFileName } from './workflow-names.ts';

export interface WrittenWorkflow {
  readonly fileName: string;
  readonly filePath: string;
}

export interface WorkflowToImport {
  readonly importFolder: string;
  readonly shippedFolder: string;
  /** As the user calls it. */
  readonly name: string;
  readonly graph: ComfyGraph;
  readonly replace: boolean;
}

/** A graph that cannot be used is not written, its error says why; one that only waits for a choice is. */
export async function writeImportedWorkflow(asked: WorkflowToImport): Promise<Result<WrittenWorkflow>> {
  const { importFolder, shippedFolder, name, graph, replace } = asked;
  const described = describeGraph(graph, name, NO_CONTEXT, findSlotsUntilChosen);
  if (!described.ok) return described;
  const safeName = safeWorkflowFileName(name, described.value.slots.endImage.length > 0);
  if (safeName === null) {
    return err({
      code: 'bad-request',
      message: say`"${name}" cannot be the name of a workflow.`,
      remedy: say`Give it a name with letters or digits.`,
    });
  }
  const taken = await takenName(importFolder, safeName);
  const fileName = taken ?? safeName;
  const filePath = join(importFolder, fileName);
  if (replace) {
    const written = await writeJsonAtomically(filePath, graph);
    return written.ok ? ok({ fileName, filePath }) : written;
  }
  if (taken !== null) return err(isTaken(fileName, filePath));
  if ((await namesIn(shippedFolder)).includes(fileName)) return err(isShipped(fileName, join(shippedFolder, fileName)));
  const created = await createJson(filePath, graph);
  if (!created.ok) return created;
  return created.value === 'created' ? ok({ fileName, filePath }) : err(isTaken(fileName, filePath));
}

/** Upper and lower case alike: for many disks they are. Trouble with the folder shows when the file is written. */
async function takenName(importFolder: string, fileName: string): Promise<string | null> {
  const key = (name: string) => name.normalize('NFC').toLowerCase();
  return (await namesIn(importFolder)).find((name) => key(name) === key(fileName)) ?? null;
}

const namesIn = (folderPath: string): Promise<string[]> => readdir(folderPath).catch(() => []);

/** Whole at once, and never over a file that another studio made in the meantime. */
async function createJson(filePath: string, value: unknown): Promise<Result<'created' | 'taken'>> {
  const temporaryPath = temporaryPathFor(filePath);
  const written = await writeJsonAtomically(temporaryPath, value);
  if (!written.ok) return written;
  try {
    // Some disks have no links.
    await link(temporaryPath, filePath).catch((cause) => {
      if (errorCodeOf(cause) === 'EEXIST') throw cause;
      return copyFile(temporaryPath, filePath, constants.COPYFILE_EXCL);
    });
    return ok('created');
  } catch (cause) {
    return errorCodeOf(cause) === 'EEXIST' ? ok('taken') : err(diskError('write', filePath, cause));
  } finally {
    await rm(temporaryPath, { force: true }).catch(() => undefined);
  }
}

function isTaken(fileName: string, filePath: string): StudioError {
  const message = say`You already have a workflow called ${fileName}.`;
  return { code: 'conflict', message, remedy: say`Replace it, or give this one another name.`, filePath };
}

function isShipped(fileName: string, filePath: string): StudioError {
  return {
    code: 'conflict',
    message: say`Called ${fileName}, it would stand in place of the one that came with Longtake, in every project that uses it.`,
    remedy: say`Give it another name, or replace that one: it comes back when yours is removed.`,
    filePath,
  };
}
