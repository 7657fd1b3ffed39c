// A planned segment as the input of a model, or the reason why it would be refused. Pure; nothing is sent that this has not passed.
import { formatNumber, say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { InputValue, ModelSize, ReplicateModel, Role } from '../catalogue/catalogue-model.ts';
import { ratioOf } from '../schema/sizes-by-schema.ts';
import type { InputPictures } from './input-pictures.ts';
import { brokenRule, leftOut } from './model-rules.ts';

export interface ModelInput {
  readonly input: Readonly<Record<string, InputValue>>;
  /** What was asked for and is not sent, in words. */
  readonly warnings: readonly string[];
}

export function buildInput(model: ReplicateModel, segment: PlanSegment, pictures: InputPictures): Result<ModelInput> {
  const size = sizeOf(model, segment);
  const length = lengthOf(model, segment);
  if (!size.ok) return size;
  if (!length.ok) return length;
  const wrong = pictureFault(model, pictures) ?? brokenRule(model, { segment, pictures, size: size.value });
  if (wrong !== null) return err(refused(segment, wrong));
  const used = leftOut(model, { segment, pictures, size: size.value });
  return ok({
    input: { ...model.sends, ...valuesOf(model, segment, used.pictures), ...size.value.sends, ...length.value },
    warnings: used.warnings,
  });
}

function valuesOf(model: ReplicateModel, segment: PlanSegment, pictures: InputPictures): Record<string, InputValue> {
  const { references } = pictures;
  const [firstReference] = references;
  const values: Readonly<Record<Role, InputValue | null>> = {
    prompt: segment.prompt,
    negativePrompt: segment.negativePrompt === '' ? null : segment.negativePrompt,
    seed: seedOf(segment.seed),
    startImage: pictures.start,
    endImage: pictures.end,
    references: model.mostReferences === 1 ? (firstReference ?? null) : references.length === 0 ? null : references,
    sound: segment.withAudio,
    steps: segment.steps ?? model.stepsByQuality?.[segment.quality ?? 'medium'] ?? null,
    guidance: segment.cfgScale,
    motion: motionOf(segment.motionStrength),
    framesPerSecond: segment.framesPerSecond,
    width: segment.width,
    height: segment.height,
  };
  return Object.fromEntries(
    Object.entries(model.inputs).flatMap(([role, name]) => {
      const value = values[role as Role];
      return name === null || value === null ? [] : [[name, value]];
    }),
  );
}

/** Models take what fits a 32-bit number with a sign. */
const seedOf = (seed: number): number => seed % 2 ** 31;

/** 127 in the middle, as the older tool had it. 1 to 255 is what Stable Video Diffusion takes. */
const motionOf = (strength: number): number => Math.min(255, Math.max(1, Math.round(strength * 254)));

type SizeSent = Pick<ModelSize, 'name' | 'sends'>;

/** Shapes that differ by less count as the same: 832×480 is called 16:9. */
const SHAPE_TOLERANCE = 0.06;

function sizeOf({ sizes, name: modelName }: ReplicateModel, segment: PlanSegment): Result<SizeSent> {
  const { width, height } = segment;
  if (sizes.kind === 'step') {
    const { stepPixels } = sizes;
    if (width % stepPixels === 0 && height % stepPixels === 0) return ok({ name: `${width}×${height}`, sends: {} });
    return err(
      refused(segment, {
        message: say`${modelName} makes widths and heights in steps of ${stepPixels}, not ${width}×${height}.`,
        remedy: say`Choose another size for the project.`,
      }),
    );
  }
  const exact = sizes.sizes.find((size) => size.width === width && size.height === height);
  const shape = (size: { readonly width: number; readonly height: number }) => Math.log(size.width / size.height);
  const near = sizes.sizes
    .filter((size) => Math.abs(shape(size) - shape(segment)) <= SHAPE_TOLERANCE)
    .toSorted((a, b) => Math.abs(a.width - width) - Math.abs(b.width - width));
  const size =
    exact ?? near[0] ?? (sizes.followsStartImage && segment.start.kind !== 'text' ? sizes.sizes[0] : undefined);
  if (size !== undefined) return ok(size);
  const shapes = [...new Set(sizes.sizes.map(ratioOf))].join(', ');
  return err(
    refused(segment, {
      message: say`${modelName} makes ${shapes}, not ${ratioOf(segment)} (${width}×${height}).`,
      remedy: say`Choose one of these shapes for the project, or another model.`,
    }),
  );
}

function lengthOf(
  { length, name: modelName }: ReplicateModel,
  segment: PlanSegment,
): Result<Record<string, InputValue>> {
  const { framesRequested: frames, framesPerSecond } = segment;
  const asked = formatNumber(frames / framesPerSecond, 2);
  if (length.kind === 'options') {
    const option = length.options.find((one) => one.frames === frames);
    if (option !== undefined) {
      return ok(length.input === null || option.value === null ? {} : { [length.input]: option.value });
    }
    const lengths = length.options.map((one) => formatNumber(one.frames / framesPerSecond, 2)).join(', ');
    return err(wrongLength(segment, say`${modelName} makes clips of ${lengths} s, not of ${asked} s.`));
  }
  const { input, least, most, unit, wholeOnly } = length;
  const exact = unit === 'frames' ? frames : frames / framesPerSecond;
  const value = wholeOnly ? Math.ceil(exact - 1e-9) : Math.round(exact * 1000) / 1000;
  if (value >= least && value <= most) return ok({ [input]: value });
  const limit = (count: number) => formatNumber(unit === 'frames' ? count / framesPerSecond : count, 2);
  return err(
    wrongLength(segment, say`${modelName} makes clips of ${limit(least)} to ${limit(most)} s, not of ${asked} s.`),
  );
}

const wrongLength = (segment: PlanSegment, message: string): StudioError =>
  refused(segment, { message, remedy: say`Build the plan again: what the model can make may have changed.` });

type Fault = Pick<StudioError, 'message' | 'remedy'>;

function pictureFault({ inputs, needsStartImage, name }: ReplicateModel, { start, end }: InputPictures): Fault | null {
  if (needsStartImage && start === null) {
    return {
      message: say`${name} makes a clip from a picture, and this one has no keyframe to start from.`,
      remedy: say`Give the shot a keyframe, or choose a model that can begin from its prompt.`,
    };
  }
  if (inputs.startImage === null && start !== null) {
    return {
      message: say`${name} makes clips from the prompt alone: it takes no start picture.`,
      remedy: say`Let the shot start from text, or choose a model that takes a picture.`,
    };
  }
  if (inputs.endImage === null && end !== null) {
    return {
      message: say`${name} takes no picture to end on.`,
      remedy: say`Remove the end keyframe, or choose a model that takes one.`,
    };
  }
  return null;
}

const refused = ({ shotId, segmentIndex, key }: PlanSegment, { message, remedy }: Fault): StudioError => ({
  code: 'plan-blocked',
  message: say`Segment ${key}: ${message}`,
  remedy,
  shotId,
  segmentIndex,
});
