// How much is free on the disk that holds the open project, asked anew every so often while somebody looks.
import { useEffect, useState } from 'react';
import { useProject, useStores } from './stores-context.ts';

const EVERY_MS = 30_000;

export type SpaceTone = 'fine' | 'warning' | 'problem';

export function spaceTone(freeBytes: number): SpaceTone {
  if (freeBytes < 2e9) return 'problem';
  return freeBytes < 10e9 ? 'warning' : 'fine';
}

/** null: no project is open, or the disk does not say. */
export function useFreeSpace(everyMs = EVERY_MS): number | null {
  const { studio } = useStores();
  const folderPath = useProject(({ view }) => view?.folderPath ?? null);
  const [freeBytes, setFreeBytes] = useState<number | null>(null);
  useEffect(() => {
    setFreeBytes(null);
    if (folderPath === null) return;
    let over = false;
    const ask = async () => {
      if (document.hidden) return;
      const answer = await studio.call('disk.space', {});
      if (!over && answer.ok) setFreeBytes(answer.value.freeBytes);
    };
    const askNow = () => void ask();
    askNow();
    const timer = setInterval(askNow, everyMs);
    document.addEventListener('visibilitychange', askNow);
    return () => {
      over = true;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', askNow);
    };
  }, [studio, folderPath, everyMs]);
  return freeBytes;
}
