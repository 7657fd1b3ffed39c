// The way to the whole film in the player, from its first frame.
import type { Stores } from './create-stores.ts';

export function showFilm({ app, plan, player }: Pick<Stores, 'app' | 'plan' | 'player'>): void {
  const [first] = plan.getState().segmentsByKey.keys();
  player.getState().setScope('film');
  // Else the player would stand on the clip that was rendered last.
  if (first !== undefined) player.getState().setClip(first);
  app.getState().show('player');
}
