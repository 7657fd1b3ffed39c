import { useMemo } from 'react';
import { useStores } from '../app/stores-context.ts';
import { type Pictures, pictureActions } from './pictures.tsx';

export function usePictures(): Pictures {
  const stores = useStores();
  return useMemo(() => pictureActions(stores), [stores]);
}
