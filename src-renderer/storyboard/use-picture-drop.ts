// Pictures dropped on the list of shots: on one of them, or beside all.
import { type DragEvent, useState } from 'react';
import { usePictures } from './use-pictures.ts';

export interface PictureDrop {
  /** The shot under the pictures; null: they are beside all of them; undefined: there are none. */
  readonly overId: string | null | undefined;
  readonly handlers: {
    onDragOver(event: DragEvent): void;
    onDragLeave(event: DragEvent): void;
    onDrop(event: DragEvent): void;
  };
}

const carriesFiles = ({ dataTransfer }: DragEvent): boolean => dataTransfer.types.includes('Files'); // not for people

const shotUnder = ({ target }: DragEvent): string | null =>
  target instanceof Element ? (target.closest<HTMLElement>('[data-shot-id]')?.dataset.shotId ?? null) : null;

export function usePictureDrop(): PictureDrop {
  const pictures = usePictures();
  const [overId, setOverId] = useState<string | null | undefined>(undefined);
  return {
    overId,
    handlers: {
      onDragOver(event) {
        if (!carriesFiles(event)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'copy';
        setOverId(shotUnder(event));
      },
      onDragLeave(event) {
        const { relatedTarget, currentTarget } = event;
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOverId(undefined);
      },
      onDrop(event) {
        setOverId(undefined);
        if (!carriesFiles(event)) return;
        event.preventDefault();
        void pictures.drop([...event.dataTransfer.files], shotUnder(event));
      },
    },
  };
}
