// What differs between two plans, segment by segment, in words. Pure.
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { SegmentDifference } from '#shared/model/history.ts';
import type { PlanSegment, VideoPlan } from '#shared/model/video-plan.ts';

/** A plan with the models that it is rendered with, which stand in the project and not in its segments. */
export interface ComparedPlan {
  readonly plan: Pick<VideoPlan, 'segments'>;
  /** File by slot. */
  readonly models: Readonly<Record<string, string>>;
}

/** In the order of the plan as it is now; what is no longer in it follows. Empty: nothing differs. */
export function planDifference(was: ComparedPlan, is: ComparedPlan): SegmentDifference[] {
  const before = new Map(was.plan.segments.map((segment) => [segment.key, segment]));
  const models = changedModels(was, is);
  const differences = is.plan.segments.flatMap((segment): SegmentDifference[] => {
    const old = before.get(segment.key);
    before.delete(segment.key);
    if (old === undefined) return [{ segmentKey: segment.key, kind: 'added', fields: [] }];
    const fields = [...changedFields(old, segment), ...models];
    return fields.length === 0 ? [] : [{ segmentKey: segment.key, kind: 'changed', fields }];
  });
  const removed = [...before.keys()].map((segmentKey) => ({ segmentKey, kind: 'removed' as const, fields: [] }));
  return [...differences, ...removed];
}

type ChangedField = SegmentDifference['fields'][number];

/** One thing that a segment asks for. */
interface Field {
  readonly name: () => string;
  /** What is compared. */
  readonly value: (segment: PlanSegment) => unknown;
  /** As people read it. */
  readonly words?: (segment: PlanSegment) => string;
}

const FIELDS: readonly Field[] = [
  { name: () => say`prompt`, value: ({ prompt }) => prompt },
  { name: () => say`negative prompt`, value: ({ negativePrompt }) => negativePrompt },
  { name: () => say`seed`, value: ({ seed }) => seed },
  {
    name: () => say`length`,
    value: ({ durationSeconds }) => durationSeconds,
    words: ({ durationSeconds }) => say`${formatNumber(durationSeconds, 3)} s`,
  },
  {
    name: () => say`frames`,
    value: ({ framesKept, framesRequested }) => `${framesKept} ${framesRequested}`,
    words: ({ framesKept, framesRequested }) => say`${framesKept} of ${framesRequested} rendered`,
  },
  { name: () => say`size`, value: ({ width, height }) => `${width}×${height}` },
  {
    name: () => say`rate`,
    value: ({ framesPerSecond }) => framesPerSecond,
    words: ({ framesPerSecond }) => say`${formatNumber(framesPerSecond, 3)} fps`,
  },
  { name: () => say`steps`, value: ({ steps }) => steps, words: ({ steps }) => ownOr(steps) },
  { name: () => say`CFG scale`, value: ({ cfgScale }) => cfgScale, words: ({ cfgScale }) => ownOr(cfgScale) },
  { name: () => say`motion strength`, value: ({ motionStrength }) => motionStrength },
  { name: () => say`engine`, value: ({ engine }) => engine },
  { name: () => say`workflow`, value: ({ workflowFile }) => workflowFile },
  {
    name: () => say`LoRAs`,
    value: ({ loras }) => JSON.stringify(loras),
    words: ({ loras }) => loras.map(({ name, strength }) => `${name} (${formatNumber(strength)})`).join(', '),
  },
  {
    name: () => say`start frame`,
    value: ({ start }) => startWords(start),
  },
  {
    name: () => say`end frame`,
    value: ({ endImagePath }) => (endImagePath === null ? null : shortPath(endImagePath)),
  },
  // The clip's own name comes from the key.
  { name: () => say`output name`, value: ({ clipName }) => clipName },
];

function changedFields(was: PlanSegment, is: PlanSegment): ChangedField[] {
  return FIELDS.filter(({ value }) => value(was) !== value(is)).map(({ name, value, words }) => {
    const read = (segment: PlanSegment) => (words?.(segment) ?? String(value(segment) ?? '')) || say`none`;
    return { field: name(), was: read(was), is: read(is) };
  });
}

const ownOr = (value: number | null): string => (value === null ? say`the workflow’s own` : formatNumber(value));

function startWords(start: PlanSegment['start']): string {
  switch (start.kind) {
    case 'keyframe':
      return shortPath(start.filePath);
    case 'last-frame':
      return say`last frame of ${start.segmentKey}`;
    case 'text':
      return say`from the prompt alone`;
    case 'none':
      return '';
  }
}

/** `selected/a.png`: a project that was moved is the same project. */
const shortPath = (path: string): string => path.split(/[\\/]/).slice(-2).join('/');

/** Slot by slot, the same for every segment. */
function changedModels(was: ComparedPlan, is: ComparedPlan): ChangedField[] {
  const slots = [...new Set([...Object.keys(was.models), ...Object.keys(is.models)])].sort();
  return slots
    .filter((slot) => was.models[slot] !== is.models[slot])
    .map((slot) => ({
      field: slot === '' ? say`model` : say`model ${slot}`,
      was: was.models[slot] || say`none`,
      is: is.models[slot] || say`none`,
    }));
}
