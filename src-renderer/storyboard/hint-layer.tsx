// One tooltip for all the marks of a long list: a tooltip for each of them would cost more than the list.
import { Tooltip } from '@mantine/core';
import { type PointerEvent, type ReactNode, useRef, useState } from 'react';

const PAUSE_MS = 250;

interface Hint {
  readonly target: HTMLElement;
  readonly words: string;
}

/** Shows the words of `data-hint` beside whatever carries it and has the pointer over it. */
export function HintLayer({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const [hint, setHint] = useState<Hint | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const over = useRef<HTMLElement | null>(null);
  const onPointerOver = (event: PointerEvent) => {
    const found = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-hint]') : null;
    if (found === over.current) return;
    over.current = found;
    clearTimeout(timer.current);
    setHint(null);
    const words = found?.dataset.hint;
    if (found && words) timer.current = setTimeout(() => setHint({ target: found, words }), PAUSE_MS);
  };
  const leave = () => {
    over.current = null;
    clearTimeout(timer.current);
    setHint(null);
  };
  return (
    <div className={className} onPointerOver={onPointerOver} onPointerLeave={leave} onPointerDown={leave}>
      {children}
      {hint && <Tooltip target={hint.target} label={hint.words} opened style={{ whiteSpace: 'pre-line' }} />}
    </div>
  );
}
