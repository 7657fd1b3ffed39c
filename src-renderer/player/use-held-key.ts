// Whether a letter is held down, for what another key does meanwhile. It takes nothing away from anybody.
import { useEffect, useEffectEvent, useRef } from 'react';

/** `current`: it is held now. `onRelease`: it was let go. */
export function useHeldKey(letter: string, onRelease: () => void) {
  const held = useRef(false);
  const released = useEffectEvent(onRelease);
  useEffect(() => {
    const undo = new AbortController();
    const letGo = () => {
      if (held.current) released();
      held.current = false;
    };
    const isMeant = ({ key }: KeyboardEvent) => key.toLowerCase() === letter;
    const down = (event: KeyboardEvent) => {
      if (isMeant(event)) held.current = true;
    };
    window.addEventListener('keydown', down, { signal: undo.signal, capture: true });
    window.addEventListener('keyup', (event) => isMeant(event) && letGo(), { signal: undo.signal, capture: true });
    // Who turns to another window lets go unheard.
    window.addEventListener('blur', letGo, { signal: undo.signal });
    return () => undo.abort();
  }, [letter]);
  return held;
}
