// A length in a text field: what is typed counts at once where it is one, and is shown in seconds and frames afterwards.
import { type FocusEvent, type KeyboardEvent, useRef, useState } from 'react';
import { byFrames, formatDuration, parseDuration } from './parse-duration.ts';

interface DurationTextOptions {
  /** null: several lengths. */
  readonly seconds: number | null;
  readonly framesPerSecond: number;
  /** With every key that makes a length. */
  readonly onSeconds: (seconds: number) => void;
  /** The field is left, or Enter was pressed. */
  readonly onDone: () => void;
}

export interface DurationText {
  readonly invalid: boolean;
  readonly input: {
    readonly value: string;
    onChange(event: { currentTarget: { value: string } }): void;
    onFocus(event: FocusEvent<HTMLInputElement>): void;
    onBlur(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
}

export function useDurationText(options: DurationTextOptions): DurationText {
  const { seconds, framesPerSecond, onSeconds, onDone } = options;
  /** null: nothing typed, the length shows. */
  const [typed, setTyped] = useState<string | null>(null);
  const before = useRef(seconds);
  const invalid = typed !== null && parseDuration(typed, framesPerSecond) === null;
  const settle = () => {
    if (!invalid) setTyped(null);
    onDone();
  };
  const step = (frames: number) => {
    const now = typed === null ? seconds : (parseDuration(typed, framesPerSecond) ?? seconds);
    if (now === null) return;
    setTyped(null);
    onSeconds(byFrames(now, frames, framesPerSecond));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = {
      Enter: settle,
      ArrowUp: () => step(event.shiftKey ? Math.round(framesPerSecond) : 1),
      ArrowDown: () => step(event.shiftKey ? -Math.round(framesPerSecond) : -1),
      Escape: typed !== null || seconds !== before.current ? () => takeBack() : undefined,
    }[event.key];
    if (!act || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    event.stopPropagation();
    act();
  };
  const takeBack = () => {
    setTyped(null);
    if (before.current !== null && before.current !== seconds) onSeconds(before.current);
  };
  return {
    invalid,
    input: {
      value: typed ?? (seconds === null ? '' : formatDuration(seconds, framesPerSecond)),
      onChange({ currentTarget: { value } }) {
        setTyped(value);
        const next = parseDuration(value, framesPerSecond);
        if (next !== null) onSeconds(next);
      },
      onFocus(event) {
        before.current = seconds;
        event.currentTarget.select();
      },
      onBlur: settle,
      onKeyDown,
    },
  };
}
