// The expert view: which settings a format has a use for, what they mean, and what may be typed into them.
import type { ExportFormat, ExportOptions } from '#shared/model/export.ts';

type OptionOf<Value> = {
  [Name in keyof ExportOptions]: ExportOptions[Name] extends Value ? Name : never;
}[keyof ExportOptions];
export type NumberOption = OptionOf<number | null>;
export type SwitchOption = OptionOf<boolean>;

interface NumberField {
  readonly kind: 'number';
  readonly name: NumberOption;
  readonly label: string;
  readonly words: string;
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** What an empty field means; absent: it may not be empty. */
  readonly empty?: string;
}

interface SwitchField {
  readonly kind: 'switch';
  readonly name: SwitchOption;
  readonly label: string;
  readonly words: string;
}

interface ChoiceField {
  readonly kind: 'choice';
  readonly name: 'proresProfile' | 'timelineMedia';
  readonly label: string;
  readonly words: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

export type ExpertField = NumberField | SwitchField | ChoiceField;

const CRF: NumberField = {
  kind: 'number',
  name: 'crf',
  label: 'Quality (CRF)',
  words: '0 is lossless, 18 looks the same as the clips, 28 is small. Empty: nothing is encoded twice.',
  least: 0,
  most: 51,
  isWhole: true,
  empty: 'clips copied as they are',
};

const QUALITY: NumberField = {
  ...CRF,
  name: 'quality',
  words: '0 is best, 63 smallest.',
  most: 63,
  empty: 'the format’s own',
};

const AUDIO: NumberField = {
  kind: 'number',
  name: 'audioKbps',
  label: 'Sound in kbit/s',
  words: 'Where the film has sound.',
  least: 64,
  most: 510,
  isWhole: true,
};

const WIDTH: NumberField = {
  kind: 'number',
  name: 'widthPixels',
  label: 'Width in pixels',
  words: 'The height follows.',
  least: 16,
  most: 8192,
  isWhole: true,
  empty: 'as the film',
};

const RATE: NumberField = {
  kind: 'number',
  name: 'framesPerSecond',
  label: 'Frames per second',
  words: 'Fewer make a smaller file.',
  least: 1,
  most: 60,
  isWhole: false,
  empty: 'as the film',
};

const COLUMNS: NumberField = {
  kind: 'number',
  name: 'columns',
  label: 'Columns',
  words: 'Shots beside each other.',
  least: 1,
  most: 12,
  isWhole: true,
};

const PRORES: ChoiceField = {
  kind: 'choice',
  name: 'proresProfile',
  label: 'ProRes profile',
  words: 'Proxy is smallest, 4444 largest; HQ is what editors usually ask for.',
  choices: [
    { value: 'proxy', label: 'Proxy' },
    { value: 'lt', label: 'LT' },
    { value: 'standard', label: 'Standard' },
    { value: 'hq', label: 'HQ' },
    { value: '4444', label: '4444' },
  ],
};

const CORRECTIONS: SwitchField = {
  kind: 'switch',
  name: 'corrections',
  label: 'Correct the seams',
  words: 'As chosen for every seam. Off: all of them stay as the takes are.',
};

const MEDIA: ChoiceField = {
  kind: 'choice',
  name: 'timelineMedia',
  label: 'Clips in the timeline',
  words: 'One for every segment, with its takes to choose from; or one for every shot as it is assembled.',
  choices: [
    { value: 'segments', label: 'Every segment' },
    { value: 'shots', label: 'Every shot' },
  ],
};

const RELATIVE: SwitchField = {
  kind: 'switch',
  name: 'relativeMedia',
  label: 'Name media relative to the timeline',
  words: 'The project folder can then be moved or copied to another machine.',
};

const FIELDS: Record<ExportFormat, readonly ExpertField[]> = {
  mp4: [CRF, WIDTH, AUDIO, CORRECTIONS],
  prores: [PRORES, WIDTH, CORRECTIONS],
  webm: [QUALITY, WIDTH, AUDIO, CORRECTIONS],
  av1: [QUALITY, WIDTH, AUDIO, CORRECTIONS],
  'png-sequence': [WIDTH, CORRECTIONS],
  gif: [WIDTH, RATE, CORRECTIONS],
  webp: [WIDTH, RATE, CORRECTIONS],
  'contact-sheet': [COLUMNS],
  'contact-sheet-pdf': [COLUMNS],
  otio: [MEDIA, RELATIVE],
  fcpxml: [MEDIA, RELATIVE],
  edl: [MEDIA, RELATIVE],
};

export const fieldsOf = (format: ExportFormat): readonly ExpertField[] => FIELDS[format];

export function isTyped(field: NumberField, text: string): boolean {
  if (text.trim() === '') return field.empty !== undefined;
  const value = Number(text);
  return value >= field.least && value <= field.most && (!field.isWhole || Number.isInteger(value));
}

export interface TypedOptions {
  readonly options: Partial<ExportOptions>;
  /** Fields whose text cannot be taken. */
  readonly invalid: readonly NumberOption[];
}

/** The numbers that were typed, of the fields that this format shows. */
export function readTyped(format: ExportFormat, typed: Readonly<Partial<Record<NumberOption, string>>>): TypedOptions {
  const options: Partial<Record<NumberOption, number | null>> = {};
  const invalid: NumberOption[] = [];
  for (const field of FIELDS[format]) {
    const text = field.kind === 'number' ? typed[field.name] : undefined;
    if (field.kind !== 'number' || text === undefined) continue;
    if (isTyped(field, text)) options[field.name] = text.trim() === '' ? null : Number(text);
    else invalid.push(field.name);
  }
  return { options: options as Partial<ExportOptions>, invalid };
}
