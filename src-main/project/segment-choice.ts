// What project.json says of a segment's takes: which one `video/` shows, the stars of each, and which one the user keeps. Pure.
import { z } from 'zod/v4';
import { say } from '#shared/i18n/say.ts';
import {
  type AcceptedShort,
  acceptedShort,
  type KeptTake,
  type SegmentChoice,
  takeRating,
} from '#shared/model/project.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { createFieldReader, isRawObject, type RawObject } from './field-reader.ts';

const takeNumber = z.number().int();
const sha256 = z.string().nullish();
const keptOnDisk = z.looseObject({
  take: takeNumber,
  request_sha256: sha256,
  start_frame_sha256: sha256,
  end_frame_sha256: sha256,
});
const acceptedOnDisk = z.looseObject({
  take: takeNumber,
  frames_kept: acceptedShort.shape.framesKept,
  frames_requested: acceptedShort.shape.framesRequested,
});
const ratingsOnDisk = z.record(z.string(), takeRating);
const segmentOnDisk = z.looseObject({
  active_take: takeNumber.nullish(),
  rating: takeRating.nullish(),
  take_ratings: ratingsOnDisk.nullish(),
  kept: keptOnDisk.nullish(),
  accepted_short: acceptedOnDisk.nullish(),
});
type SegmentOnDisk = z.infer<typeof segmentOnDisk>;

const consequence = () => say`until then it counts as not said`;

/** One wrong value costs only itself: the other takes of the segment, and the other segments, are still known. */
export function parseSegmentChoices(
  raw: unknown,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): Record<string, SegmentChoice> {
  const segments = createFieldReader({ segments: raw }, '$', filePath, report, consequence).read(
    'segments',
    z.record(z.string(), z.unknown()),
    {},
  );
  const choices = Object.entries(segments).map(([key, one]): [string, SegmentChoice] => {
    const whole = segmentOnDisk.safeParse(one);
    return [key, choiceOf(whole.success ? whole.data : readInParts(segments, key, filePath, report))];
  });
  return Object.fromEntries(choices);
}

function readInParts(
  segments: RawObject,
  key: string,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): SegmentOnDisk {
  const reader = (raw: RawObject, jsonPath: string) => createFieldReader(raw, jsonPath, filePath, report, consequence);
  const anyObject = z.record(z.string(), z.unknown());
  const segment = reader(segments, '$.segments').read(key, anyObject, {});
  const fields = reader(segment, `$.segments.${key}`);
  const ratings = fields.read('take_ratings', anyObject, {});
  const stars = reader(ratings, `$.segments.${key}.take_ratings`);
  const read = Object.keys(ratings).map((take) => [take, stars.read(take, takeRating.nullable(), null)] as const);
  return {
    active_take: fields.read('active_take', takeNumber.nullable(), null),
    rating: fields.read('rating', takeRating.nullable(), null),
    take_ratings: Object.fromEntries(read.filter((pair): pair is [string, number] => pair[1] !== null)),
    kept: fields.read('kept', keptOnDisk.nullable(), null),
    accepted_short: fields.read('accepted_short', acceptedOnDisk.nullable(), null),
  };
}

function choiceOf(written: SegmentOnDisk): SegmentChoice {
  const { active_take: activeTake = null, rating = null, take_ratings, kept, accepted_short: accepted } = written;
  const takeRatings = { ...take_ratings };
  // Older versions rated the active take only.
  if (activeTake !== null && rating !== null) takeRatings[activeTake] ??= rating;
  return {
    activeTake,
    rating: activeTake === null ? rating : (takeRatings[activeTake] ?? null),
    takeRatings,
    kept: kept ? keptOf(kept) : null,
    acceptedShort: accepted
      ? { take: accepted.take, framesKept: accepted.frames_kept, framesRequested: accepted.frames_requested }
      : null,
  };
}

const keptOf = (kept: z.infer<typeof keptOnDisk>): KeptTake => ({
  take: kept.take,
  requestSha256: kept.request_sha256 ?? null,
  startFrameSha256: kept.start_frame_sha256 ?? null,
  endFrameSha256: kept.end_frame_sha256 ?? null,
});

