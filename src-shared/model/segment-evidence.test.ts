import { expect, it } from 'vitest';
import { isKept, isUpToDate, NO_EVIDENCE, type SegmentEvidence, takeDifferences } from './segment-evidence.ts';
import type { TakeSidecar } from './take.ts';
import type { PlanSegment } from './video-plan.ts';

const take = {
  ...{ take: 2, prompt: 'A boat', negative_prompt: '', seed: 7, width: 832, height: 480, frames_requested: 49 },
  ...{ engine: 'comfyui', workflow_file: 'w.json', loras: [], request_sha256: 'r' },
  ...{ start_frame_sha256: 's', end_frame_sha256: null },
} as Partial<TakeSidecar> as TakeSidecar;
const segment = {
  ...{ prompt: 'A boat', negativePrompt: '', seed: 7, width: 832, height: 480, framesRequested: 49 },
  ...{ engine: 'comfyui', workflowFile: 'w.json', loras: [] },
} as Partial<PlanSegment> as PlanSegment;
const asked = { requestSha256: 'r', startFrameSha256: 's', endFrameSha256: null };

it.each<[string, Partial<SegmentEvidence>, kept: boolean, upToDate: boolean]>([
  ['it answers', {}, false, true],
  ['it answers, but the clip differs', { clipMatches: false }, false, false],
  ['the start changed', { startFrameSha256: 's2' }, false, false],
  [
    'the start changed and it is kept so',
    { startFrameSha256: 's2', keptTake: { take: 2, ...asked, startFrameSha256: 's2' } },
    true,
    true,
  ],
  [
    'it changed again since',
    { startFrameSha256: 's3', keptTake: { take: 2, ...asked, startFrameSha256: 's2' } },
    false,
    false,
  ],
  ['another take is kept', { requestSha256: 'r2', keptTake: { take: 1, ...asked, requestSha256: 'r2' } }, false, false],
  [
    'kept, but the clip differs',
    { endFrameSha256: 'e', keptTake: { take: 2, ...asked, endFrameSha256: 'e' }, clipMatches: false },
    true,
    false,
  ],
  ['there is no take', { activeTake: null, keptTake: { take: 2, ...asked } }, false, false],
])('%s', (_what, changes, kept, upToDate) => {
  const evidence = { ...NO_EVIDENCE, ...asked, activeTake: take, fittingTake: take, clipMatches: true, ...changes };
  expect([isKept(evidence), isUpToDate(evidence)]).toEqual([kept, upToDate]);
});

it.each<[object, object, string[]]>([
  [{ prompt: 'A ship', seed: 9 }, {}, ['the prompt changed', 'the seed changed (7 → 9)']],
  [
    { width: 704, height: 400, framesRequested: 33 },
    {},
    ['the size changed (832×480 → 704×400)', 'the length changed (49 → 33 frames)'],
  ],
  [{ engine: 'draft', workflowFile: null }, {}, ['the engine changed (comfyui → draft)', 'the workflow changed']],
  [
    { loras: [{ name: 'x', strength: 1 }], negativePrompt: 'blur' },
    {},
    ['the negative prompt changed', 'the LoRAs changed'],
  ],
  [{}, { startFrameSha256: 's2', endFrameSha256: 'e' }, ['the start image changed', 'the end image changed']],
  [{}, { requestSha256: 'r2' }, ['the workflow or a setting changed']],
])('names what differs: %j %j', (planned, hashes, words) => {
  expect(takeDifferences(take, { ...segment, ...planned }, { ...asked, ...hashes })).toEqual(words);
});

it('passes over what a damaged sidecar does not say', () => {
  expect(takeDifferences({ seed: 1 }, segment, asked)).toEqual(['the seed changed (1 → 7)']);
});
