// In a part that shows seams: they are asked for while it is on the screen.
import { useEffect } from 'react';
import { useStores } from '../app/stores-context.ts';

export function useWantedSeams(): void {
  const { seams } = useStores();
  useEffect(() => seams.getState().want(), [seams]);
}
