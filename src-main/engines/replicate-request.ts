// A segment as Replicate gets it: the model with its own schema, the input with its pictures.
import { basename } from 'node:path';
import { say } from '#shared/i18n/say.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import {
  buildInput,
  type InputPictures,
  type InputValue,
  modelToUse,
  type RefreshedSchemas,
  type ReplicateModel,
  type ReplicateService,
  schemaFaults,
} from '../replicate/index.ts';
import { canonicalJson } from './canonical-json.ts';
import type { SegmentRequest } from './engine.ts';

export interface ModelRequest {
  readonly model: ReplicateModel;
  readonly input: Readonly<Record<string, InputValue>>;
  readonly warnings: readonly string[];
}

export interface ReplicateRequests {
  /**
   * @param pictures as they are to stand in the input
   * @param fresh schemas read just now, which the request is held against too
   */
  of(segment: PlanSegment, pictures: InputPictures, fresh?: RefreshedSchemas): Result<ModelRequest>;
  canonical(segment: PlanSegment): Result<string>;
}

export function createRequests(service: ReplicateService, defaultModel: string | null): ReplicateRequests {
  const of: ReplicateRequests['of'] = (segment, pictures, fresh) => {
    const schemas = service.schemas.all();
    const model = modelToUse(segment.model ?? defaultModel, schemas);
    if (!model.ok) return model;
    const built = buildInput(model.value, segment, pictures);
    if (!built.ok) return built;
    const schema = fresh?.get(model.value.model) ?? schemas.get(model.value.model);
    const faults = schema === undefined ? [] : schemaFaults(built.value.input, schema);
    return faults.length > 0 ? err(refused(segment, model.value, faults)) : ok({ model: model.value, ...built.value });
  };
  return {
    of,
    canonical(segment) {
      const request = of(segment, pictureNamesOf(segment));
      if (!request.ok) return request;
      const { model, input } = request.value;
      const { startImage, endImage } = model.inputs;
      // What these two show is hashed elsewhere.
      const rest = Object.entries(input).filter(([name]) => name !== startImage && name !== endImage);
      return ok(canonicalJson({ replicate: 1, model: model.model, input: Object.fromEntries(rest) }));
    },
  };
}

/** What will be there, by the plan alone. */
const pictureNamesOf = ({ start, endImagePath, references }: PlanSegment): InputPictures => ({
  start: start.kind === 'text' ? null : 'start',
  end: endImagePath === null ? null : 'end',
  references: references.map((path) => basename(path)),
});

export const fileNamesOf = ({ segment, start, endImagePath }: SegmentRequest): InputPictures => ({
  start: start.kind === 'file' ? basename(start.path) : null,
  end: endImagePath === null ? null : basename(endImagePath),
  references: segment.references.map((path) => basename(path)),
});

/** Before a run the frames of earlier segments are not there yet. */
export const plannedNamesOf = pictureNamesOf;

const refused = (
  { key, shotId, segmentIndex }: PlanSegment,
  { name }: ReplicateModel,
  faults: readonly string[],
): StudioError => ({
  code: 'plan-blocked',
  message: say`Segment ${key}: ${name} says of itself that it would not take this. ${faults.join(' ')}`,
  remedy: say`Refresh the models of Replicate, build the plan again, or choose another model.`,
  shotId,
  segmentIndex,
});
