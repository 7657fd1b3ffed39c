// The text that is selected inside of an element; '' where none is.
import { type RefObject, useEffect, useState } from 'react';

export function useSelectionIn(element: RefObject<HTMLElement | null>): string {
  const [selected, setSelected] = useState('');
  useEffect(() => {
    const onChange = () => {
      const selection = document.getSelection();
      const isInside = selection?.anchorNode && element.current?.contains(selection.anchorNode);
      setSelected(isInside && !selection.isCollapsed ? selection.toString() : '');
    };
    document.addEventListener('selectionchange', onChange);
    return () => document.removeEventListener('selectionchange', onChange);
  }, [element]);
  return selected;
}
