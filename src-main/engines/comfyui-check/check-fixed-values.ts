// Size, number of frames and rate where a workflow has no place for them: what it makes against what the plan wants.
import { formatList, formatNumber, say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Finding } from '#shared/studio-error.ts';
import { type ComfyGraph, readNumber, upstreamOf } from '../../graph/index.ts';
import type { LoadedWorkflow } from '../../workflows/index.ts';
import type { WorkflowUse } from './workflow-uses.ts';

type Fixed = Pick<WorkflowUse, 'loaded' | 'segments'>;

export function checkFixedValues(use: Fixed): Finding[] {
  if (use.segments.length === 0) return [];
  return [...moreFrames(use), ...fixedSize(use), ...fixedLength(use), ...fixedRate(use)];
}

/** Frames put in between (RIFE and its like): the take would be cut as if it had none, half as fast. */
function moreFrames({ loaded }: Fixed): Finding[] {
  return nodesOnWay(loaded).flatMap(([nodeId, { class_type }]): Finding[] => {
    const factor = readNumber(loaded.graph, { nodeId, input: 'multiplier' });
    if (factor === null || factor <= 1) return [];
    const times = formatNumber(factor);
    const message = say`Node "${nodeId}" (${class_type}) makes ${times} times as many frames as a segment asks for: its clips would be cut short and run ${times} times slower.`;
    const remedy = say`Set its multiplier to 1, or save the frames before it.`;
    return [{ severity: 'problem', code: 'not-supported', message, remedy, filePath: loaded.summary.fileName }];
  });
}

function fixedSize({ loaded, segments }: Fixed): Finding[] {
  const { slots } = loaded;
  if (slots.width.length > 0 && slots.height.length > 0) return [];
  const width = ownNumber(loaded, ['width']);
  const height = ownNumber(loaded, ['height']);
  const makes = width === null || height === null ? null : `${width}×${height}`;
  const sizes = distinct(segments.map((segment) => `${segment.width}×${segment.height}`));
  if (sizes.every((size) => size === makes)) return [];
  const wanted = formatList(sizes);
  const message =
    makes === null
      ? say`The size cannot be set in this workflow: it makes a size of its own, the plan wants ${wanted}. Clips are scaled to that and their edges cropped.`
      : say`The size cannot be set in this workflow: it makes ${makes}, the plan wants ${wanted}. Clips are scaled to that and their edges cropped.`;
  const remedy = say`Set the project to the size that the workflow makes, or choose where its width and height are set.`;
  return [warning(loaded, message, remedy)];
}

function fixedLength({ loaded, segments }: Fixed): Finding[] {
  if (loaded.slots.length.length > 0) return [];
  const own = ownLength(loaded);
  const remedy = say`Choose where its number of frames is set, or use another workflow.`;
  if (own === null) {
    const most = Math.max(...segments.map(framesNeeded));
    const message = say`The number of frames cannot be set in this workflow: it makes as many as it is built for, the plan needs at least ${most}.`;
    return [warning(loaded, message, remedy)];
  }
  const others = distinct(segments.map(({ framesRequested }) => framesRequested).filter((frames) => frames !== own));
  if (others.length === 0) return [];
  return [warning(loaded, otherLength(own, others), remedy), ...tooShort(loaded, segments, own)];
}

function otherLength(own: number, wanted: readonly number[]): string {
  if (wanted.length > 3)
    return say`The number of frames cannot be set in this workflow: it makes ${own}, the plan asks for ${Math.min(...wanted)} to ${Math.max(...wanted)}.`;
  return say`The number of frames cannot be set in this workflow: it makes ${own}, the plan asks for ${formatList(wanted.map(String))}.`;
}

function tooShort(loaded: LoadedWorkflow, segments: readonly PlanSegment[], own: number): Finding[] {
  const byShot = Map.groupBy(
    segments.filter((segment) => framesNeeded(segment) > own),
    ({ shotId }) => shotId,
  );
  return [...byShot].map(([shotId, short]) => ({
    severity: 'problem',
    code: 'output-too-short',
    message: say`Shot ${shotId} needs ${Math.max(...short.map(framesNeeded))} frames of a segment, but this workflow makes ${own} and the number cannot be set.`,
    remedy: say`Plan shorter segments, choose where its number of frames is set, or use another workflow.`,
    filePath: loaded.summary.fileName,
    shotId,
  }));
}

const framesNeeded = ({ framesDroppedAtStart, framesKept }: PlanSegment): number => framesDroppedAtStart + framesKept;

function fixedRate({ loaded, segments }: Fixed): Finding[] {
  // Frames saved one by one have no rate.
  if (loaded.slots.fps.length > 0 || loaded.slots.outputKind === 'frames') return [];
  const own = ownNumber(loaded, ['fps', 'frame_rate']);
  const rates = distinct(segments.map(({ framesPerSecond }) => framesPerSecond));
  if (rates.every((rate) => rate === own)) return [];
  const wanted = formatList(rates.map((rate) => formatNumber(rate, 3)));
  const message =
    own === null
      ? say`The frame rate cannot be set in this workflow: its films have a rate of their own, the plan counts ${wanted} frames per second.`
      : say`The frame rate cannot be set in this workflow: its films have ${formatNumber(own, 3)} frames per second, the plan counts ${wanted} frames per second.`;
  const remedy = say`If its clips run too fast or too slow, state its rate in a .bindings.json beside it.`;
  return [warning(loaded, message, remedy)];
}

function warning({ summary }: LoadedWorkflow, message: string, remedy: string): Finding {
  return { severity: 'warning', code: 'not-supported', message, remedy, filePath: summary.fileName };
}

const LENGTH_INPUTS = ['length', 'num_frames', 'frames', 'video_length', 'frames_number', 'video_frames'];
/** Nodes that make a batch of one picture. */
const BATCH_INPUTS: Readonly<Record<string, string>> = { RepeatImageBatch: 'amount', EmptyImage: 'batch_size' };

/** null: computed, not said, or said in several ways. */
function ownLength(loaded: LoadedWorkflow): number | null {
  const nodes = nodesOnWay(loaded);
  // Frames put in between make more of them.
  if (nodes.some(([, { inputs }]) => Object.hasOwn(inputs, 'multiplier'))) return null;
  const own = ownNumber(loaded, LENGTH_INPUTS);
  if (own !== null) return own;
  const batches = nodes.filter(([, { class_type }]) => Object.hasOwn(BATCH_INPUTS, class_type));
  const amounts = batches.map(([nodeId, { class_type }]) =>
    readNumber(loaded.graph, { nodeId, input: BATCH_INPUTS[class_type] ?? '' }),
  );
  return amounts.length === 1 ? (amounts[0] ?? null) : null;
}

/** The one value that all inputs of these names have on the way to the film; null where they differ or the server computes one. */
function ownNumber(loaded: LoadedWorkflow, names: readonly string[]): number | null {
  const places = nodesOnWay(loaded).flatMap(([nodeId, { inputs }]) =>
    names.filter((input) => Object.hasOwn(inputs, input)).map((input) => ({ nodeId, input })),
  );
  const [value, ...others] = new Set(places.map((place) => readNumber(loaded.graph, place)));
  return others.length === 0 ? (value ?? null) : null;
}

function nodesOnWay({ graph, slots }: LoadedWorkflow): [string, ComfyGraph[string]][] {
  const onWay = upstreamOf(graph, [slots.saveNodeId]);
  return Object.entries(graph).filter(([nodeId]) => onWay.has(nodeId));
}

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];
