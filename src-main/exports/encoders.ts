// What the ffmpeg at hand can encode, asked once, so that a missing encoder is known before the work begins.
import { formatList, say } from '#shared/i18n/say.ts';
import type { FilmFormatName } from '#shared/model/export-presets.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { type Ffmpeg, runFfmpeg } from '../media/index.ts';

type AnyFfmpeg = Pick<Ffmpeg, 'path'>;

// By the object that names the program: other settings bring another object, and then it is asked again.
const known = new WeakMap<AnyFfmpeg, ReadonlySet<string>>();

/** The names of all encoders of this ffmpeg. */
export async function encodersOf(ffmpeg: AnyFfmpeg, signal?: AbortSignal): Promise<Result<ReadonlySet<string>>> {
  const before = known.get(ffmpeg);
  if (before !== undefined) return ok(before);
  const chunks: Uint8Array[] = [];
  const run = await runFfmpeg(ffmpeg, ['-encoders'], { signal, onOutput: (chunk) => chunks.push(chunk) });
  if (!run.ok) return run;
  const encoders = readEncoderList(Buffer.concat(chunks).toString('utf8'));
  known.set(ffmpeg, encoders);
  return ok(encoders);
}

/** Lines such as ` V....D libx264              libx264 H.264 (codec h264)`, behind a legend that ends in dashes. */
function readEncoderList(text: string): ReadonlySet<string> {
  const list = text.slice(text.indexOf('------'));
  return new Set([...list.matchAll(/^ [VAS][A-Z.]{5} (\S+)/gm)].map(([, name = '']) => name));
}

const FORMAT_NAMES: Record<FilmFormatName, () => string> = {
  mp4: () => say`H.264 in MP4`,
  prores: () => 'ProRes',
  webm: () => 'WebM',
  av1: () => 'AV1',
  'png-sequence': () => say`PNG frames`,
  gif: () => 'GIF',
  webp: () => say`animated WebP`,
};

/** Any one of these; the first that is there is used. */
const PICTURE_ENCODERS: Record<FilmFormatName, readonly string[]> = {
  mp4: ['libx264'],
  prores: ['prores_ks'],
  webm: ['libvpx-vp9'],
  av1: ['libsvtav1', 'libaom-av1'],
  'png-sequence': ['png'],
  gif: ['gif'],
  // Not libwebp_anim: it merges frames that are alike, so their count is lost, and holds the whole animation in memory.
  webp: ['libwebp'],
};

const SOUND_ENCODERS: Record<FilmFormatName, string | null> = {
  mp4: 'aac',
  prores: 'pcm_s24le',
  webm: 'libopus',
  av1: 'aac',
  'png-sequence': null,
  gif: null,
  webp: null,
};

/** The picture encoder to use, or `not-supported` with the name of what is missing. Nothing is encoded by asking. */
export async function chooseEncoder(
  ffmpeg: AnyFfmpeg,
  format: FilmFormatName,
  hasAudio: boolean,
  signal?: AbortSignal,
): Promise<Result<string>> {
  const encoders = await encodersOf(ffmpeg, signal);
  if (!encoders.ok) return encoders;
  const wanted = PICTURE_ENCODERS[format];
  const found = wanted.find((name) => encoders.value.has(name));
  if (found === undefined) return err(missing(ffmpeg, format, formatList(wanted, 'disjunction')));
  const sound = hasAudio ? SOUND_ENCODERS[format] : null;
  if (sound !== null && !encoders.value.has(sound)) return err(missing(ffmpeg, format, sound));
  return ok(found);
}

/** null: it can be encoded here, with sound if there is to be any. */
export async function whyNotEncodable(
  ffmpeg: AnyFfmpeg,
  format: FilmFormatName,
  hasAudio = false,
): Promise<StudioError | null> {
  const encoder = await chooseEncoder(ffmpeg, format, hasAudio);
  return encoder.ok ? null : encoder.error;
}

function missing(ffmpeg: AnyFfmpeg, format: FilmFormatName, encoder: string) {
  return {
    code: 'not-supported',
    message: say`${FORMAT_NAMES[format]()} cannot be written: this ffmpeg has no encoder ${encoder}.`,
    remedy: say`Choose a complete ffmpeg build in Settings, or another format.`,
    details: ffmpeg.path,
  } as const;
}
