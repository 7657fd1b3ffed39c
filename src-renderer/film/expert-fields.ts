// The expert view: which settings a format has a use for, what they mean, and what may be typed into them.
import { say } from '#shared/i18n/say.ts';
import type { ExportFormat, ExportOptions } from '#shared/model/export.ts';

type OptionOf<Value> = {
  [Name in keyof ExportOptions]: ExportOptions[Name] extends Value ? Name : never;
}[keyof ExportOptions];
export type NumberOption = OptionOf<number | null>;
export type SwitchOption = OptionOf<boolean>;

interface NumberField {
  readonly kind: 'number';
  readonly name: NumberOption;
  readonly label: () => string;
  readonly words: () => string;
  readonly least: number;
  readonly most: number;
  readonly isWhole: boolean;
  /** What an empty field means; absent: it may not be empty. */
  readonly empty?: () => string;
}

interface SwitchField {
  readonly kind: 'switch';
  readonly name: SwitchOption;
  readonly label: () => string;
  readonly words: () => string;
}

interface ChoiceField {
  readonly kind: 'choice';
  readonly name: 'proresProfile' | 'timelineMedia';
  readonly label: () => string;
  readonly words: () => string;
  readonly choices: readonly { readonly value: string; readonly label: () => string }[];
}

export type ExpertField = NumberField | SwitchField | ChoiceField;

const CRF: NumberField = {
  kind: 'number',
  name: 'crf',
  label: () => say`Quality (CRF)`,
  words: () => say`0 is lossless, 18 looks the same as the clips, 28 is small. Empty: nothing is encoded twice.`,
  least: 0,
  most: 51,
  isWhole: true,
  empty: () => say`clips copied as they are`,
};

const QUALITY: NumberField = {
  ...CRF,
  name: 'quality',
  words: () => say`0 is best, 63 smallest.`,
  most: 63,
  empty: () => say`the format’s own`,
};

const AUDIO: NumberField = {
  kind: 'number',
  name: 'audioKbps',
  label: () => say`Sound in kbit/s`,
  words: () => say`Where the film has sound.`,
  least: 64,
  most: 510,
  isWhole: true,
};

const WIDTH: NumberField = {
  kind: 'number',
  name: 'widthPixels',
  label: () => say`Width in pixels`,
  words: () => say`The height follows.`,
  least: 16,
  most: 8192,
  isWhole: true,
  empty: () => say`as the film`,
};

const RATE: NumberField = {
  kind: 'number',
  name: 'framesPerSecond',
  label: () => say`Frames per second`,
  words: () => say`Fewer make a smaller file.`,
  least: 1,
  most: 60,
  isWhole: false,
  empty: () => say`as the film`,
};

const COLUMNS: NumberField = {
  kind: 'number',
  name: 'columns',
  label: () => say`Columns`,
  words: () => say`Shots beside each other.`,
  least: 1,
  most: 12,
  isWhole: true,
};

const PRORES: ChoiceField = {
  kind: 'choice',
  name: 'proresProfile',
  label: () => say`ProRes profile`,
  words: () => say`Proxy is smallest, 4444 largest; HQ is what editors usually ask for.`,
  choices: [
    { value: 'proxy', label: () => 'Proxy' }, // not for people
    { value: 'lt', label: () => 'LT' },
    { value: 'standard', label: () => say`Standard` },
    { value: 'hq', label: () => 'HQ' },
    { value: '4444', label: () => '4444' },
  ],
};

const CORRECTIONS: SwitchField = {
  kind: 'switch',
  name: 'corrections',
  label: () => say`Correct the seams`,
  words: () => say`As chosen for every seam. Off: all of them stay as the takes are.`,
};

const MEDIA: ChoiceField = {
  kind: 'choice',
  name: 'timelineMedia',
  label: () => say`Clips in the timeline`,
  words: () => say`One for every segment, with its takes to choose from; or one for every shot as it is assembled.`,
  choices: [
    { value: 'segments', label: () => say`Every segment` },
    { value: 'shots', label: () => say`Every shot` },
  ],
};

const RELATIVE: SwitchField = {
  kind: 'switch',
  name: 'relativeMedia',
  label: () => say`Name media relative to the timeline`,
  words: () => say`The project folder can then be moved or copied to another machine.`,
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
