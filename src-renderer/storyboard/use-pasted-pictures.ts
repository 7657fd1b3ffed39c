// A picture in the clipboard becomes the keyframe of the shot in the focus.
import { useEffect, useEffectEvent } from 'react';
import { useStores } from '../app/stores-context.ts';
import { isTyping } from '../ui/is-typing.ts';
import { focusIn, type ShotList } from './shot-list.ts';
import { usePictures } from './use-pictures.ts';

export function usePastedPictures(list: ShotList): void {
  const { storyboard } = useStores();
  const pictures = usePictures();
  const paste = useEffectEvent((event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])].filter((file) => file.type.startsWith('image/'));
    if (files.length === 0 || event.defaultPrevented) return;
    // Copied words often bring a picture of themselves along: in a text field the words are meant.
    if (isTyping(event.target) && event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    void pictures.take(files, focusIn(list, storyboard.getState()), 'start');
  });
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => paste(event);
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);
}
