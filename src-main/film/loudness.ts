// Integrated loudness after EBU R 128: measured in one pass over the sound, met in the next.
import { CLIP_SAMPLES_PER_SECOND } from '../media/index.ts';

export interface Loudness {
  /** LUFS, LU and dBTP. */
  readonly integrated: number;
  readonly range: number;
  readonly truePeak: number;
}

const TRUE_PEAK_DBTP = -1;
/** Of loudnorm, in every ffmpeg. */
const MOST_RANGE_LU = 20;
/** What EBU R 128 leaves out of the measurement; ffmpeg says so of silence. */
const SILENCE_LUFS = -70;

interface LoudnessReading {
  /** Measures, and writes what it measured to `pipe:1`. */
  readonly filters: readonly string[];
  readonly onOutput: (chunk: Uint8Array) => void;
  /** null: it is silent throughout. */
  result(): Loudness | null;
}

/** The figures grow with the film; the last ones are those of the whole. */
export function readLoudness(): LoudnessReading {
  const figures = new Map<string, number>();
  let unfinished = '';
  return {
    filters: ['ebur128=metadata=1:peak=true', "ametadata=mode=print:file='pipe\\:1'"],
    onOutput(chunk) {
      const lines = (unfinished + Buffer.from(chunk).toString('latin1')).split('\n');
      unfinished = lines.pop() ?? '';
      for (const line of lines) {
        const [, name, value] = /^lavfi\.r128\.(\w+)=(\S+)/.exec(line) ?? [];
        if (name !== undefined) figures.set(name, Number(value));
      }
    },
    result() {
      const integrated = figures.get('I') ?? SILENCE_LUFS;
      if (!(integrated > SILENCE_LUFS)) return null;
      const peaks = [...figures].filter(([name]) => /^true_peaks?_ch\d+$/.test(name)).map(([, peak]) => peak);
      return { integrated, range: figures.get('LRA') ?? 0, truePeak: 20 * Math.log10(Math.max(...peaks)) };
    },
  };
}

/** loudnorm takes no measurement above it; sound that is louder is brought down first. */
const LOUDEST_LUFS = -1;

/** One gain for the whole film where its peaks allow that; else loudnorm rides the level and holds the peaks down. */
export function loudnessFilter(loudness: Loudness, targetLufs: number): readonly string[] {
  const gainDb = Math.min(0, LOUDEST_LUFS - loudness.integrated);
  const integrated = loudness.integrated + gainDb;
  const truePeak = loudness.truePeak + gainDb;
  const { range } = loudness;
  const measured = [
    `measured_I=${integrated.toFixed(2)}`,
    // 0 would mean that it was not measured.
    `measured_LRA=${Math.min(99, Math.max(0.1, range)).toFixed(2)}`,
    `measured_TP=${truePeak.toFixed(2)}`,
    // The relative gate of R 128 is 10 LU below the loudness of what is above it; with a single gain it is not used.
    `measured_thresh=${Math.max(-69, integrated - 10).toFixed(2)}`,
  ];
  const target = `I=${targetLufs}:TP=${TRUE_PEAK_DBTP}:LRA=${MOST_RANGE_LU}`;
  const first = gainDb < 0 ? [`volume=${gainDb.toFixed(2)}dB`] : [];
  return [...first, `loudnorm=${target}:${measured.join(':')}:linear=true`, `aresample=${CLIP_SAMPLES_PER_SECOND}`];
}
