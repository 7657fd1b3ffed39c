// How long a segment will take, from what was measured before. Pure.
import { many, say } from '#shared/i18n/say.ts';
import type { EngineId } from '#shared/model/project.ts';

export interface RenderWork {
  readonly engine: EngineId;
  /** null: the engine has none. A SageAttention variant has a file, and so times, of its own. */
  readonly workflowFile: string | null;
  readonly width: number;
  readonly height: number;
  /** As rendered, before any are dropped. */
  readonly frames: number;
  readonly steps: number | null;
}

export interface RenderEstimate {
  readonly seconds: number;
  /** In words, for a hover: "as measured 4 times", "from another size and server". */
  readonly basis: string;
  /** Exactly this work was measured on every server that the estimate is of. */
  readonly measured: boolean;
}

/** What the same work took on one server. */
export interface WorkSamples {
  readonly work: RenderWork;
  readonly serverUrl: string | null;
  /** The oldest first; never empty. */
  readonly seconds: readonly number[];
}

/** The median of so many: the first job, which loads the model, soon counts no more, and a new graphics card soon does. */
export const NEWEST_COUNTED = 7;

// Steps that the workflow keeps to itself may be any number: as far as a quarter of the size.
const UNKNOWN_STEPS_DISTANCE = Math.log(4);
// As many pixels, but upright instead of lying: taken only where the size itself was never measured.
const TURNED_DISTANCE = 1e-6;

interface ServerEstimate {
  readonly seconds: number;
  readonly timesMeasured: number;
  /** In what the sample is another: "size", "length", …; empty where exactly this was measured. */
  readonly differences: readonly string[];
}

/**
 * The average over those of `serverUrls` that rendered this workflow before; where none did, from another server.
 * null: nobody rendered it. Only samples of the same engine and workflow are looked at; of equally near ones the later in `samples`.
 */
export function estimateRender(
  work: RenderWork,
  serverUrls: readonly (string | null)[],
  samples: readonly WorkSamples[],
): RenderEstimate | null {
  const comparable = samples.filter(
    (one) => one.work.engine === work.engine && one.work.workflowFile === work.workflowFile,
  );
  const known = [...new Set(serverUrls)].flatMap((serverUrl) => {
    const nearest = nearestOf(
      work,
      comparable.filter((one) => one.serverUrl === serverUrl),
    );
    return nearest === null ? [] : [estimateFrom(work, nearest)];
  });
  if (known.length > 0) return averageOf(known);
  const elsewhere = nearestOf(work, comparable);
  if (elsewhere === null) return null;
  const { differences, ...rest } = estimateFrom(work, elsewhere);
  return averageOf([{ ...rest, differences: [...differences, say`server`] }]);
}

function nearestOf(work: RenderWork, candidates: readonly WorkSamples[]): WorkSamples | null {
  let nearest: WorkSamples | null = null;
  let nearestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const distance = distanceBetween(work, candidate.work);
    if (distance <= nearestDistance) [nearest, nearestDistance] = [candidate, distance];
  }
  return nearest;
}

/** 0: the same work. Half and double are equally far; in size, length and steps apart, as they do not quite make up for each other. */
function distanceBetween(a: RenderWork, b: RenderWork): number {
  const turned = a.width === b.width && a.height === b.height ? 0 : TURNED_DISTANCE;
  return turned + apart(pixelsOf(a), pixelsOf(b)) + apart(a.frames, b.frames) + stepsApart(a.steps, b.steps);
}

const apart = (a: number, b: number): number => Math.abs(Math.log(a / b));

function stepsApart(a: number | null, b: number | null): number {
  if (a === b) return 0;
  return a === null || b === null ? UNKNOWN_STEPS_DISTANCE : apart(a, b);
}

function estimateFrom(work: RenderWork, { work: other, seconds }: WorkSamples): ServerEstimate {
  const pixelsRatio = pixelsOf(work) / pixelsOf(other);
  const framesRatio = work.frames / other.frames;
  const stepsRatio = work.steps === null || other.steps === null ? 1 : work.steps / other.steps;
  const counted = seconds.slice(-NEWEST_COUNTED);
  return {
    seconds: medianOf(counted) * pixelsRatio * framesRatio * stepsRatio,
    timesMeasured: counted.length,
    differences: [
      ...(work.width === other.width && work.height === other.height ? [] : [say`size`]),
      ...(work.frames === other.frames ? [] : [say`length`]),
      ...(work.steps === other.steps ? [] : [say`number of steps`]),
    ],
  };
}

const pixelsOf = ({ width, height }: RenderWork): number => width * height;

/** Of an even count the lower one: what is far off is too long, not too short. */
function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

function averageOf(estimates: readonly ServerEstimate[]): RenderEstimate {
  const seconds = estimates.reduce((sum, one) => sum + one.seconds, 0) / estimates.length;
  const differences = [...new Set(estimates.flatMap((one) => one.differences))];
  const measuredOn = estimates.filter((one) => one.differences.length === 0);
  const times = measuredOn.reduce((sum, one) => sum + one.timesMeasured, 0);
  const measured = times === 0 ? null : many(times, 'as measured once', 'as measured {{count}} times');
  const derived = differences.length === 0 ? null : say`from another ${listed(differences)}`;
  const basis = [measured, derived].filter((part) => part !== null).reduce((one, other) => say`${one} and ${other}`);
  return {
    seconds,
    basis:
      estimates.length === 1
        ? basis
        : many(
            estimates.length,
            '{{basis}} (average of {{count}} server)',
            '{{basis}} (average of {{count}} servers)',
            {
              basis,
            },
          ),
    measured: differences.length === 0,
  };
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : say`${words.slice(0, -1).join(', ')} and ${last}`;
}
