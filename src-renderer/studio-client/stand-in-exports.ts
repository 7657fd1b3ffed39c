// Exports to look at. Scenes `film-exporting`, `film-exported`, `film-disk-full`, `film-cancelled` open with one; in all others
// one that is started runs for some seconds.
import type { ExportRequest, ExportView } from '#shared/model/export.ts';
import type { FilmView } from '#shared/model/film.ts';
import { err, ok } from '#shared/result.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { StandInAnswers, StandInStudio } from './stand-in-studio.ts';
import { drawTestVideo } from './stand-in-video.ts';

export function standInExport(change: Partial<ExportView> = {}): ExportView {
  return {
    id: 'export-1',
    format: 'mp4',
    shotId: null,
    phase: 'working',
    activity: 'Encoding the crossfade from shot 001 to shot 002',
    fraction: 0.42,
    secondsLeft: 34,
    filePath: '/home/kim/films/harbour/exports/Harbour.mp4',
    mediaPath: null,
    bytes: null,
    frames: 761,
    copiedFrames: 302,
    encodedFrames: 18,
    reusedFrames: 0,
    findings: [],
    error: null,
    ...change,
  };
}

export const DISK_FULL: StudioErrorWire = {
  code: 'disk-full',
  message: 'The disk of /home/kim/films/harbour/exports is full: 3 MB are free, the film needs about 212 MB more.',
  remedy: 'Make room, or choose a smaller format, and export again. Nothing half-written was left behind.',
  filePath: '/home/kim/films/harbour/exports/Harbour.mp4',
  details: 'av_interleaved_write_frame(): No space left on device',
};

const DONE: Partial<ExportView> = {
  phase: 'done',
  activity: 'Done',
  fraction: 1,
  secondsLeft: null,
  mediaPath: 'exports/Harbour.mp4',
  bytes: 214_300_000,
  copiedFrames: 725,
  encodedFrames: 24,
  reusedFrames: 12,
};

const AT_FIRST: Record<string, Partial<ExportView>> = {
  'film-exporting': {},
  'film-exported': DONE,
  'film-disk-full': { phase: 'failed', activity: 'Failed', error: DISK_FULL },
  'film-cancelled': { phase: 'cancelled', activity: 'Cancelled' },
};

interface ExportStage {
  readonly studio: () => StandInStudio;
  readonly film: () => FilmView | null;
  readonly draw: (mediaPath: string, base64: string) => void;
}

const STEP_MS = 150;

export function exportAnswers(scene: string, { studio, film, draw }: ExportStage): StandInAnswers {
  const first = AT_FIRST[scene];
  let current: ExportView | null = first ? standInExport(first) : null;
  let timer: ReturnType<typeof setInterval> | undefined;
  if (current?.phase === 'done') void drawTestVideo(SHOWN).then((base64) => draw('exports/Harbour.mp4', base64));
  const tell = (view: ExportView) => {
    current = view;
    studio().emit('export.changed', view);
    return view;
  };
  const step = () => {
    if (current?.phase !== 'working') return clearInterval(timer);
    const fraction = (current.fraction ?? 0) + 0.02;
    const frames = current.frames ?? 0;
    if (fraction < 1) {
      const copiedFrames = Math.round(frames * fraction * 0.9);
      return tell({ ...current, fraction, secondsLeft: Math.ceil((1 - fraction) * 8), copiedFrames });
    }
    tell({ ...current, ...DONE, frames, mediaPath: current.format === 'mp4' ? 'exports/Harbour.mp4' : null });
  };
  return {
    'export.current': () => ok(current),
    'export.cancel': () => ok(current && tell({ ...current, phase: 'cancelled', activity: 'Cancelled' })),
    'export.start': async (request) => {
      const refused = refusal(request, film());
      if (refused) return err(refused);
      const fileName = request.fileName ?? `Harbour.${request.format}`;
      draw('exports/Harbour.mp4', await drawTestVideo(SHOWN));
      clearInterval(timer);
      timer = setInterval(step, STEP_MS);
      const { format, shotId } = request;
      const filePath = `/home/kim/films/harbour/exports/${fileName}`;
      const begun = { id: `export-${Date.now()}`, format, shotId, filePath, fraction: 0, frames: film()?.frames ?? 0 };
      return ok(tell(standInExport({ ...begun, copiedFrames: 0, encodedFrames: 0 })));
    },
  };
}

const SHOWN = { width: 640, height: 360, frames: 48, framesPerSecond: 24 };

function refusal({ fileName, replace, skipMissing }: ExportRequest, film: FilmView | null): StudioErrorWire | null {
  const missing = film?.shots.filter((shot) => shot.missing.length > 0) ?? [];
  if (missing.length > 0 && !skipMissing)
    return {
      code: 'plan-blocked',
      message: `${missing.length} shots are not rendered yet.`,
      remedy: 'Render them, or leave them out of the film.',
    };
  if (fileName === 'taken.mp4' && !replace)
    return {
      code: 'conflict',
      message: 'exports/taken.mp4 is there already.',
      remedy: 'Choose another name, or let it be replaced.',
      filePath: 'exports/taken.mp4',
    };
  return null;
}
