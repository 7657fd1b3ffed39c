// The small picture beside a recent project. It lies in the app's own folder, so that the list needs no drive that is not there.
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { layout } from '#shared/model/project-layout.ts';
import type { ProjectView } from '#shared/model/project-view.ts';
import type { Logger } from '../logging/index.ts';
import { loadSharp } from '../media/index.ts';
import type { RecentProjects } from '../settings/index.ts';
import { resolveInside, sha256OfText, writeFileAtomically } from '../storage/index.ts';

const WIDTH_PIXELS = 320;
const JPEG_QUALITY = 80;
const LONGEST_WAIT_MS = 3_000;
/** A shot list may be long; whoever has no picture in the first of them is shown without. */
const SHOTS_LOOKED_AT = 200;
/** Of a picture that a stranger may have made. */
const MOST_INPUT_PIXELS = 100_000_000;

export interface RecentPictures {
  /** Looks for the picture anew, beside the work; never fails. */
  refresh(view: ProjectView): void;
  read(folderPath: string): Promise<string | null>;
  /** Removes those of projects that are no longer in the list. */
  tidy(): Promise<void>;
  /** Waits for what is being made. */
  close(): Promise<void>;
}

export function createRecentPictures(appDataPath: string, recent: RecentProjects, logger: Logger): RecentPictures {
  const folder = join(appDataPath, 'recent-pictures');
  const fileOf = (folderPath: string): string => `${sha256OfText(folderPath)}.jpg`;
  let working: Promise<unknown> = Promise.resolve();
  // One after the other: sharp has threads of its own, and a newer picture must not be overtaken by an older one.
  const later = (work: () => Promise<void>) => {
    working = working.then(work).catch((cause: unknown) => {
      logger.warn('The picture of a recent project could not be made', { details: String(cause) });
    });
  };
  // A drive that does not answer holds nobody up.
  const made = () => Promise.race([working, sleep(LONGEST_WAIT_MS, undefined, { ref: false })]);
  const tidy = async () => {
    const kept = new Set((await recent.list()).map(({ folderPath }) => fileOf(folderPath)));
    const names = await readdir(folder).catch(() => []);
    const others = names.filter((name) => !kept.has(name));
    await Promise.all(others.map((name) => rm(join(folder, name), { force: true })));
  };
  return {
    refresh(view) {
      later(async () => {
        const picturePath = await findPicture(view);
        const filePath = join(folder, fileOf(view.folderPath));
        if (picturePath === null) return rm(filePath, { force: true });
        const written = await writeFileAtomically(filePath, await smallJpeg(picturePath));
        if (!written.ok) logger.failure(written.error);
      });
      later(tidy);
    },
    async read(folderPath) {
      await made();
      const bytes = await readFile(join(folder, fileOf(folderPath))).catch(() => null);
      return bytes?.toString('base64') ?? null;
    },
    async tidy() {
      later(tidy);
      await made();
    },
    close: async () => void (await made()),
  };
}

async function smallJpeg(picturePath: string): Promise<Buffer> {
  const sharp = await loadSharp();
  const picture = sharp(picturePath, { limitInputPixels: MOST_INPUT_PIXELS }).rotate();
  const small = picture.resize({ width: WIDTH_PIXELS, withoutEnlargement: true });
  return small.flatten({ background: '#000' }).jpeg({ quality: JPEG_QUALITY }).toBuffer();
}

/** The first keyframe, else the still of the newest clip; only what lies in the project itself, also behind links. */
async function findPicture(view: ProjectView): Promise<string | null> {
  const shots = view.storyboard?.shots.slice(0, SHOTS_LOOKED_AT) ?? [];
  const keyframes = shots.flatMap(({ shotId }) =>
    Object.hasOwn(view.keyframes, shotId) ? (view.keyframes[shotId]?.mediaPath ?? []) : [],
  );
  for (const mediaPath of [...keyframes, ...(await newestStills(view.folderPath))]) {
    const path = await resolveInside(view.folderPath, mediaPath);
    if (path.ok && (await isFile(path.value))) return path.value;
  }
  return null;
}

/** Newest first; a strip of many frames is no picture. */
async function newestStills(folderPath: string): Promise<string[]> {
  const stills = `${layout.videoFolder}/_thumbs`;
  const names = await readdir(join(folderPath, stills)).catch(() => []);
  const pictures = names.filter((name) => /\.jpg$/i.test(name) && !/_strip\.jpg$/i.test(name) && !name.startsWith('.'));
  const timed = await Promise.all(
    pictures.map(async (name) => {
      const changedMs = await stat(join(folderPath, stills, name)).then(
        (found) => found.mtimeMs,
        () => 0,
      );
      return { path: `${stills}/${name}`, changedMs };
    }),
  );
  return timed.sort((a, b) => b.changedMs - a.changedMs).map(({ path }) => path);
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
