// How long ago, in words of the language.
import { language } from '#shared/i18n/say.ts';

const UNITS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number])[] = [
  ['year', 31_557_600],
  ['month', 2_629_800],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];

/** "now", "5 minutes ago", "yesterday", "last month". */
export function relativeWords(iso: string, nowMs: number): string {
  const words = new Intl.RelativeTimeFormat(language(), { numeric: 'auto' });
  const seconds = (nowMs - Date.parse(iso)) / 1000;
  if (Number.isNaN(seconds)) return '';
  // Under a minute, and of a clock that runs ahead: now.
  const [unit, size] = UNITS.find(([, length]) => seconds >= length) ?? (['second', Number.POSITIVE_INFINITY] as const);
  return words.format(-Math.floor(seconds / size), unit);
}
