// The door of the replicate room: what models there are and what they take, and the API that renders with them.

export { noToken } from './api/api-errors.ts';
export { outputGone, wrongOutput } from './api/download-output.ts';
export { type OutputPlace, outputOf } from './api/output-of.ts';
export { hasSucceeded, isUnderWay, predictionError } from './api/prediction-errors.ts';
export { REPLICATE_API_URL, type ReplicateClient, wasSurelyRefused } from './api/replicate-client.ts';
export { type Pause, realPause } from './api/replicate-http.ts';
export type { Prediction } from './api/wire.ts';
export { findModel } from './catalogue/catalogue.ts';
export type { InputValue, ReplicateModel } from './catalogue/catalogue-model.ts';
export { modelToUse, replicateLimits, replicateModels } from './catalogue/replicate-models.ts';
export { buildInput } from './input/build-input.ts';
export type { InputPictures } from './input/input-pictures.ts';
export { openReplicateService, type ReplicateService, type ReplicateServiceOptions } from './replicate-service.ts';
export type { ModelSchema, RefreshedSchemas } from './schema/input-schema.ts';
export { schemaFaults } from './schema/schema-faults.ts';
export type { RefreshReport } from './schema/schema-store.ts';
