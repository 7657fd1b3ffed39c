// What may stand in the fields for the film, and what is saved of them.
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { FilmOnDisk, FilmSettings } from '#shared/model/film.ts';

/** How long an end card stands unless said. */
export const USUAL_CARD_SECONDS = 3;

/** All keys: an edit replaces the whole object of the file. */
export function filmToDisk(film: FilmSettings): FilmOnDisk {
  const { endCard, audioBed } = film;
  return {
    fade_in: film.fadeInSeconds,
    fade_out: film.fadeOutSeconds,
    end_card: endCard && { text: endCard.text, duration: endCard.durationSeconds },
    audio_bed: audioBed && { file: audioBed.file, gain_db: audioBed.gainDb },
    keep_clip_audio: film.keepClipAudio,
    loudness_lufs: film.loudnessLufs,
    shot_labels: film.shotLabels,
  };
}

const AS_IT_IS = 'as-it-is';

const usualLoudness = (): readonly { readonly lufs: number; readonly label: string }[] => [
  { lufs: -14, label: say`${lufsText(-14)}, for the web` },
  { lufs: -16, label: say`${lufsText(-16)}, for podcasts` },
  { lufs: -23, label: say`${lufsText(-23)}, for broadcast (EBU R 128)` },
];

const lufsText = (lufs: number): string => `${lufs < 0 ? '−' : ''}${formatNumber(Math.abs(lufs))} LUFS`;

/** With the one that is stored, whatever it is. */
export function loudnessChoices(stored: number | null): { value: string; label: string }[] {
  const usual = usualLoudness();
  const isOwn = stored !== null && usual.every(({ lufs }) => lufs !== stored);
  return [
    { value: AS_IT_IS, label: say`As it is` },
    ...usual.map(({ lufs, label }) => ({ value: String(lufs), label })),
    ...(isOwn ? [{ value: String(stored), label: lufsText(stored) }] : []),
  ];
}

export const loudnessValue = (lufs: number | null): string => (lufs === null ? AS_IT_IS : String(lufs));
export const loudnessOf = (value: string | null): number | null =>
  value === null || value === AS_IT_IS ? null : Number(value);

/** "audio/waves.flac" → "waves.flac". */
const inFolder = (file: string): string => file.replace(/^audio\//, '');

export const NO_MUSIC = '';

/** The sound files of the project, and the stored one even if it is gone. */
export function musicChoices(files: readonly string[], stored: string | null): { value: string; label: string }[] {
  const gone = stored !== null && !files.includes(stored);
  return [
    { value: NO_MUSIC, label: say`None` },
    ...files.map((file) => ({ value: file, label: inFolder(file) })),
    ...(gone ? [{ value: stored, label: say`${inFolder(stored)} (not there)` }] : []),
  ];
}
