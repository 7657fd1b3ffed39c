// A timeline file for an editor.

import { writeFile } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { inEnglish } from '#shared/i18n/say.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import { writeWhole } from '../media/index.ts';
import { fileVersion } from '../storage/index.ts';
import {
  absoluteUrls,
  type MediaNaming,
  relativeTo,
  type Timeline,
  writeEdl,
  writeFcpxml,
  writeOtio,
} from '../timeline/index.ts';
import { buildTimeline } from './build-timeline.ts';
import { findingsOf } from './export-findings.ts';
import { alreadyThere } from './export-target.ts';
import { type ExportContext, type Exported, stopped, type WholeRequest, written } from './export-work.ts';
import type { FilmWork } from './film-desk.ts';
import { ffmpegMissing } from './refusals.ts';

export async function exportTimeline(
  request: WholeRequest,
  work: FilmWork,
  targetPath: string,
  context: ExportContext,
): Promise<Result<Exported>> {
  const { ffmpeg } = context.parts;
  if (ffmpeg === null) return err(ffmpegMissing());
  const { relativeMedia, timelineMedia } = request.options;
  // Their words go into the file.
  const { seams } = inEnglish(() => context.films.seams(work));
  const timeline = await buildTimeline({
    ...{ work, media: timelineMedia, shotId: request.shotId },
    seams: new Map(seams.map((seam) => [seam.segmentKey, seam])),
    context: { ...context, ffmpeg },
  });
  if (!timeline.ok) return timeline;
  if (context.signal.aborted) return err(stopped());
  const naming = relativeMedia ? relativeTo(dirname(targetPath)) : absoluteUrls;
  const { texts, warnings } = textsOf(request.format, timeline.value, naming);
  const saved = await writeParts(targetPath, texts, request.replace);
  if (!saved.ok) return saved;
  return ok({
    ...(await written(targetPath, [...findingsOf(work, request, context), ...warnings])),
    bytes: saved.value,
  });
}

/** All of them, or none. Gives their bytes together. */
async function writeParts(targetPath: string, texts: readonly string[], replaces: boolean): Promise<Result<number>> {
  const paths = texts.map((_text, index) => partPath(targetPath, index));
  for (const path of replaces ? [] : paths) if ((await fileVersion(path)) !== null) return err(alreadyThere(path));
  return writeWhole(paths, async (temporaryPaths) => {
    for (const [index, text] of texts.entries()) await writeFile(temporaryPaths[index] ?? '', text);
    return ok(texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0));
  });
}

function textsOf(
  format: WholeRequest['format'],
  timeline: Timeline,
  naming: MediaNaming,
): { texts: readonly string[]; warnings: readonly Finding[] } {
  if (format === 'edl') return writeEdl(timeline);
  const { text, warnings } = format === 'otio' ? writeOtio(timeline, naming) : writeFcpxml(timeline, naming);
  return { texts: [text], warnings };
}

/** An EDL has room for 999 events: what is more goes into a second file. */
function partPath(targetPath: string, index: number): string {
  const ending = extname(targetPath);
  return index === 0 ? targetPath : `${targetPath.slice(0, -ending.length)}_${index + 1}${ending}`;
}
