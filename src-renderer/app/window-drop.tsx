// Files dropped beside a place of their own: what dropping would do is shown, and no drop makes the browser leave the page.
import { IconFileImport } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { type DroppedKind, droppedIn, hoveringKind, hoverWords, takeDropped } from './dropped-files.ts';
import styles from './shell.module.css';
import { useStores } from './stores-context.ts';

const FILES = 'Files'; // not for people
/** Dragging tells of itself every 350 ms at the latest, also when the mouse stands still. */
const GONE_AFTER_MS = 900;

const isTaken = (kind: DroppedKind): boolean => kind === 'folder' || kind === 'json' || kind === 'configuration';

export function WindowDrop() {
  const stores = useStores();
  const [kind, setKind] = useState<DroppedKind | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    const leave = () => {
      clearTimeout(timer.current);
      setKind(null);
    };
    const onDragOver = (event: DragEvent) => {
      if (!event.dataTransfer?.types.includes(FILES)) return;
      clearTimeout(timer.current);
      timer.current = setTimeout(leave, GONE_AFTER_MS);
      // A place that takes the file has said so before the event came up here.
      if (event.defaultPrevented) return setKind(null);
      event.preventDefault();
      const hovering = hoveringKind(event.dataTransfer);
      event.dataTransfer.dropEffect = isTaken(hovering) ? 'copy' : 'none';
      setKind(hovering);
    };
    const onDrop = (event: DragEvent) => {
      leave();
      if (event.defaultPrevented || !event.dataTransfer?.types.includes(FILES)) return;
      event.preventDefault();
      const dropped = droppedIn(event.dataTransfer);
      if (dropped) void takeDropped(dropped, stores);
    };
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('drop', onDrop);
    return () => {
      leave();
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('drop', onDrop);
    };
  }, [stores]);
  if (kind === null) return null;
  return (
    <div className={styles.dropHint} data-takes={isTaken(kind) || undefined} role="status">
      <span className={styles.dropWords}>
        <IconFileImport size={18} stroke={1.6} aria-hidden />
        {hoverWords(kind)}
      </span>
    </div>
  );
}
