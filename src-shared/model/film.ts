// The film: shots in storyboard order, with cuts and crossfades, a card at the end, and sound.
import { z } from 'zod/v4';
import { finding } from '../studio-error.ts';

export const endCard = z.object({ text: z.string().max(500), durationSeconds: z.number().min(0.5).max(60) });
export type EndCard = z.infer<typeof endCard>;

export const audioBed = z.object({
  /** Relative to the project folder, with forward slashes. */
  file: z.string().min(1),
  gainDb: z.number().min(-60).max(24),
});
export type AudioBed = z.infer<typeof audioBed>;

export const filmSettings = z.object({
  fadeInSeconds: z.number().min(0).max(30),
  fadeOutSeconds: z.number().min(0).max(30),
  endCard: endCard.nullable(),
  audioBed: audioBed.nullable(),
  /** Sound that the takes have is kept. */
  keepClipAudio: z.boolean(),
  /** Integrated loudness, LUFS (EBU R 128); null: as it is. */
  loudnessLufs: z.number().min(-40).max(-5).nullable(),
  /** The name of each shot is burnt in. */
  shotLabels: z.boolean(),
});
export type FilmSettings = z.infer<typeof filmSettings>;

export const DEFAULT_FILM_SETTINGS: FilmSettings = {
  fadeInSeconds: 0,
  fadeOutSeconds: 0,
  endCard: null,
  audioBed: null,
  keepClipAudio: true,
  loudnessLufs: null,
  shotLabels: false,
};

/** As the file has it, and as an edit changes it; null clears a key. */
export const filmOnDisk = z
  .object({
    fade_in: filmSettings.shape.fadeInSeconds,
    fade_out: filmSettings.shape.fadeOutSeconds,
    end_card: z.object({ text: endCard.shape.text, duration: endCard.shape.durationSeconds }).nullable(),
    audio_bed: z.object({ file: audioBed.shape.file, gain_db: audioBed.shape.gainDb.default(0) }).nullable(),
    keep_clip_audio: filmSettings.shape.keepClipAudio,
    loudness_lufs: filmSettings.shape.loudnessLufs,
    shot_labels: filmSettings.shape.shotLabels,
  })
  .partial();
export type FilmOnDisk = z.infer<typeof filmOnDisk>;

/** How one shot goes over into the next. */
export const filmTransition = z.object({
  kind: z.enum(['cut', 'crossfade']),
  /** Of the film; 0 for a cut. */
  frames: z.number().int(),
  /** A crossfade was asked for and is shown as a cut, for this reason. */
  refused: z.string().nullable(),
  /** Rendering this segment again would give the frames that the crossfade needs; null: that would not help. */
  renderAgainKey: z.string().nullable(),
});
export type FilmTransition = z.infer<typeof filmTransition>;

export const filmShot = z.object({
  shotId: z.string(),
  /** First frame of the film that is the shot's. */
  firstFrame: z.number().int(),
  frames: z.number().int(),
  /** Keys of segments without a clip: until they are rendered the film cannot be exported whole. */
  missing: z.array(z.string()),
  /** Keys of segments whose clip is not what the plan asks for now. */
  stale: z.array(z.string()),
  /** To the next shot; null: it is the last one. */
  transition: filmTransition.nullable(),
});
export type FilmShot = z.infer<typeof filmShot>;

export const filmView = z.object({
  /** With the end card. */
  frames: z.number().int(),
  framesPerSecond: z.number(),
  width: z.number().int(),
  height: z.number().int(),
  shots: z.array(filmShot),
  cardFrames: z.number().int(),
  /** Frames that effects touch and are encoded again; all others are copied from the clips. */
  effectFrames: z.number().int(),
  /** Sound files of the folder `audio`, relative to the project folder. */
  audioFiles: z.array(z.string()),
  findings: z.array(finding),
});
export type FilmView = z.infer<typeof filmView>;
