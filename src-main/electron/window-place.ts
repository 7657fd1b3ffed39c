// Where the window was, and where it may be now: a screen may have been unplugged since.
import { z } from 'zod/v4';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const whole = z.number().int();
export const windowPlace = z.object({
  x: whole,
  y: whole,
  width: whole.positive(),
  height: whole.positive(),
  isMaximized: z.boolean(),
});
export type WindowPlace = z.infer<typeof windowPlace>;

export const SMALLEST_WINDOW = { width: 960, height: 600 } as const;
const FIRST_WINDOW = { width: 1440, height: 900 } as const;
/** Enough of the title bar to take hold of with the mouse. */
const GRIP_PIXELS = { width: 120, height: 32 } as const;

/** @param workAreas of all screens, the primary one first */
export function placeOnScreen(saved: WindowPlace | null, workAreas: readonly Area[]): WindowPlace {
  const primary = workAreas[0] ?? { x: 0, y: 0, ...FIRST_WINDOW };
  const screen = saved === null ? undefined : workAreas.find((area) => showsTitleBar(saved, area));
  if (saved === null || screen === undefined) return centred(saved, primary);
  return { ...saved, ...sizeFor(saved, screen) };
}

function showsTitleBar(place: Area, screen: Area): boolean {
  const visibleWidth = Math.min(place.x + place.width, screen.x + screen.width) - Math.max(place.x, screen.x);
  const topIsOnScreen = place.y >= screen.y && place.y + GRIP_PIXELS.height <= screen.y + screen.height;
  return visibleWidth >= GRIP_PIXELS.width && topIsOnScreen;
}

function centred(saved: WindowPlace | null, screen: Area): WindowPlace {
  const size = sizeFor(saved ?? FIRST_WINDOW, screen);
  return {
    x: screen.x + Math.round((screen.width - size.width) / 2),
    y: screen.y + Math.round((screen.height - size.height) / 2),
    ...size,
    isMaximized: saved?.isMaximized ?? false,
  };
}

function sizeFor(wanted: { width: number; height: number }, screen: Area): { width: number; height: number } {
  return {
    width: Math.min(Math.max(wanted.width, SMALLEST_WINDOW.width), screen.width),
    height: Math.min(Math.max(wanted.height, SMALLEST_WINDOW.height), screen.height),
  };
}

/** A file that cannot be read only costs the window its place. */
export function parseWindowPlace(text: string): WindowPlace | null {
  try {
    return windowPlace.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
