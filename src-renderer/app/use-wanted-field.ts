// From a problem to the field where it is mended: it is brought into view and gets the focus.
import { type RefObject, useEffect } from 'react';
import { useApp, useStores } from './stores-context.ts';

/** Fields below `form` are marked by `data-field` with their names in the file, several of them with spaces between. */
export function useWantedField(form: RefObject<HTMLElement | null>): void {
  const { app } = useStores();
  const wanted = useApp((state) => state.wantedField);
  useEffect(() => {
    if (wanted === null) return;
    const field = form.current?.querySelector<HTMLElement>(`[data-field~="${CSS.escape(wanted)}"]`);
    const control = field?.querySelector<HTMLElement>('textarea, input, button') ?? field;
    control?.scrollIntoView({ block: 'center' });
    control?.focus({ preventScroll: true });
    app.getState().reachField();
  }, [wanted, form, app]);
}
