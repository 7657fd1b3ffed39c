// Where cards stand in the grid, and where the keys lead.
export const GAP_PIXELS = 10;
const LEAST_CARD_PIXELS = 224;
const WORDS_PIXELS = 26 + 34 + 6 * 2 + 2;

export interface GridLayout {
  readonly columns: number;
  readonly rowPixels: number;
}

export function gridLayout(widthPixels: number): GridLayout {
  const columns = Math.max(1, Math.floor((widthPixels + GAP_PIXELS) / (LEAST_CARD_PIXELS + GAP_PIXELS)));
  const cardPixels = (widthPixels - GAP_PIXELS * (columns - 1)) / columns;
  const picturePixels = ((cardPixels - 14) * 9) / 16;
  return { columns, rowPixels: Math.ceil(picturePixels + WORDS_PIXELS + GAP_PIXELS) };
}

/** The card a key leads to; null: not a key of the grid. */
export function indexAfterKey(key: string, index: number, columns: number, count: number): number | null {
  const steps: Record<string, number> = {
    ArrowRight: 1,
    ArrowLeft: -1,
    ArrowDown: columns,
    ArrowUp: -columns,
    PageDown: columns * 3,
    PageUp: -columns * 3,
    Home: -count,
    End: count,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(Math.max(index + step, 0), count - 1);
}
