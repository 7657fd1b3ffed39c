// How much the takes hold on disk, and removing those that nobody needs. What is shown, kept, starred or new stays.
import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import pLimit from 'p-limit';
import type { SegmentChoice } from '#shared/model/project.ts';
import { layout, splitSegmentKey } from '#shared/model/project-layout.ts';
import type { CleanupChoice, CleanupReport, TakesUsage } from '#shared/model/takes-view.ts';
import { ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { writeFileAtomically } from '../storage/index.ts';
import { claimsClip } from './land-clip.ts';
import { cannotRemove, findLeftovers, removeAll } from './leftovers.ts';
import { INCOMING_PREFIX } from './take-arrival.ts';
import { readTakeFiles, type TakeFiles } from './take-files.ts';
import { listTakes, nextTakeNumber, sidecarFileName, textFileName } from './take-folder.ts';
import { choicesByFolderName, keyOfFolder, listTakeFolders, type SegmentChoices } from './take-folders.ts';

export interface CleanupContext {
  readonly projectFolderPath: string;
  /** `settings.segments` of a project.json that could be read: else no take would count as active. */
  readonly segments: SegmentChoices;
  /** When this session opened the project: what is younger may be being written. */
  readonly openedAt: Date;
}

const AT_ONCE = 8;

/** Errors: `path-refused` where the takes lie behind a link. */
export async function takesUsage({
  projectFolderPath,
  segments,
  openedAt,
}: CleanupContext): Promise<Result<TakesUsage>> {
  const folders = await listTakeFolders(projectFolderPath);
  if (!folders.ok) return folders;
  const choices = choicesByFolderName(segments);
  const limit = pLimit(AT_ONCE);
  const usage = { takes: 0, totalBytes: 0, inactiveTakes: 0, inactiveBytes: 0 };
  await limit.map(folders.value, async (folderPath) => {
    const active = choices.get(basename(folderPath))?.[1].activeTake ?? null;
    for (const { take, bytes, isTake } of await readTakeFiles(folderPath)) {
      usage.totalBytes += bytes;
      if (!isTake) continue;
      usage.takes += 1;
      if (take === active) continue;
      usage.inactiveTakes += 1;
      usage.inactiveBytes += bytes;
    }
  });
  const leftovers = await findLeftovers(projectFolderPath, openedAt);
  return ok({ ...usage, leftoverBytes: leftovers.reduce((sum, { bytes }) => sum + bytes, 0) });
}

interface Doomed {
  readonly segmentKey: string;
  readonly folderPath: string;
  readonly files: TakeFiles;
}

/** What would go. Errors as takesUsage. */
export async function planCleanup(choice: CleanupChoice, context: CleanupContext): Promise<Result<CleanupReport>> {
  const doomed = await findDoomed(choice, context);
  if (!doomed.ok) return doomed;
  const leftovers = await findLeftovers(context.projectFolderPath, context.openedAt);
  return ok(
    reportOf(
      false,
      doomed.value,
      leftovers.reduce((sum, { bytes }) => sum + bytes, 0),
    ),
  );
}

/**
 * Looks again and removes; only while nothing is rendered. The report tells what is gone; `failures` what could not be removed,
 * each with its file. Errors as takesUsage.
 */
export async function carryOutCleanup(
  choice: CleanupChoice,
  context: CleanupContext,
): Promise<Result<{ report: CleanupReport; failures: readonly StudioError[] }>> {
  const doomed = await findDoomed(choice, context);
  if (!doomed.ok) return doomed;
  const gone: Doomed[] = [];
  const failures: StudioError[] = [];
  for (const one of doomed.value) {
    const removed = await removeTake(one, context.projectFolderPath);
    if (removed === null) gone.push(one);
    else failures.push(removed);
  }
  const leftovers = await removeAll(await findLeftovers(context.projectFolderPath, context.openedAt));
  return ok({
    report: reportOf(true, gone, leftovers.bytes),
    failures: [...failures, ...leftovers.failures],
  });
}

function reportOf(done: boolean, doomed: readonly Doomed[], leftoverBytes: number): CleanupReport {
  const takes = doomed.map(({ segmentKey, files: { take, bytes } }) => ({ segmentKey, take, bytes }));
  return { done, takes, bytes: takes.reduce((sum, { bytes }) => sum + bytes, 0), leftoverBytes };
}

async function findDoomed(choice: CleanupChoice, context: CleanupContext): Promise<Result<Doomed[]>> {
  const folders = await listTakeFolders(context.projectFolderPath);
  if (!folders.ok) return folders;
  const choices = choicesByFolderName(context.segments);
  const limit = pLimit(AT_ONCE);
  const found = await limit.map(folders.value.sort(), async (folderPath) => {
    const sidecars = await listTakes(folderPath);
    const name = basename(folderPath);
    const [segmentKey, said] = choices.get(name) ?? [keyOfFolder(name, sidecars), null];
    const isChosen = choice.shotIds === null || choice.shotIds.includes(splitSegmentKey(segmentKey)?.shotId ?? '');
    if (!isChosen) return [];
    const takes = (await readTakeFiles(folderPath)).filter(({ isTake }) => isTake);
    // Whatever project.json says: the clip in `video/` was cut from it.
    const shown = sidecars.filter(claimsClip).map(({ take }) => take);
    const spared = sparedTakes(takes, shown, said, choice);
    return takes.filter(({ take }) => !spared.has(take)).map((files) => ({ segmentKey, folderPath, files }));
  });
  return ok(found.flat());
}

function sparedTakes(
  takes: readonly TakeFiles[],
  shown: readonly number[],
  said: SegmentChoice | null,
  { keepRatedFrom, keepNewest }: CleanupChoice,
): Set<number> {
  const newest = takes.map(({ take }) => take).slice(Math.max(0, takes.length - keepNewest));
  const spared = new Set([...shown, ...newest]);
  if (said === null) return spared;
  if (said.activeTake !== null) spared.add(said.activeTake);
  if (said.kept !== null) spared.add(said.kept.take);
  for (const [take, stars] of Object.entries(said.takeRatings)) {
    if (keepRatedFrom !== null && stars >= keepRatedFrom) spared.add(Number(take));
  }
  return spared;
}

/**
 * The sidecar goes last: broken off, there is a take without a film, which answers nothing and goes with the next cleanup. A folder
 * of frames goes at once, by another name: one that has lost some of its frames would still look like a shorter one. null: done.
 */
async function removeTake(
  { segmentKey, folderPath, files }: Doomed,
  projectFolderPath: string,
): Promise<StudioError | null> {
  const { take, names, folderNames } = files;
  const last = [textFileName(take), sidecarFileName(take)];
  const isNewest = (await nextTakeNumber(folderPath)) === take + 1;
  const place = splitSegmentKey(segmentKey);
  let path = folderPath;
  try {
    for (const name of names.filter((one) => !last.includes(one))) {
      path = join(folderPath, name);
      if (folderNames.includes(name)) {
        const awayPath = join(folderPath, `${INCOMING_PREFIX}${randomUUID()}`);
        await rename(path, awayPath);
        path = awayPath;
      }
      await rm(path, { recursive: true });
    }
    if (place !== null) {
      path = join(projectFolderPath, layout.takeThumbnail(place.shotId, place.segmentIndex, take));
      await rm(path, { force: true });
    }
    path = join(folderPath, textFileName(take));
    if (!isNewest) await rm(path, { force: true });
    else if (!names.includes(textFileName(take))) {
      const noted = await writeFileAtomically(path, `Take ${take} was removed by a cleanup.\n`);
      if (!noted.ok) return noted.error;
    }
    path = join(folderPath, sidecarFileName(take));
    await rm(path, { force: true });
    return null;
  } catch (cause) {
    return { ...cannotRemove(path, cause), ...place };
  }
}
