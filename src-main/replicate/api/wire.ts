// What Replicate answers, as far as it is used. Unknown fields are dropped, missing ones that matter are refused.
import { z } from 'zod/v4';

const isoTime = z.string().nullish();

export const prediction = z.object({
  id: z.string().min(1),
  model: z.string().nullish(),
  version: z.string().nullish(),
  status: z.string(),
  input: z.record(z.string(), z.json()).nullish(),
  output: z.json().optional(),
  error: z.union([z.string(), z.json()]).optional(),
  logs: z.string().nullish(),
  metrics: z.object({ predict_time: z.number().nullish() }).nullish(),
  data_removed: z.boolean().nullish(),
  created_at: isoTime,
  started_at: isoTime,
  completed_at: isoTime,
});
export type Prediction = z.infer<typeof prediction>;

export const predictionPage = z.object({ next: z.string().nullish(), results: z.array(prediction) });
export type PredictionPage = z.infer<typeof predictionPage>;

export const account = z.object({
  type: z.string().nullish(),
  username: z.string().nullish(),
  name: z.string().nullish(),
});
export type Account = z.infer<typeof account>;

export const uploadedFile = z.object({ id: z.string(), urls: z.object({ get: z.url() }) });
export type UploadedFile = z.infer<typeof uploadedFile>;

export const modelAnswer = z.object({
  owner: z.string().nullish(),
  name: z.string().nullish(),
  latest_version: z.object({ id: z.string().nullish(), openapi_schema: z.unknown() }).nullish(),
});

/** Replicate's way to say what is wrong with a request. */
export const problem = z.object({
  title: z.string().nullish(),
  detail: z.union([z.string(), z.json()]).nullish(),
});
