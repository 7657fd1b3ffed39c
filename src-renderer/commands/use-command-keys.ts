// The one listener for the keys of all commands.
import { useEffect } from 'react';
import type { Stores } from '../app/create-stores.ts';
import { useStores } from '../app/stores-context.ts';
import { isTyping } from '../ui/is-typing.ts';
import { isAvailable } from './command-store.ts';
import { COMMANDS } from './command-table.ts';
import { pressedCommand } from './pressed-command.ts';

export function useCommandKeys(): void {
  const stores = useStores();
  useEffect(() => {
    const ending = new AbortController();
    const { signal } = ending;
    const clicked = watchClickedFocus(signal);
    window.addEventListener('keydown', (event) => obey(event, stores, clicked), { signal });
    return () => ending.abort();
  }, [stores]);
}

/** What has the focus because it was clicked, not because the Tab key went there. */
function watchClickedFocus(signal: AbortSignal): WeakSet<EventTarget> {
  const clicked = new WeakSet<EventTarget>();
  let byPointer = false;
  const early = { signal, capture: true };
  window.addEventListener('pointerdown', () => (byPointer = true), early);
  // Other keys do not move the focus: what a menu gives back after a click still counts as clicked.
  window.addEventListener('keydown', ({ key }) => (byPointer &&= key !== 'Tab'), early);
  window.addEventListener(
    'focusin',
    ({ target }) => {
      if (target && byPointer) clicked.add(target);
      else if (target) clicked.delete(target);
    },
    { signal },
  );
  return clicked;
}

function obey(
  event: KeyboardEvent,
  { app, commands }: Pick<Stores, 'app' | 'commands'>,
  clicked: WeakSet<EventTarget>,
): void {
  if (event.defaultPrevented || event.isComposing || isOfSomethingOpen(event.target)) return;
  if (isOfControl(event, clicked)) return;
  const { panel, settings } = app.getState();
  const id = pressedCommand(event, {
    preset: settings?.keyPreset ?? 'longtake',
    panel,
    typing: isTyping(event.target),
    available: (wanted) => isAvailable(commands.getState(), wanted),
  });
  if (id === null) return;
  event.preventDefault();
  if (!event.repeat || COMMANDS[id].repeats) commands.getState().run(id);
}

/** An open dialog or menu has the keys to itself, also when a click took the focus out of it. */
const isOfSomethingOpen = (target: EventTarget | null): boolean =>
  document.querySelector('[role="dialog"][aria-modal="true"]') !== null ||
  (target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null);

/** Who came to a control with the keyboard works it with the keyboard; who clicked it means the film with the next Space. */
function isOfControl({ key, target, ctrlKey, metaKey, altKey }: KeyboardEvent, clicked: WeakSet<EventTarget>): boolean {
  if (!(target instanceof HTMLElement) || ctrlKey || metaKey || altKey) return false;
  if (key === ' ' || key === 'Enter')
    return !clicked.has(target) && target.matches('button:focus-visible, a:focus-visible, summary');
  const isMove = key.startsWith('Arrow') || key === 'Home' || key === 'End';
  return isMove && (target instanceof HTMLInputElement || target.matches('[role="slider"], [role="separator"]'));
}
