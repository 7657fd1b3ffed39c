// Opens the palette; its code is fetched when it is first wanted.
import { lazy, Suspense, useState } from 'react';
import { useCommands } from './use-commands.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

export function CommandPalette() {
  const [wanted, setWanted] = useState(0);
  useCommands({ 'app.palette': () => setWanted(wanted + 1) });
  if (wanted === 0) return null;
  return (
    <Suspense fallback={null}>
      <Palette wanted={wanted} />
    </Suspense>
  );
}
