// What an export will be, in words, before it is begun.
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import type { ExportFormat, ExportOptions } from '#shared/model/export.ts';
import { exportAdvice, exportKind } from '#shared/model/export-presets.ts';
import type { FilmShot, FilmView } from '#shared/model/film.ts';
import type { Finding } from '#shared/studio-error.ts';
import { formatLength } from '../ui/format-time.ts';

/** What is asked about: the film or one shot, with or without what is missing. */
export interface ExportScope {
  readonly format: ExportFormat;
  readonly shotId: string | null;
  readonly skipMissing: boolean;
  readonly options: ExportOptions;
}

/** It shows the storyboard: nothing needs to be rendered for it. */
export const isContactSheet = (format: ExportFormat): boolean =>
  format === 'contact-sheet' || format === 'contact-sheet-pdf';

export const isAnimation = (format: ExportFormat): boolean => format === 'gif' || format === 'webp';

/** The shots that are meant, those that are left out not among them. */
export function shotsOf(film: FilmView, { format, shotId, skipMissing }: ExportScope): FilmShot[] {
  const meant = film.shots.filter((shot) => shotId === null || shot.shotId === shotId);
  return skipMissing && !isContactSheet(format) ? meant.filter((shot) => shot.missing.length === 0) : meant;
}

/** Of what is meant, the shots that lack clips. */
export const lackingShots = (film: FilmView, shotId: string | null): FilmShot[] =>
  film.shots.filter((shot) => shot.missing.length > 0 && (shotId === null || shot.shotId === shotId));

export function framesOf(film: FilmView, scope: ExportScope): number {
  const frames = shotsOf(film, scope).reduce((sum, shot) => sum + shot.frames, 0);
  return frames + (scope.shotId === null ? film.cardFrames : 0);
}

/** How long it will be and what becomes of its frames. */
export function outcomeFacts(film: FilmView, scope: ExportScope, isTimeline: boolean): [string, string][] {
  const { format, options } = scope;
  const shots = shotsOf(film, scope);
  if (isContactSheet(format)) {
    return [
      [say`Pictures`, sheetWords(film, options)],
      [say`Shown`, say`The keyframe of each, or its first rendered frame where it has none`],
    ];
  }
  const frames = framesOf(film, scope);
  const rate = isAnimation(format) ? (options.framesPerSecond ?? film.framesPerSecond) : film.framesPerSecond;
  const made = Math.round((frames * rate) / film.framesPerSecond);
  const seconds = formatLength(frames / film.framesPerSecond);
  const length = say`${seconds}, ${formatNumber(made)} frames at ${formatNumber(rate, 3)} fps`;
  if (isTimeline) {
    return [
      [say`Length`, length],
      [
        say`Media`,
        many(
          shots.length,
          '{{count}} shot; the clips stay where they are, no picture is encoded',
          '{{count}} shots; the clips stay where they are, no picture is encoded',
        ),
      ],
    ];
  }
  return [
    [say`Length`, length],
    [say`Picture`, sizeWords(film, scope)],
    [say`Encoding`, encodingWords(film, scope, made)],
  ];
}

function sheetWords({ shots }: FilmView, { columns }: ExportOptions): string {
  return columns === 1
    ? many(shots.length, '{{count}} shot, under each other', '{{count}} shots, under each other')
    : many(
        shots.length,
        '{{count}} shot, {{columns}} beside each other',
        '{{count}} shots, {{columns}} beside each other',
        {
          columns,
        },
      );
}

function sizeWords({ width, height }: FilmView, { format, options }: ExportScope): string {
  const wanted = options.widthPixels;
  if (wanted === null) return `${width} × ${height}`;
  // Of films both sides are even: their codecs halve the colour.
  const step = isAnimation(format) || format === 'png-sequence' ? 1 : 2;
  const toStep = (pixels: number) => Math.max(step, Math.round(pixels / step) * step);
  return `${toStep(wanted)} × ${toStep((wanted * height) / width)}`;
}

function encodingWords(film: FilmView, scope: ExportScope, frames: number): string {
  const { format, options, shotId, skipMissing } = scope;
  if (format === 'png-sequence')
    return many(frames, '{{count}} picture, one file each', '{{count}} pictures, one file each');
  if (format !== 'mp4') return say`All ${formatNumber(frames)} frames are encoded`;
  if (options.crf !== null || options.widthPixels !== null)
    return say`All ${formatNumber(frames)} frames are encoded a second time`;
  if (shotId !== null || skipMissing)
    return say`Frames are copied from the clips; only what an effect touches is encoded`;
  const encoded = Math.min(film.effectFrames + film.cardFrames, frames);
  if (encoded === 0) return say`All ${formatNumber(frames)} frames are copied from the clips`;
  return say`${formatNumber(frames - encoded)} frames are copied from the clips, ${formatNumber(encoded)} are encoded`;
}

/** What stands in no file name on one system or another. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const FORBIDDEN = /[\\/:*?"<>|\u0000-\u001f]/;

/** Why this cannot be a file's name, without its ending; null: it can. */
export function nameProblem(name: string): string | null {
  if (name.trim() === '') return say`A file needs a name`;
  if (FORBIDDEN.test(name)) return say`A file name cannot hold ${'\\ / : * ? " < > |'}`;
  if (/^[. ]|[. ]$/.test(name)) return say`A file name cannot begin or end with a point or a space`;
  if (name.length > 180) return say`At most 180 characters`;
  return null;
}

/** The name that is offered: the project's, and what it is of. */
export function offeredName(projectName: string, { format, shotId, options }: ExportScope): string {
  const shot = shotId === null ? '' : `_shot_${shotId}`;
  const name = [projectName, shot, exportKind(format, options)]
    .join('')
    .split('')
    .map((letter) => (FORBIDDEN.test(letter) ? '_' : letter))
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '')
    .slice(0, 180);
  return name || 'film';
}

/** "shots 005 and 006", "shots 001, 002 and 14 more". */
export function shotNames(shots: readonly FilmShot[]): string {
  const ids = shots.map(({ shotId }) => shotId);
  if (ids.length === 1) return say`shot ${ids[0] ?? ''}`;
  if (ids.length <= 4) return say`shots ${ids.slice(0, -1).join(', ')} and ${ids.at(-1) ?? ''}`;
  return say`shots ${ids.slice(0, 3).join(', ')} and ${formatNumber(ids.length - 3)} more`;
}

/** What is said beside what the shots themselves say: of missing clips, older ones, and of one shot without its neighbours. */
export function findingsOf(film: FilmView, scope: ExportScope): Finding[] {
  const { format, options, shotId } = scope;
  if (isContactSheet(format)) return [];
  const { framesPerSecond } = film;
  const advice = exportAdvice(format, options, { frames: framesOf(film, scope), framesPerSecond });
  const said = ({ severity, code, ...finding }: Finding) => {
    const shot = film.shots.find((entry) => entry.shotId === finding.shotId);
    if (severity === 'problem') return shot !== undefined && shot.missing.length > 0;
    return code === 'plan-blocked' && shot !== undefined && shot.stale.length > 0;
  };
  return [...advice, ...(shotId === null ? film.findings.filter((finding) => !said(finding)) : [])];
}
