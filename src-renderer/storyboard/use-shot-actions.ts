import { useMemo } from 'react';
import { useStores } from '../app/stores-context.ts';
import { type ShotActions, shotActions } from './shot-actions.ts';

export function useShotActions(): ShotActions {
  const stores = useStores();
  return useMemo(() => shotActions(stores), [stores]);
}
