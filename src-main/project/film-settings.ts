// "film" in project.json: how the shots become a film. Pure.
import { z } from 'zod/v4';
import { DEFAULT_FILM_SETTINGS, type FilmSettings, filmOnDisk } from '#shared/model/film.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { createFieldReader } from './field-reader.ts';

const { shape } = filmOnDisk;

/** One wrong value costs only itself. */
export function parseFilmSettings(
  raw: unknown,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): FilmSettings {
  const film = createFieldReader({ film: raw }, '$', filePath, report).read(
    'film',
    z.record(z.string(), z.unknown()),
    {},
  );
  const { read } = createFieldReader(film, '$.film', filePath, report);
  const defaults = DEFAULT_FILM_SETTINGS;
  const card = read('end_card', shape.end_card.unwrap(), null);
  const bed = read('audio_bed', shape.audio_bed.unwrap(), null);
  return {
    fadeInSeconds: read('fade_in', shape.fade_in.unwrap(), defaults.fadeInSeconds),
    fadeOutSeconds: read('fade_out', shape.fade_out.unwrap(), defaults.fadeOutSeconds),
    endCard: card === null ? null : { text: card.text, durationSeconds: card.duration },
    audioBed: bed === null ? null : { file: bed.file, gainDb: bed.gain_db },
    keepClipAudio: read('keep_clip_audio', shape.keep_clip_audio.unwrap(), defaults.keepClipAudio),
    loudnessLufs: read('loudness_lufs', shape.loudness_lufs.unwrap(), defaults.loudnessLufs),
    shotLabels: read('shot_labels', shape.shot_labels.unwrap(), defaults.shotLabels),
  };
}
