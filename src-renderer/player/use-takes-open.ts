// Whether the takes stand under the picture; remembered.
import { useRemembered } from '../ui/remembered.ts';

export function useTakesOpen(): readonly [open: boolean, toggle: () => void] {
  const [open, setOpen] = useRemembered<boolean>('player.takes', true);
  return [open, () => setOpen(!open)];
}
