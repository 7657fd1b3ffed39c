// What a model can, how long and large its clips are, what they cost: in the few words that a list has room for. Pure.
import { formatDate, formatFixed, formatNumber, many, say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { EngineInfo, EngineModelInfo } from '#shared/model/engine-info.ts';
import type { Quality } from '#shared/model/project.ts';

type Lengths = Pick<EngineLimits, 'frameRule' | 'framesPerSecond'>;

/** Nobody makes a longer shot. */
const ANY_LENGTH_SECONDS = 600;
/** The draft has no rate of its own; what it may make at most is far beyond any shot whatever the rate. */
const SOME_RATE = 24;

/** "4, 6 or 8 s", "up to 5 s", "any length". */
export function lengthWords({ frameRule, framesPerSecond }: Lengths): string {
  const rate = framesPerSecond ?? SOME_RATE;
  if (frameRule.kind === 'discrete') {
    const lengths = frameRule.frameCounts.map((frames) => formatNumber(frames / rate, 1));
    const last = lengths.at(-1) ?? '';
    return lengths.length > 1 ? say`${lengths.slice(0, -1).join(', ')} or ${last} s` : say`always ${last} s`;
  }
  const most = frameRule.maxFrames / rate;
  if (most >= ANY_LENGTH_SECONDS) return say`any length`;
  const least = frameRule.minFrames / rate;
  const longest = formatNumber(most, 1);
  return least >= 1 ? say`${formatNumber(least, 1)} to ${longest} s` : say`up to ${longest} s`;
}

const MOST_SIZES = 4;

/** "16:9, 9:16", "any size", "832*480 and 3 more". */
export function sizeWords({ sizeRule }: Pick<EngineLimits, 'sizeRule'>): string {
  if (sizeRule.kind === 'step') return say`any size`;
  const names = sizeRule.sizes.map(({ name }) => name);
  const shown = names.slice(0, MOST_SIZES).join(', ');
  const left = names.length - MOST_SIZES;
  const listed =
    left > 0 ? many(left, '{{shown}} and {{count}} more', '{{shown}} and {{count}} more', { shown }) : shown;
  return sizeRule.followsStartImage ? say`${listed}, in the shape of the start image` : listed;
}

/** Cents, and tenths of them where it is less than one. */
export const formatUsd = (amount: number): string => say`$${formatFixed(amount, amount > 0 && amount < 0.01 ? 3 : 2)}`;

/** "about $0.10 to $0.15 a second"; where nothing is to be paid, '' for an engine of the user's own. */
export function priceWords({ price }: Pick<EngineLimits, 'price'>, isLocal: boolean): string {
  if (price === null) return isLocal ? say`nothing to pay` : say`price not known`;
  const clips = price.rates.flatMap(({ perClip }) => perClip ?? []);
  if (clips.length > 0) return say`about ${spanWords(clips)} a clip`;
  return say`about ${spanWords(price.rates.flatMap(({ perSecond }) => perSecond ?? []))} a second`;
}

function spanWords(amounts: readonly number[]): string {
  const least = Math.min(...amounts);
  const most = Math.max(...amounts);
  return least === most ? formatUsd(least) : say`${formatUsd(least)} to ${formatUsd(most)}`;
}

/** "Google, 2 November 2026". */
export const priceSourceWords = ({ source, asOf }: { readonly source: string; readonly asOf: string }): string =>
  say`${source}, ${dayWords(asOf)}`;

/** Dates are days: no time zone may make another one of them. */
export const dayWords = (isoDate: string): string => {
  const day = new Date(`${isoDate.slice(0, 10)}T12:00:00Z`);
  return Number.isNaN(day.getTime())
    ? isoDate
    : formatDate(day, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
};

export type AbilityId = 'image' | 'text' | 'end' | 'references' | 'sound' | 'loras';

/** What of this it can, in one order for all of them. */
export function abilitiesOf(limits: EngineLimits): readonly (readonly [id: AbilityId, words: string])[] {
  const all: readonly (readonly [boolean, AbilityId, () => string])[] = [
    [limits.takesStartImage, 'image', () => say`From an image`],
    [limits.takesTextOnly || limits.textStartWorkflowFile !== null, 'text', () => say`From text`],
    [limits.takesEndImage, 'end', () => say`End frame`],
    [
      limits.mostReferences > 0,
      'references',
      () => many(limits.mostReferences, '{{count}} reference', 'up to {{count}} references'),
    ],
    [limits.makesAudio, 'sound', () => say`Sound`],
    [limits.takesLoras, 'loras', () => say`LoRAs`],
  ];
  return all.flatMap(([able, id, words]) => (able ? [[id, words()] as const] : []));
}

/** What must be known before it is chosen, in sentences; empty: nothing. */
export function standingNotes({ standing, notes }: EngineModelInfo): readonly string[] {
  if (standing !== 'unverified' || notes.length > 0) return notes;
  return [say`Nobody could check its figures: its own description is read before the first clip.`];
}

export const standingWords = (standing: EngineModelInfo['standing']): string =>
  ({ known: '', unverified: say`unverified`, 'shut-down': say`shut down` })[standing];

export function qualityWords(quality: EngineModelInfo['advice']['quality']): string {
  if (quality === null) return say`not known`;
  return { draft: say`draft`, medium: say`medium`, high: say`high` }[quality];
}

/** "ComfyUI · Wan 2.2 14B"; the draft has but one name. */
export function modelName(engine: EngineInfo, model: EngineModelInfo | undefined): string {
  return model === undefined || model.name === engine.name ? engine.name : `${engine.name} · ${model.name}`;
}

export const qualitySettingWords = (quality: Quality): string =>
  ({ low: say`Low`, medium: say`Medium`, high: say`High` })[quality];
