// Sizes of parts of the window and what is open in it. Where they are kept is the app's matter.
import { createContext, useCallback, useContext, useState, useSyncExternalStore } from 'react';

export type RememberedValue = number | boolean | string;

export interface LayoutMemory {
  /** undefined: never chosen. */
  read(name: string): RememberedValue | undefined;
  remember(name: string, value: RememberedValue): void;
  /** Returns its own undo. */
  subscribe(listener: () => void): () => void;
}

export const LayoutMemoryContext = createContext<LayoutMemory | null>(null);

const NO_SUBSCRIPTION = () => () => undefined;

/** `false` as a fallback must not mean that it is always false. */
type Widened<T extends RememberedValue> = T extends boolean ? boolean : T extends number ? number : string;

/** As useState, and there again the next time. Without a memory above it, only until it is closed. */
export function useRemembered<T extends RememberedValue>(
  name: string,
  fallback: T,
): [Widened<T>, (value: Widened<T>) => void] {
  const memory = useContext(LayoutMemoryContext);
  const [own, setOwn] = useState<RememberedValue>(fallback);
  const kept = useSyncExternalStore(memory?.subscribe ?? NO_SUBSCRIPTION, () => memory?.read(name));
  const remember = useCallback(
    (value: Widened<T>) => (memory ? memory.remember(name, value) : setOwn(value)),
    [memory, name],
  );
  const shown = memory ? kept : own;
  return [(typeof shown === typeof fallback ? shown : fallback) as Widened<T>, remember];
}