const keptToDisk = (kept: KeptTake) => ({
  take: kept.take,
  request_sha256: kept.requestSha256,
  start_frame_sha256: kept.startFrameSha256,
  end_frame_sha256: kept.endFrameSha256,
});

/**
 * `take` is the one in `video/` from now on; `kept`: although it is not what is asked. A mark that kept another take is void,
 * one for this very take stays.
 */
export function activateTake(project: RawObject, segmentKey: string, take: number, kept: KeptTake | null): RawObject {
  return changeSegment(project, segmentKey, (before) => {
    const { kept: keptBefore, ...others } = before;
    const stays = isRawObject(keptBefore) && keptBefore.take === take;
    const mark = kept !== null ? { kept: keptToDisk(kept) } : stays ? { kept: keptBefore } : {};
    return withRatings({ ...others, active_take: take, ...mark }, ratingsOf(before));
  });
}

/** What is said of a take that is shown although it is not just what the plan asks for. */
export interface TakeMarks {
  readonly kept: KeptTake | null;
  /** null: what was said of it before stays. */
  readonly acceptedShort: AcceptedShort | null;
}
export const NO_MARKS: TakeMarks = { kept: null, acceptedShort: null };

/** It is in `video/` from now on, with its marks, in one step: no crash comes between. */
export function landTake(
  project: RawObject,
  segmentKey: string,
  take: number,
  { kept, acceptedShort: accepted }: TakeMarks,
): RawObject {
  const active = activateTake(project, segmentKey, take, kept);
  return accepted === null ? active : acceptShort(active, segmentKey, accepted);
}

/** null takes the stars back. */
export function rateTake(project: RawObject, segmentKey: string, take: number, rating: number | null): RawObject {
  return changeSegment(project, segmentKey, (before) => {
    const { [take]: _before, ...others } = ratingsOf(before);
    return withRatings(before, rating === null ? others : { ...others, [take]: rating });
  });
}

/** null: what is asked for decides again. */
export function keepTake(project: RawObject, segmentKey: string, kept: KeptTake | null): RawObject {
  return changeSegment(project, segmentKey, ({ kept: _before, ...others }) =>
    kept === null ? others : { ...others, kept: keptToDisk(kept) },
  );
}

/** null: its shot has its full length again. */
export function acceptShort(project: RawObject, segmentKey: string, accepted: AcceptedShort | null): RawObject {
  return changeSegment(project, segmentKey, ({ accepted_short: _before, ...others }) => {
    if (accepted === null) return others;
    const { take, framesKept, framesRequested } = accepted;
    return { ...others, accepted_short: { take, frames_kept: framesKept, frames_requested: framesRequested } };
  });
}

function changeSegment(project: RawObject, segmentKey: string, change: (segment: RawObject) => RawObject): RawObject {
  const segments = isRawObject(project.segments) ? project.segments : {};
  const before = isRawObject(segments[segmentKey]) ? segments[segmentKey] : {};
  return { ...project, segments: { ...segments, [segmentKey]: change(before) } };
}

/** As they stand in the file; the stars of the active take may be where older versions wrote them. */
function ratingsOf({ active_take: activeTake, rating, take_ratings: written }: RawObject): RawObject {
  const ratings = isRawObject(written) ? written : {};
  const isOlder = typeof activeTake === 'number' && takeRating.safeParse(rating).success;
  return isOlder ? { [activeTake]: rating, ...ratings } : ratings;
}

/** `rating` always says the stars of the active take: that is where older versions look. */
function withRatings(
  { rating: _rating, take_ratings: _ratings, ...segment }: RawObject,
  ratings: RawObject,
): RawObject {
  const active = typeof segment.active_take === 'number' ? ratings[segment.active_take] : undefined;
  return {
    ...segment,
    ...(active === undefined ? {} : { rating: active }),
    ...(Object.keys(ratings).length === 0 ? {} : { take_ratings: ratings }),
  };
}
