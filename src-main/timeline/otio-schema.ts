// OpenTimelineIO's objects as JSON: the versions that 0.15 and later read. Keys in the order its own writer has them.
import type { RateFraction } from '#shared/frame-rate.ts';

export type OtioValue = string | number | boolean | null | readonly OtioValue[] | OtioObject;
export interface OtioObject {
  readonly [key: string]: OtioValue;
}

export interface OtioItemFacts {
  readonly name: string;
  readonly metadata?: OtioObject;
}

export const rateNumber = ({ numerator, denominator }: RateFraction): number => numerator / denominator;

export const rationalTime = (value: number, rate: RateFraction): OtioObject => ({
  OTIO_SCHEMA: 'RationalTime.1',
  rate: rateNumber(rate),
  value,
});

export const timeRange = (start: number, duration: number, rate: RateFraction): OtioObject => ({
  OTIO_SCHEMA: 'TimeRange.1',
  duration: rationalTime(duration, rate),
  start_time: rationalTime(start, rate),
});

export const externalReference = (facts: OtioItemFacts, availableRange: OtioObject, targetUrl: string): OtioObject => ({
  OTIO_SCHEMA: 'ExternalReference.1',
  metadata: facts.metadata ?? {},
  name: facts.name,
  available_range: availableRange,
  available_image_bounds: null,
  target_url: targetUrl,
});

export const clip = (
  facts: OtioItemFacts,
  sourceRange: OtioObject,
  markers: readonly OtioObject[],
  mediaReferences: OtioObject,
): OtioObject => ({
  OTIO_SCHEMA: 'Clip.2',
  ...item(facts, sourceRange, markers),
  media_references: mediaReferences,
  active_media_reference_key: 'DEFAULT_MEDIA',
});

export const gap = (name: string, frames: number, rate: RateFraction): OtioObject => ({
  OTIO_SCHEMA: 'Gap.1',
  ...item({ name }, timeRange(0, frames, rate), []),
});

export const dissolve = (inOffset: number, outOffset: number, rate: RateFraction): OtioObject => ({
  OTIO_SCHEMA: 'Transition.1',
  metadata: {},
  name: 'Cross Dissolve',
  in_offset: rationalTime(inOffset, rate),
  out_offset: rationalTime(outOffset, rate),
  transition_type: 'SMPTE_Dissolve',
});

export const marker = (facts: OtioItemFacts, colour: string, comment: string, range: OtioObject): OtioObject => ({
  OTIO_SCHEMA: 'Marker.2',
  metadata: facts.metadata ?? {},
  name: facts.name,
  color: colour,
  comment,
  marked_range: range,
});

export const track = (name: string, kind: 'Video' | 'Audio', children: readonly OtioObject[]): OtioObject => ({
  OTIO_SCHEMA: 'Track.1',
  ...item({ name }, null, []),
  children,
  kind,
});

export const timelineOf = (facts: OtioItemFacts, tracks: readonly OtioObject[]): OtioObject => ({
  OTIO_SCHEMA: 'Timeline.1',
  metadata: facts.metadata ?? {},
  name: facts.name,
  global_start_time: null,
  tracks: { OTIO_SCHEMA: 'Stack.1', ...item({ name: 'tracks' }, null, []), children: tracks },
});

function item(facts: OtioItemFacts, sourceRange: OtioObject | null, markers: readonly OtioObject[]): OtioObject {
  return {
    metadata: facts.metadata ?? {},
    name: facts.name,
    source_range: sourceRange,
    effects: [],
    markers,
    enabled: true,
  };
}
