// What people are told of every engine and its models: what each can do, how sure that is, what it is best for.
import { z } from 'zod/v4';
import { engineLimits } from './engine.ts';
import { engineId } from './project.ts';

/** How a model's figures are known. */
export const modelStanding = z.enum([
  /** Its own schema was read, by us or by whom `source` names. */
  'known',
  /** Nobody could check: its own schema is read before the first clip. */
  'unverified',
  /** It is gone: never offered, refused with the reason. */
  'shut-down',
]);
export type ModelStanding = z.infer<typeof modelStanding>;

export const engineModelInfo = z.object({
  /** As it is chosen: a workflow file, a Wan task, `owner/name`; null: the engine has only itself. */
  model: z.string().nullable(),
  name: z.string(),
  limits: engineLimits,
  standing: modelStanding,
  /** Where its figures come from, and when that was read. */
  source: z.string(),
  /** ISO; null: not dated. */
  asOf: z.string().nullable(),
  /** In words: what is special, what is doubtful, why it was shut down. */
  notes: z.array(z.string()),
  /** Why it cannot be used with its engine as that is set up here; absent: nothing is known against it. */
  notHere: z.string().optional(),
  advice: z.object({
    /** In words: "product shots that must keep their picture". */
    bestFor: z.string(),
    quality: z.enum(['draft', 'medium', 'high']).nullable(),
    speed: z.enum(['very-fast', 'fast', 'medium', 'slow']).nullable(),
    /** Least graphics memory it needs here; null: none, or not known. */
    vramGb: z.number().nullable(),
    /** Rough price of five seconds in US dollars; 0: nothing; null: not known. */
    fiveSecondsUsd: z.number().nullable(),
  }),
});
export type EngineModelInfo = z.infer<typeof engineModelInfo>;

export const engineInfo = z.object({
  id: engineId,
  name: z.string(),
  description: z.string(),
  /** true: it renders on this machine or in the user's own network. */
  isLocal: z.boolean(),
  /** Whether it could be used now, and what to do where it cannot. */
  setUp: z.object({ ready: z.boolean(), reason: z.string(), remedy: z.string() }),
  /** Jobs at once; null: as many as it has servers. */
  workers: z.number().nullable(),
  /** The default first. */
  models: z.array(engineModelInfo),
});
export type EngineInfo = z.infer<typeof engineInfo>;

/** Which models could render the open project. */
export const adviceWish = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('cheapest') }),
  /** The best that stays within the budget. */
  z.object({ kind: z.literal('best-under'), usd: z.number().positive() }),
  z.object({ kind: z.literal('local-only') }),
]);
export type AdviceWish = z.infer<typeof adviceWish>;

export const modelAdvice = z.object({
  engine: engineId,
  model: z.string().nullable(),
  name: z.string(),
  /** Of the whole plan in US dollars; null: not known. */
  costUsd: z.number().nullable(),
  ready: z.boolean(),
  /** Shots it cannot render, each with the reason; empty: all can be done. */
  blocked: z.array(z.object({ shotId: z.string(), reason: z.string() })),
  /** In words. */
  bestFor: z.string(),
  quality: z.enum(['draft', 'medium', 'high']).nullable(),
});
export type ModelAdvice = z.infer<typeof modelAdvice>;

/** Where a secret comes from; its value never leaves the main process. */
export const secretState = z.object({
  name: z.enum(['replicate']),
  /** `environment` wins over what is stored. */
  from: z.enum(['environment', 'key-store', 'file', 'none']),
  /** Where a new one would be stored: the system's key store, or a file that only the user can read. */
  storesIn: z.enum(['key-store', 'file']),
  /** Such as "REPLICATE_API_TOKEN" or the path of the file. */
  place: z.string(),
  /** Something is stored, whether it is used or not. */
  isStored: z.boolean(),
  /** In words: why what is there cannot be used, or who could have seen it; null: all is well. */
  problem: z.string().nullable(),
});
export type SecretState = z.infer<typeof secretState>;
