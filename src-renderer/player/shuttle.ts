// J, K and L as editors know them: each press of L plays faster, J goes back, K stands still.

/** How fast and which way: 0 stands, 1 plays, 2 and 4 faster, negative backwards. */
export type Speed = -4 | -2 | -1 | 0 | 1 | 2 | 4;

export type PlayerAction =
  | { readonly kind: 'speed'; readonly speed: Speed }
  | { readonly kind: 'step'; readonly frames: number }
  | { readonly kind: 'to-start' | 'to-end' };

export function faster(speed: Speed): Speed {
  if (speed <= 0) return 1;
  return speed === 1 ? 2 : 4;
}

export function fasterBack(speed: Speed): Speed {
  if (speed >= 0) return -1;
  return speed === -1 ? -2 : -4;
}

interface KeyPress {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** null: not a key of the player. A whole second is stepped with Shift. */
export function actionForKey({ key, shiftKey }: KeyPress, speed: Speed, framesPerSecond: number): PlayerAction | null {
  const step = shiftKey ? Math.round(framesPerSecond) : 1;
  switch (key) {
    case ' ':
      return { kind: 'speed', speed: speed === 0 ? 1 : 0 };
    case 'k':
    case 'K':
      return { kind: 'speed', speed: 0 };
    case 'l':
    case 'L':
      return { kind: 'speed', speed: faster(speed) };
    case 'j':
    case 'J':
      return { kind: 'speed', speed: fasterBack(speed) };
    case 'ArrowRight':
      return { kind: 'step', frames: step };
    case 'ArrowLeft':
      return { kind: 'step', frames: -step };
    case 'Home':
      return { kind: 'to-start' };
    case 'End':
      return { kind: 'to-end' };
    default:
      return null;
  }
}
