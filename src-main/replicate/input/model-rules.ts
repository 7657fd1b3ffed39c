// What a model cannot have together: refused where nobody can know what was meant, left out with a warning where it only helps.
import { say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { StudioError } from '#shared/studio-error.ts';
import type { ModelSize, ReplicateModel } from '../catalogue/catalogue-model.ts';
import { ratioOf } from '../schema/sizes-by-schema.ts';
import type { InputPictures } from './input-pictures.ts';

interface Asked {
  readonly segment: PlanSegment;
  readonly pictures: InputPictures;
  readonly size: Pick<ModelSize, 'name' | 'sends'>;
}

/** null: nothing forbids it. */
export function brokenRule(
  { rules, name }: ReplicateModel,
  { segment, pictures, size }: Asked,
): Pick<StudioError, 'message' | 'remedy'> | null {
  if (rules.includes('1080p-only-for-6-s') && size.sends.resolution === '1080p' && segmentSeconds(segment) > 6.5) {
    return {
      message: say`${name} makes 1080p only for 6 seconds.`,
      remedy: say`Choose 768p, or segments of at most 6 seconds.`,
    };
  }
  if (rules.includes('end-image-only-in-pro-mode') && pictures.end !== null && size.sends.mode === 'standard') {
    return {
      message: say`${name} takes a picture to end on only in pro mode.`,
      remedy: say`Choose 1080p for the project, or remove the end keyframe.`,
    };
  }
  const isBoth = pictures.references.length > 0 && pictures.end !== null;
  if (rules.includes('references-at-16:9-for-8-s-without-last-frame') && isBoth && takesReferences(segment)) {
    return {
      message: say`${name} ignores the picture to end on where it is given reference pictures.`,
      remedy: say`Remove the end keyframe or the reference pictures of this shot.`,
    };
  }
  return null;
}

/** What helps and cannot be taken here. */
export function leftOut(
  model: ReplicateModel,
  { segment, pictures }: Asked,
): { readonly pictures: InputPictures; readonly warnings: readonly string[] } {
  const { name, mostReferences, inputs, rules } = model;
  const given = pictures.references.length;
  if (given === 0) return { pictures, warnings: [] };
  const without = (warning: string) => ({ pictures: { ...pictures, references: [] }, warnings: [warning] });
  if (inputs.references === null) return without(say`${name} takes no reference pictures; they are left out.`);
  if (rules.includes('references-at-16:9-for-8-s-without-last-frame') && !takesReferences(segment)) {
    return without(
      say`${name} takes reference pictures only for clips of 16:9 and 8 seconds; they are left out of segment ${segment.key}.`,
    );
  }
  if (rules.includes('references-without-start-image') && pictures.start !== null) {
    return without(say`${name} takes a reference picture only where there is no start picture; it is left out.`);
  }
  if (given <= mostReferences) return { pictures, warnings: [] };
  return {
    pictures: { ...pictures, references: pictures.references.slice(0, mostReferences) },
    warnings: [say`${name} takes ${mostReferences} reference pictures; the others are left out.`],
  };
}

const segmentSeconds = ({ framesRequested, framesPerSecond }: PlanSegment): number => framesRequested / framesPerSecond;

const takesReferences = (segment: PlanSegment): boolean => ratioOf(segment) === '16:9' && segmentSeconds(segment) === 8;
