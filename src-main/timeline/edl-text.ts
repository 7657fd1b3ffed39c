// The pieces of a CMX3600 edit decision list: timecodes, event lines, and text that fits into them.

export interface EdlEvent {
  readonly reel: 'AX' | 'BL';
  /** V picture, AA sound on tracks 1 and 2, AA/V both. */
  readonly channels: 'V' | 'AA' | 'AA/V';
  /** Frames of a dissolve; null: a cut. */
  readonly dissolveFrames: number | null;
  readonly sourceIn: number;
  readonly recordIn: number;
  readonly frames: number;
}

const SECONDS_OF_A_DAY = 24 * 60 * 60;

/** `hh:mm:ss:ff`, non-drop: frames are counted as they come, so 23.976 is counted by 24. After a day it begins anew. */
export function timecode(frames: number, framesPerSecond: number): string {
  const seconds = Math.floor(frames / framesPerSecond) % SECONDS_OF_A_DAY;
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, frames % framesPerSecond];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}

/** `number` from 1 to 999; `framesPerSecond` whole. */
export function eventLine(number: number, event: EdlEvent, framesPerSecond: number): string {
  const { reel, channels, dissolveFrames, sourceIn, recordIn, frames } = event;
  const transition = dissolveFrames === null ? 'C' : `D    ${String(dissolveFrames).padStart(3, '0')}`;
  const times = [sourceIn, sourceIn + frames, recordIn, recordIn + frames];
  return [
    `${String(number).padStart(3, '0')} `,
    reel.padEnd(8),
    channels.padEnd(5),
    transition.padEnd(8),
    ...times.map((time) => timecode(time, framesPerSecond)),
  ].join(' ');
}

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  đ: 'd',
  Đ: 'D',
  ł: 'l',
  Ł: 'L',
  þ: 'th',
  Þ: 'Th',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '–': '-',
  '—': '-',
  '→': '->',
};

/** One line of ASCII: accents go, what has no ASCII letter becomes `_`, line ends and tabs become spaces. */
export function asciiLine(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/\r\n|\s/g, ' ')
    .replace(/[^ -~]/gu, (letter) => LETTERS[letter] ?? '_')
    .trim();
}
