// The catalogue as the studio sees it: what each model can do now, with its own schema where that has been read.
import { say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { EngineModelInfo } from '#shared/model/engine-info.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { applySchema } from '../schema/apply-schema.ts';
import type { ModelSchema, RefreshedSchemas } from '../schema/input-schema.ts';
import { CATALOGUE, findModel } from './catalogue.ts';
import type { ReplicateModel } from './catalogue-model.ts';
import { fiveSecondsUsd, limitsOf } from './limits-of.ts';

const NONE: RefreshedSchemas = new Map();

/** The default first, what is shut down last: that is listed with its reason and never offered. */
export const replicateModels = (durationBuffer: number, schemas: RefreshedSchemas = NONE): EngineModelInfo[] =>
  CATALOGUE.map((table) => infoOf(table, durationBuffer, schemas.get(table.model) ?? null));

/**
 * @param name `owner/name` or a short name; null: the default
 * An unverified model is refused until its own schema has been read.
 */
export function replicateLimits(
  name: string | null,
  durationBuffer: number,
  schemas: RefreshedSchemas = NONE,
): Result<EngineLimits> {
  const model = modelToUse(name, schemas);
  return model.ok ? ok(limitsOf(model.value, durationBuffer)) : model;
}

/** The model as it is to be used. */
export function modelToUse(name: string | null, schemas: RefreshedSchemas): Result<ReplicateModel> {
  const found = findModel(name);
  if (!found.ok) return found;
  const table = found.value;
  const schema = schemas.get(table.model);
  const corrected = schema === undefined ? null : applySchema(table, schema);
  if (corrected !== null) return ok(corrected);
  return table.standing === 'unverified' ? err(unverified(table, schema !== undefined)) : ok(table);
}

function infoOf(table: ReplicateModel, durationBuffer: number, schema: ModelSchema | null): EngineModelInfo {
  const corrected = schema === null || table.standing === 'shut-down' ? null : applySchema(table, schema);
  const model = corrected ?? table;
  const known = limitsOf(model, durationBuffer);
  // What cannot be had costs nothing.
  const limits = model.standing === 'shut-down' ? { ...known, price: null } : known;
  const { bestFor, quality, speed } = table.advice;
  return {
    model: table.model,
    name: table.name,
    limits,
    standing: model.standing,
    source: corrected === null ? table.source() : say`its own schema, read at Replicate`,
    asOf: corrected === null || schema === null ? table.asOf : schema.readAt.slice(0, 10),
    notes: [...table.notes()],
    advice: { bestFor: bestFor(), quality, speed, vramGb: null, fiveSecondsUsd: fiveSecondsUsd(limits) },
  };
}

function unverified({ model }: ReplicateModel, isRead: boolean): StudioError {
  if (isRead) {
    return {
      code: 'not-supported',
      message: say`${model} says of itself that it takes neither a prompt nor a picture that Longtake knows.`,
      remedy: say`Choose another model.`,
    };
  }
  return {
    code: 'not-supported',
    message: say`Nobody could check what ${model} takes, and its own schema has not been read yet.`,
    remedy: say`Refresh the models of Replicate while online, or choose another model.`,
  };
}
