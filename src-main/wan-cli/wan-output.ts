// What generate.py prints, read as it comes: stages, the bar of the sampling, where it saved, its last lines. Pure.
import { say } from '#shared/i18n/say.ts';

export type WanStage = 'starting' | 'loading' | 'preparing' | 'sampling' | 'decoding' | 'saving' | 'finished';

export interface WanSigns {
  readonly stage: WanStage;
  /** Of the sampling. */
  readonly step: { readonly done: number; readonly total: number } | null;
  /** As it named it, relative to its own folder or absolute. */
  readonly savedTo: string | null;
  /** The last lines, bars as they stood last. */
  readonly tail: readonly string[];
}

export interface WanOutputReader {
  read(text: string): void;
  signs(): WanSigns;
}

const TAIL_LINES = 40;
const MOST_LINE_CHARACTERS = 2_000;
/** `[2026-01-31 12:00:00,123] INFO: Finished.`; a bar that was broken off may stand before it. */
const LOG_LINE = /^(?:[^[]*%\|.*\])?\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}\] \w+: (.*)$/;
/** ` 24%|██▍       | 12/50 [01:00<03:10,  5.00s/it]`; the bars of loaded files have words before them. */
const SAMPLING_BAR = /^\s*\d+%\|[^|]*\|\s*(\d+)\/(\d+) \[/;

export function createWanOutputReader(): WanOutputReader {
  const lines: string[] = [];
  let unfinished = '';
  let stage: WanStage = 'starting';
  let step: WanSigns['step'] = null;
  let savedTo: string | null = null;

  const takeLog = (said: string): void => {
    if (/^Creating /.test(said)) stage = 'loading';
    else if (/^Generating video/.test(said)) stage = 'preparing';
    else if (said === 'Finished.') stage = 'finished';
    else if (said.startsWith('Saving generated video to ')) {
      stage = 'saving';
      savedTo = said.slice('Saving generated video to '.length);
    }
  };
  const takeBar = (line: string): void => {
    const [, done, total] = SAMPLING_BAR.exec(line) ?? [];
    if (done === undefined || (stage !== 'preparing' && stage !== 'sampling')) return;
    step = { done: Number(done), total: Number(total) };
    stage = step.done === step.total ? 'decoding' : 'sampling';
  };
  const takeLine = (line: string): void => {
    // What a bar wrote over is of no interest any more.
    const shown = line.split('\r').findLast((part) => part.trim() !== '') ?? '';
    for (const part of line.split('\r')) takeBar(part);
    const said = LOG_LINE.exec(shown)?.[1];
    if (said !== undefined) takeLog(said);
    if (shown !== '') lines.push(shown.slice(0, MOST_LINE_CHARACTERS));
    if (lines.length > TAIL_LINES) lines.shift();
  };
  return {
    read(text) {
      const parts = (unfinished + text.replaceAll('\r\n', '\n')).split('\n');
      unfinished = parts.pop() ?? '';
      for (const line of parts) takeLine(line);
      // Bars stand in one line that never ends until they do: only the newest is kept.
      for (const part of unfinished.split('\r')) takeBar(part);
      unfinished = unfinished.slice(unfinished.lastIndexOf('\r', unfinished.length - 2) + 1);
    },
    signs: () => ({
      stage,
      step,
      savedTo,
      tail: unfinished.trim() === '' ? [...lines] : [...lines, unfinished.trim()],
    }),
  };
}

/** In words for the page; the fraction is null while nothing can be known. */
export function describeStage({ stage, step }: WanSigns): {
  readonly activity: string;
  readonly fraction: number | null;
} {
  switch (stage) {
    case 'starting':
      return { activity: say`Starting Python`, fraction: null };
    case 'loading':
      return { activity: say`Loading the models`, fraction: null };
    case 'preparing':
      return { activity: say`Reading the prompt`, fraction: null };
    case 'sampling': {
      const { done, total } = step ?? { done: 0, total: 1 };
      return { activity: say`Sampling ${done} of ${total}`, fraction: done / total };
    }
    case 'decoding':
      return { activity: say`Decoding the frames`, fraction: null };
    case 'saving':
    case 'finished':
      return { activity: say`Saving the film`, fraction: null };
  }
}
