// The pictures that stand for a clip: made when a page asks for them, or beforehand when there is nothing else to do.

import { stat } from 'node:fs/promises';
import { relative, resolve, sep } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import { clipOfStill, stillsOfClip } from '#shared/model/filmstrip.ts';
import { STILL_KINDS, type StillKind } from '#shared/model/project-layout.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError, StudioErrorCode } from '#shared/studio-error.ts';
import type { Logger } from '../logging/index.ts';
import { type Ffmpeg, makeStills } from '../media/index.ts';
import { resolveInside } from '../storage/index.ts';
import { createOneAtATime } from './one-at-a-time.ts';

export interface StillsOptions {
  readonly ffmpeg: Pick<Ffmpeg, 'path'>;
  readonly projectFolderPath: string;
  readonly logger: Logger;
}

/** Paths are absolute, or relative to the project folder as `layout` writes them. */
export interface Stills {
  /**
   * Makes the stills of a clip where they are missing or show another version of it. Of those that wait, the newest is served first.
   * Errors: `file-missing` without a clip; why it cannot be decoded (said again for this version of it, not tried again); the disk's; `stopped`.
   */
  ensure(stillPath: string): Promise<Result<void>>;
  /** In the background, after everything that is asked for. What is no clip of a segment, or missing, is passed over. */
  prepare(clipPaths: readonly string[]): void;
  /** Stops; nothing half-written stays. */
  close(): Promise<void>;
}

/** Tried again for the same clip, they come again. */
const CLIP_IS_TO_BLAME: ReadonlySet<StudioErrorCode> = new Set(['bad-file', 'output-damaged', 'ffmpeg-failed']);
const PASSING: ReadonlySet<StudioErrorCode> = new Set(['stopped', 'file-missing']);

export function createStills({ ffmpeg, projectFolderPath, logger }: StillsOptions): Stills {
  const failures = new Map<string, { readonly version: string; readonly error: StudioError }>();
  /** The version that was made in this session: some disks cannot keep the time of a file. */
  const made = new Map<string, string>();
  const queue = createOneAtATime(makeFor);

  /** null: there is something to do. */
  async function settled(clipPath: string, files: ClipFiles): Promise<Result<void> | null> {
    const failure = failures.get(clipPath);
    if (failure?.version === files.version) return err(failure.error);
    const isOwnTime = made.get(clipPath) === files.version;
    const there = await Promise.all(STILL_KINDS.map((kind) => hasTime(files.stillPaths[kind], files.time, isOwnTime)));
    return there.every(Boolean) ? ok(undefined) : null;
  }

  async function makeFor(clipPath: string, signal: AbortSignal): Promise<Result<void>> {
    for (;;) {
      const files = await findFiles(projectFolderPath, clipPath);
      if (!files.ok) return files;
      // Also the way out afterwards: a clip that was replaced meanwhile has another version, and comes once more.
      const answer = await settled(clipPath, files.value);
      if (answer !== null) return answer;
      const { absolutePath, stillPaths, time, version } = files.value;
      const result = await makeStills(ffmpeg, { clipPath: absolutePath, stillPaths, modifiedAt: time, signal });
      if (result.ok) made.set(clipPath, version);
      else if (CLIP_IS_TO_BLAME.has(result.error.code)) remember(clipPath, version, result.error);
      else return giveUp(result.error);
    }
  }

  function remember(clipPath: string, version: string, error: StudioError): void {
    logger.failure(error);
    failures.set(clipPath, { version, error });
  }

  function giveUp(error: StudioError): Result<void> {
    if (PASSING.has(error.code)) return err(error);
    logger.failure(error);
    // A full disk, no ffmpeg: the next clips would only say the same.
    queue.forgetLater();
    return err(error);
  }

  /** As `layout` writes it; what lies elsewhere becomes a path that it would not write. */
  const inProject = (path: string): string =>
    relative(projectFolderPath, resolve(projectFolderPath, path)).split(sep).join('/');

  return {
    async ensure(stillPath) {
      const clipPath = clipOfStill(inProject(stillPath));
      if (clipPath === null) return err(noStill(stillPath));
      const files = await findFiles(projectFolderPath, clipPath);
      if (!files.ok) return files;
      return (await settled(clipPath, files.value)) ?? queue.ask(clipPath);
    },
    prepare: (clipPaths) => queue.later(clipPaths.map(inProject).filter((path) => stillsOfClip(path) !== null)),
    close: queue.close,
  };
}

interface ClipFiles {
  readonly absolutePath: string;
  readonly time: Date;
  /** Changes with every clip that is put in this place. */
  readonly version: string;
  readonly stillPaths: Readonly<Record<StillKind, string>>;
}

async function findFiles(projectFolderPath: string, clipPath: string): Promise<Result<ClipFiles>> {
  const stills = stillsOfClip(clipPath);
  if (stills === null) return err(noStill(clipPath));
  const [clip, first, middle, last, strip] = await Promise.all(
    [clipPath, stills.first, stills.middle, stills.last, stills.strip].map((one) =>
      resolveInside(projectFolderPath, one),
    ),
  );
  if (!clip?.ok || !first?.ok || !middle?.ok || !last?.ok || !strip?.ok) return err(noStill(clipPath));
  const facts = await stat(clip.value).catch(() => null);
  if (facts === null || !facts.isFile()) return err(clipMissing(clipPath));
  const stillPaths = { first: first.value, middle: middle.value, last: last.value, strip: strip.value };
  return ok({
    absolutePath: clip.value,
    time: facts.mtime,
    version: `${facts.mtimeMs}-${facts.size}`,
    stillPaths,
  });
}

/** A still carries the time of its clip. Not merely "newer than the clip": a clip keeps the time at which it was cut when it is moved into place. */
async function hasTime(stillPath: string, time: Date, isAnyTimeRight: boolean): Promise<boolean> {
  const facts = await stat(stillPath).catch(() => null);
  if (facts === null || facts.size === 0) return false;
  return isAnyTimeRight || Math.abs(facts.mtimeMs - time.getTime()) < 1;
}

const clipMissing = (clipPath: string): StudioError => ({
  code: 'file-missing',
  message: say`There is no clip to take pictures from.`,
  remedy: say`Render the segment.`,
  filePath: clipPath,
});

const noStill = (path: string): StudioError => ({
  code: 'path-refused',
  message: say`"${path}" is no picture of a clip in this project.`,
  remedy: say`Ask for one of video/_thumbs/<clip>_first.jpg, _middle.jpg, _last.jpg or _strip.jpg.`,
  filePath: path,
});
