// The tasks of Wan's generate.py as data: what each takes and gives. Read on 2026-11-21 in the files of the two repositories:
// generate.py, wan/configs/*, wan/vace.py, wan/utils/vace_processor.py, README.md and its table of times and memory.

export type WanVersion = '2.1' | '2.2';

export const WAN_SOURCES: Readonly<Record<WanVersion, string>> = {
  '2.1': 'github.com/Wan-Video/Wan2.1, commit 9737cba: generate.py, wan/configs, wan/vace.py, README.md',
  '2.2': 'github.com/Wan-Video/Wan2.2, commit 42bf4cf: generate.py, wan/configs, README.md',
};
export const WAN_READ_ON = '2026-11-21';

/** How the pictures of a segment reach it. */
export type WanPictures =
  /** None: from the prompt alone. */
  | 'none'
  /** `--image`, without which it renders its own example picture. */
  | 'image'
  /** `--image`, or from the prompt alone. */
  | 'image-or-none'
  /** `--first_frame` and `--last_frame`; with one missing it renders its own example pictures. */
  | 'first-and-last'
  /** `--src_video` and `--src_mask` hold the frames that are given, `--src_ref_images` the references; all may be left out. */
  | 'vace';

export interface WanTask {
  readonly task: string;
  readonly version: WanVersion;
  /** The model's own name. */
  readonly name: string;
  readonly pictures: WanPictures;
  /** `W*H`; the default first. */
  readonly sizes: readonly string[];
  readonly framesPerSecond: number;
  /** What it is trained for; generate.py itself names no limit. */
  readonly maxFrames: number;
  readonly steps: number;
  /** Sampling shift for a size. */
  readonly shift: (size: string) => number;
  /** null: generate.py has one for low and one for high noise, and a single number on the line would replace both. */
  readonly guideScale: number | null;
  /** Folders as the download has them, the fitting one first. */
  readonly checkpoints: (size: string) => readonly [string, ...string[]];
  /** GB of graphics memory that Wan's README names or its table shows; null: neither does. */
  readonly vramGb: number | null;
}

export const is480p = (size: string): boolean => size === '832*480' || size === '480*832';

const SIZES_480P = ['832*480', '480*832'];
const SIZES_720P = ['1280*720', '720*1280'];
const EITHER = [...SIZES_480P, ...SIZES_720P];

const WAN_21 = { version: '2.1', framesPerSecond: 16, maxFrames: 81, steps: 50, guideScale: 5 } as const;
const WAN_22 = { version: '2.2', framesPerSecond: 16, maxFrames: 81, steps: 40 } as const;

/** The default first: the only one that fits a card of 24 GB and begins from text and from a picture. */
export const WAN_TASKS: readonly WanTask[] = [
  {
    ...WAN_22,
    task: 'ti2v-5B',
    name: 'Wan 2.2 TI2V 5B',
    pictures: 'image-or-none',
    sizes: ['1280*704', '704*1280'],
    framesPerSecond: 24,
    maxFrames: 121,
    steps: 50,
    shift: () => 5,
    guideScale: 5,
    checkpoints: () => ['Wan2.2-TI2V-5B'],
    // With --offload_model True --convert_model_dtype --t5_cpu; the table shows 22.9 on an RTX 4090.
    vramGb: 24,
  },
  {
    ...WAN_22,
    task: 'i2v-A14B',
    name: 'Wan 2.2 I2V A14B',
    pictures: 'image',
    sizes: EITHER,
    shift: () => 5,
    guideScale: 3.5,
    checkpoints: () => ['Wan2.2-I2V-A14B'],
    vramGb: 80,
  },
  {
    ...WAN_22,
    task: 't2v-A14B',
    name: 'Wan 2.2 T2V A14B',
    pictures: 'none',
    sizes: EITHER,
    shift: () => 12,
    // 3.0 for low, 4.0 for high noise.
    guideScale: null,
    checkpoints: () => ['Wan2.2-T2V-A14B'],
    vramGb: 80,
  },
  {
    ...WAN_21,
    task: 't2v-1.3B',
    name: 'Wan 2.1 T2V 1.3B',
    pictures: 'none',
    sizes: SIZES_480P,
    // generate.py has 5.0 for both; its README recommends a shift of 8 to 12 and a scale of 6 for this model.
    shift: () => 8,
    guideScale: 6,
    checkpoints: () => ['Wan2.1-T2V-1.3B'],
    // 8.19 on an RTX 4090 with --offload_model True --t5_cpu.
    vramGb: 9,
  },
  {
    ...WAN_21,
    task: 't2v-14B',
    name: 'Wan 2.1 T2V 14B',
    pictures: 'none',
    sizes: EITHER,
    shift: () => 5,
    checkpoints: () => ['Wan2.1-T2V-14B'],
    vramGb: 70,
  },
  {
    ...WAN_21,
    task: 'i2v-14B',
    name: 'Wan 2.1 I2V 14B',
    pictures: 'image',
    sizes: EITHER,
    steps: 40,
    shift: (size) => (is480p(size) ? 3 : 5),
    // Two checkpoints, each trained for one size.
    checkpoints: (size) =>
      is480p(size) ? ['Wan2.1-I2V-14B-480P', 'Wan2.1-I2V-14B-720P'] : ['Wan2.1-I2V-14B-720P', 'Wan2.1-I2V-14B-480P'],
    vramGb: 77,
  },
  {
    ...WAN_21,
    task: 'flf2v-14B',
    name: 'Wan 2.1 FLF2V 14B',
    pictures: 'first-and-last',
    // generate.py lets the 480p sizes pass; the README says that the model does not support them.
    sizes: SIZES_720P,
    shift: () => 16,
    checkpoints: () => ['Wan2.1-FLF2V-14B-720P'],
    vramGb: null,
  },
  {
    ...WAN_21,
    task: 'vace-1.3B',
    name: 'Wan 2.1 VACE 1.3B',
    pictures: 'vace',
    sizes: SIZES_480P,
    shift: () => 16,
    checkpoints: () => ['Wan2.1-VACE-1.3B'],
    vramGb: null,
  },
  {
    ...WAN_21,
    task: 'vace-14B',
    name: 'Wan 2.1 VACE 14B',
    pictures: 'vace',
    sizes: EITHER,
    shift: () => 16,
    checkpoints: () => ['Wan2.1-VACE-14B'],
    vramGb: null,
  },
];

/** generate.py has no limit of its own; Wan's page for VACE offers three. */
export const VACE_MOST_REFERENCES = 3;

export const findWanTask = (task: string): WanTask | null => WAN_TASKS.find((one) => one.task === task) ?? null;

export const sizeName = (width: number, height: number): string => `${width}*${height}`;
