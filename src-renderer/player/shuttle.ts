// J, K and L as editors know them: each press of L plays faster, J goes back, K stands still, L while K is held plays slowly.

export type PlayerAction =
  | { readonly kind: 'speed'; readonly speed: number }
  | { readonly kind: 'step'; readonly frames: number }
  | { readonly kind: 'to-start' | 'to-end' };

const FASTEST = 8;
export const SLOW = 0.5;

/** 1, 2, 4, 8; from standing, slow or backward play 1. */
export const faster = (speed: number): number =>
  speed < 1 ? 1 : Math.min(2 ** (Math.floor(Math.log2(speed)) + 1), FASTEST);

export const fasterBack = (speed: number): number => -faster(-speed);

/** What Play may be set to. */
export const PLAY_SPEEDS = [0.25, 0.5, 0.75, 1, 1.5, 2] as const;
