// A place of the editor that takes dropped pictures.
import { type DragEvent, type ReactNode, useState } from 'react';
import styles from './storyboard.module.css';

interface DropZoneProps {
  /** Said over it while files hover there. */
  readonly words: string;
  readonly onFiles: (files: readonly File[]) => void;
  readonly children: ReactNode;
  /** As high as what is around it. */
  readonly fill?: boolean;
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files'); // not for people

export function DropZone({ words, onFiles, children, fill = false }: DropZoneProps) {
  const [over, setOver] = useState(false);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the mouse's short way; the button beside it does the same
    <div
      className={styles.dropZone}
      data-fill={fill || undefined}
      onDragOver={(event) => {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      }}
      onDragLeave={({ relatedTarget, currentTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(false);
      }}
      onDrop={(event) => {
        setOver(false);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        onFiles([...event.dataTransfer.files]);
      }}
    >
      {children}
      {over && <span className={styles.dropWords}>{words}</span>}
    </div>
  );
}
