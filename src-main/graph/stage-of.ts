// Which of two model stages a title or a file name speaks of: Wan 2.2 begins with "high noise" and ends with "low noise".

export type Stage = 'high' | 'low';

/**
 * "…_high_noise…", "HighNoise", a bare capital "HIGH", or "high" at the name's end; not "high_quality" and not "highres".
 */
export function stageOf(text: string): Stage | null {
  const high = speaksOf(text, 'high', 'HIGH');
  const low = speaksOf(text, 'low', 'LOW');
  if (high === low) return null;
  return high ? 'high' : 'low';
}

function speaksOf(text: string, word: string, capital: string): boolean {
  return (
    new RegExp(`${word}[-_ ]?noise`, 'i').test(text) ||
    new RegExp(`(?:^|[^A-Za-z])${capital}(?![A-Za-z]|[-_ ]?(?:V?RAM|RES|QUALITY))`).test(text) ||
    new RegExp(`(?:^|[^a-z])${word}(?:\\.[a-z0-9]+)?$`, 'i').test(text)
  );
}
