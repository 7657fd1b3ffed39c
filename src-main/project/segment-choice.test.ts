// What project.json says of takes: stars, the active one, what is kept; written without losing what others wrote there.
import { expect, it } from 'vitest';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import type { RawObject } from './field-reader.ts';
import { acceptShort, activateTake, keepTake, landTake, parseSegmentChoices, rateTake } from './segment-choice.ts';

const KEPT = { take: 2, requestSha256: 'r', startFrameSha256: null, endFrameSha256: 'e' };
const KEPT_ON_DISK = { take: 2, request_sha256: 'r', start_frame_sha256: null, end_frame_sha256: 'e' };

const projectWith = (segment: object): RawObject => ({ id: 'p', segments: { '001/0': segment, '002/0': { mood: 1 } } });
const segmentIn = (project: RawObject) => (project.segments as Record<string, RawObject>)['001/0'];
function choiceIn(segment: unknown, problems: StudioErrorWire[] = []) {
  return parseSegmentChoices({ '001/0': segment }, '/p/project.json', (problem) => problems.push(problem))['001/0'];
}

it.each([
  ['the first landing', {}, { active_take: 2 }],
  ['stars of an older version', { active_take: 1, rating: 4 }, { active_take: 2, take_ratings: { 1: 4 } }],
  [
    'a take that has stars',
    { active_take: 1, rating: 4, take_ratings: { 1: 4, 2: 5 }, mood: 'calm' },
    { active_take: 2, rating: 5, take_ratings: { 1: 4, 2: 5 }, mood: 'calm' },
  ],
  ['another take is kept', { active_take: 1, kept: { ...KEPT_ON_DISK, take: 1 } }, { active_take: 2 }],
  ['this take is kept', { active_take: 1, kept: KEPT_ON_DISK }, { active_take: 2, kept: KEPT_ON_DISK }],
])('take 2 becomes the active one: %s', (_what, before, after) => {
  const project = activateTake(projectWith(before), '001/0', 2, null);
  expect(project).toEqual({ id: 'p', segments: { '001/0': after, '002/0': { mood: 1 } } });
});

it('lands and keeps in one step, so that no crash comes between', () => {
  const project = activateTake(projectWith({ active_take: 1 }), '001/0', 2, KEPT);
  expect(segmentIn(project)).toEqual({ active_take: 2, kept: KEPT_ON_DISK });
  expect(choiceIn(segmentIn(project))).toEqual({
    activeTake: 2,
    rating: null,
    takeRatings: {},
    kept: KEPT,
    acceptedShort: null,
  });
  expect(segmentIn(keepTake(project, '001/0', null))).toEqual({ active_take: 2 });
  expect(segmentIn(keepTake(projectWith({ active_take: 2 }), '001/0', KEPT))).toEqual(segmentIn(project));
});

it('lands a take that is too short and accepted in one step, and takes that back', () => {
  const accepted = { take: 2, framesKept: 40, framesRequested: 49 };
  const project = landTake(projectWith({ active_take: 1, mood: 'calm' }), '001/0', 2, {
    ...{ kept: null, acceptedShort: accepted },
  });
  const onDisk = { take: 2, frames_kept: 40, frames_requested: 49 };
  expect(segmentIn(project)).toEqual({ active_take: 2, mood: 'calm', accepted_short: onDisk });
  expect(choiceIn(segmentIn(project))?.acceptedShort).toEqual(accepted);
  // Another take that is shown for a while does not make it forgotten.
  expect(segmentIn(activateTake(project, '001/0', 1, null))).toMatchObject({ active_take: 1, accepted_short: onDisk });
  expect(segmentIn(acceptShort(project, '001/0', null))).toEqual({ active_take: 2, mood: 'calm' });
  const problems: StudioErrorWire[] = [];
  const damaged = { active_take: 2, accepted_short: { ...onDisk, frames_kept: 0 } };
  expect(choiceIn(damaged, problems)).toMatchObject({ activeTake: 2, acceptedShort: null });
  expect(problems.map(({ jsonPath }) => jsonPath)).toEqual(['$.segments.001/0.accepted_short.frames_kept']);
});

it('rates takes one by one; `rating` follows the active one', () => {
  let project = rateTake(projectWith({ active_take: 1, rating: 3 }), '001/0', 2, 5);
  expect(segmentIn(project)).toEqual({ active_take: 1, rating: 3, take_ratings: { 1: 3, 2: 5 } });
  project = rateTake(project, '001/0', 1, 0);
  expect(segmentIn(project)).toEqual({ active_take: 1, rating: 0, take_ratings: { 1: 0, 2: 5 } });
  project = rateTake(rateTake(project, '001/0', 1, null), '001/0', 2, null);
  expect(segmentIn(project)).toEqual({ active_take: 1 });
});

it('reads what older versions wrote', () => {
  expect(choiceIn({ active_take: 3, rating: 4 })).toEqual({
    activeTake: 3,
    rating: 4,
    takeRatings: { 3: 4 },
    kept: null,
    acceptedShort: null,
  });
});

it('says what is wrong with its place, and still knows the rest', () => {
  const problems: StudioErrorWire[] = [];
  const damaged = { active_take: 2, rating: 9, take_ratings: { 1: 4, 2: 'good' }, kept: { take: 'two' } };
  expect(choiceIn(damaged, problems)).toEqual({
    activeTake: 2,
    rating: null,
    takeRatings: { 1: 4 },
    kept: null,
    acceptedShort: null,
  });
  expect(problems.map(({ jsonPath, message }) => [jsonPath, message])).toEqual([
    ['$.segments.001/0.take_ratings.2', '"2" should be a number (it is "good").'],
    ['$.segments.001/0.rating', '"rating" should be at most 5 (it is 9).'],
    ['$.segments.001/0.kept.take', '"kept.take" should be a number (it is {"take":"two"}).'],
  ]);
  expect(problems[0]).toMatchObject({ code: 'bad-file', filePath: '/p/project.json' });
  problems.length = 0;
  expect(choiceIn(7, problems)).toMatchObject({ activeTake: null, rating: null, takeRatings: {}, kept: null });
  expect(problems.map(({ jsonPath }) => jsonPath)).toEqual(['$.segments.001/0']);
});
