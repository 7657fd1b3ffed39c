// The film of the open project: what it would be now, and everything it is made of.

import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { ExportOptions } from '#shared/model/export.ts';
import type { FilmSettings, FilmView } from '#shared/model/film.ts';
import { layout } from '#shared/model/project-layout.ts';
import type { SeamsReport } from '#shared/model/seam.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import {
  editFilm,
  type FilmEdit,
  type FilmInput,
  type FilmPlan,
  filmPieces,
  filmShots,
  filmSound,
} from '../film/index.ts';
import type { ProjectStore } from '../project/index.ts';
import { resolveInside } from '../storage/index.ts';
import { filmFindings } from './film-findings.ts';
import { type FoundClips, filmSources } from './film-sources.ts';
import type { CheckedPlan, Planner } from './planner.ts';
import { correctionsOf, type SeamsDesk } from './seams-desk.ts';
import { findVoices } from './voice-overs.ts';

const SOUND_ENDINGS = ['.wav', '.mp3', '.m4a', '.aac', '.flac', '.ogg', '.opus', '.aif', '.aiff'];

export interface FilmWork {
  readonly checked: CheckedPlan;
  readonly input: FilmInput;
  readonly edit: FilmEdit;
  /** By segment key: why a clip that is there cannot be in the film. */
  readonly unfit: FoundClips['unfit'];
}

export interface WorkProgress {
  readonly signal: AbortSignal;
  readonly onMeasured: (done: number, total: number) => void;
}

export class FilmDesk {
  readonly #store: ProjectStore;
  readonly #planner: Planner;
  readonly #seams: SeamsDesk;

  constructor(store: ProjectStore, planner: Planner, seams: SeamsDesk) {
    this.#store = store;
    this.#planner = planner;
    this.#seams = seams;
  }

  /** With the corrections that are known by now. */
  async view(): Promise<Result<FilmView>> {
    const checked = await this.#planner.planWithStandings();
    if (!checked.ok) return checked;
    const { input, unfit } = await this.#input(checked.value, correctionsOf(this.#seams.known(checked.value)));
    const edit = editFilm(input, null);
    const { plan } = checked.value;
    const shots = filmShots(input);
    const encoded = this.#pieces(input, edit, true).filter(({ kind }) => kind !== 'copy');
    const cardFrames = edit.cardFrames;
    const voices = await findVoices(this.#store.view(), null);
    return ok({
      frames: plan.filmFrames + cardFrames,
      framesPerSecond: plan.filmFramesPerSecond,
      ...{ width: plan.width, height: plan.height, shots, cardFrames },
      effectFrames: encoded.reduce((sum, piece) => sum + (piece.kind === 'render' ? piece.range.frames : 0), 0),
      audioFiles: await this.#audioFiles(),
      findings: [...filmFindings(shots, unfit), ...(await this.#bed(input.settings)).findings, ...voices.findings],
    });
  }

  /** Everything an export needs; measures the seams first where they are corrected. */
  async work(
    shotId: string | null,
    { corrections }: Pick<ExportOptions, 'corrections'>,
    { signal, onMeasured }: WorkProgress,
  ): Promise<Result<FilmWork>> {
    const first = await this.#planner.planWithStandings();
    if (!first.ok) return first;
    let hasMeasured = false;
    const count = (done: number, total: number) => {
      hasMeasured = true;
      onMeasured(done, total);
    };
    if (corrections) await this.#seams.measured(first.value, shotId, count, signal);
    // Measuring takes its time, and takes land meanwhile.
    const now = hasMeasured ? await this.#planner.planWithStandings() : first;
    if (!now.ok) return now;
    const known = corrections ? correctionsOf(this.#seams.known(now.value)) : {};
    const { input, unfit } = await this.#input(now.value, known);
    return ok({ checked: now.value, input, unfit, edit: editFilm(input, shotId) });
  }

  /** As they were measured for this work. */
  seams({ checked }: FilmWork): SeamsReport {
    return this.#seams.known(checked);
  }

  /** The film as one plan of pieces and sound. Errors: music or a voice-over that is not there. */
  async filmPlan({ checked: { plan }, input, edit }: FilmWork, shotId: string | null): Promise<Result<FilmPlan>> {
    const { width, height, filmFramesPerSecond: framesPerSecond } = plan;
    const { settings } = input;
    const isFilm = shotId === null;
    const found = isFilm ? await this.#bed(settings) : { bed: null, findings: [] };
    const { voices, findings } = await findVoices(this.#store.view(), shotId);
    const [problem] = [...found.findings, ...findings];
    if (problem !== undefined) return err(problem);
    return ok({
      format: { width, height, framesPerSecond },
      frames: edit.frames,
      pieces: this.#pieces(input, edit, isFilm),
      sound: filmSound(edit, { framesPerSecond, settings, bed: found.bed, fades: isFilm, voices }),
    });
  }

  #pieces({ plan, settings }: FilmInput, edit: FilmEdit, fades: boolean) {
    return filmPieces(edit, { framesPerSecond: plan.filmFramesPerSecond, settings, fades });
  }

  async #input(checked: CheckedPlan, corrections: FilmInput['corrections']) {
    const { sources, unfit } = await filmSources(checked, this.#store.folderPath);
    const { film: settings } = this.#store.view().settings;
    return { input: { plan: checked.plan, sources, settings, corrections }, unfit };
  }

  async #bed({
    audioBed,
  }: FilmSettings): Promise<{ bed: { filePath: string; gainDb: number } | null; findings: Finding[] }> {
    if (audioBed === null) return { bed: null, findings: [] };
    const path = await resolveInside(this.#store.folderPath, audioBed.file);
    const files = await this.#audioFiles();
    if (path.ok && files.includes(audioBed.file)) {
      return { bed: { filePath: path.value, gainDb: audioBed.gainDb }, findings: [] };
    }
    const missing: Finding = {
      severity: 'problem',
      code: 'file-missing',
      message: say`The music ${audioBed.file} is not in the folder ${layout.audioFolder} of the project.`,
      remedy: say`Put it there, or choose another one.`,
      filePath: layout.projectFile,
      jsonPath: '$.film.audio_bed.file',
    };
    return { bed: null, findings: [missing] };
  }

  async #audioFiles(): Promise<string[]> {
    const folder = await resolveInside(this.#store.folderPath, layout.audioFolder);
    const entries = folder.ok ? await readdir(folder.value, { withFileTypes: true }).catch(() => []) : [];
    return entries
      .filter((entry) => entry.isFile() && SOUND_ENDINGS.includes(extname(entry.name).toLowerCase()))
      .map((entry) => `${layout.audioFolder}/${entry.name}`)
      .sort();
  }

  /** Width by height; of a project that cannot be planned, that of most films. */
  aspect(): number {
    const planned = this.#planner.plan();
    return planned.ok ? planned.value.plan.width / planned.value.plan.height : 16 / 9;
  }
}
