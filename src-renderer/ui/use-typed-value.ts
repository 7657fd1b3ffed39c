// A field that keeps what is typed to itself and hands it on after a pause, on leaving the field, and on Enter.
import { type KeyboardEvent, useEffect, useEffectEvent, useRef, useState } from 'react';

export interface TypedValue {
  readonly text: string;
  /** The text cannot be taken as it stands; it stays in the field and is not handed on. */
  readonly invalid: boolean;
  type(text: string): void;
  commit(): void;
  onKeyDown(event: KeyboardEvent): void;
}

export interface TypedValueOptions {
  /** What is stored, as text. */
  readonly stored: string;
  readonly isValid: (text: string) => boolean;
  readonly onCommit: (text: string) => void;
  readonly pauseMs?: number;
}

export function useTypedValue({ stored, isValid, onCommit, pauseMs = 600 }: TypedValueOptions): TypedValue {
  /** null: nothing typed, the stored text shows. */
  const [typed, setTyped] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const commit = () => {
    clearTimeout(timer.current);
    if (typed !== null && typed !== stored && isValid(typed)) onCommit(typed);
  };
  const commitNow = useEffectEvent(commit);

  // The stored text caught up with what was typed: the field follows it again.
  if (typed !== null && typed === stored) setTyped(null);

  useEffect(() => {
    if (typed === null) return;
    timer.current = setTimeout(() => commitNow(), pauseMs);
    return () => clearTimeout(timer.current);
  }, [typed, pauseMs]);
  useEffect(() => () => commitNow(), []);

  return {
    text: typed ?? stored,
    invalid: typed !== null && !isValid(typed),
    type: setTyped,
    commit,
    onKeyDown: (event) => {
      if (event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)) commit();
    },
  };
}
