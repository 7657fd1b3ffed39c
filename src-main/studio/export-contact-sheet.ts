// The storyboard on paper: a picture of every shot with its words.

import { join } from 'node:path';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import { type ContactCell, makeContactSheet } from '../exports/index.ts';
import { fontFilePath } from '../media/index.ts';
import { type ExportContext, type Exported, type WholeRequest, written } from './export-work.ts';
import { noStoryboard, notInPlan } from './refusals.ts';

export async function exportContactSheet(
  request: WholeRequest,
  targetPath: string,
  { store, films, stills, signal, onProgress }: ExportContext,
): Promise<Result<Exported>> {
  const { storyboard, storyboardFiles, settings } = store.view();
  if (storyboard === null) return err(noStoryboard(storyboardFiles.length));
  const shots = storyboard.shots.filter(({ shotId }) => request.shotId === null || shotId === request.shotId);
  if (shots.length === 0 && request.shotId !== null) return err(notInPlan(request.shotId));
  const aspect = films.aspect();
  const cells: ContactCell[] = [];
  for (const shot of shots) cells.push(await cellOf(shot, store, stills));
  const seconds = shots.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const made = await makeContactSheet(
    cells,
    {
      ...{
        title: settings.name,
        subtitle: many(shots.length, '{{count}} shot · {{seconds}} s', '{{count}} shots · {{seconds}} s', {
          seconds: formatNumber(seconds, 1),
        }),
        aspect,
      },
      ...{ columns: request.options.columns, targetPath, replace: request.replace, fontPath: fontFilePath() },
      format: request.format === 'contact-sheet-pdf' ? 'pdf' : 'png',
    },
    signal,
    (done) => onProgress({ activity: say`Drawing`, fraction: done / Math.max(1, cells.length) }),
  );
  if (!made.ok) return made;
  const { files, bytes, unknownCharacters } = made.value;
  const findings = unknownCharacters > 0 ? [boxed(unknownCharacters)] : [];
  return ok({ ...(await written(files[0] ?? targetPath, findings)), bytes });
}

/** The keyframe it starts from, which is whole and clean; where it has none, the first frame that was rendered. */
async function cellOf(
  shot: Shot,
  store: ExportContext['store'],
  stills: ExportContext['stills'],
): Promise<ContactCell> {
  const { shotId, durationSeconds, cameraMovement, prompt, description } = shot;
  const camera = cameraMovement.replaceAll('_', ' ').trim();
  return {
    shotId,
    picturePath: await pictureOf(shotId, store, stills),
    title: description,
    lines: [prompt, [`${formatNumber(durationSeconds)} s`, camera].filter(Boolean).join(' · ')],
  };
}

async function pictureOf(
  shotId: string,
  store: ExportContext['store'],
  stills: ExportContext['stills'],
): Promise<string | null> {
  const keyframe = store.view().keyframes[shotId];
  if (keyframe?.status === 'found' && keyframe.filePath !== null) return keyframe.filePath;
  const mediaPath = layout.stills(shotId, 0, 'first');
  const still = await stills?.ensure(mediaPath);
  return still?.ok ? join(store.folderPath, mediaPath) : null;
}

const boxed = (characters: number): Finding => ({
  severity: 'warning',
  code: 'not-supported',
  message: many(
    characters,
    '{{count}} character cannot be drawn with the font that comes with Longtake; a box stands for it.',
    '{{count}} characters cannot be drawn with the font that comes with Longtake; boxes stand for them.',
  ),
  remedy: say`Write these words in Latin, Greek or Cyrillic letters where they should be read.`,
});
