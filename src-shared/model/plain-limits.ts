// What an engine is unless it says otherwise: prompt, negative prompt and seed count, nothing else is taken, nothing is to be paid.
import type { EngineLimits } from './engine.ts';

export const PLAIN_LIMITS = {
  workflowFile: null,
  model: null,
  textStartWorkflowFile: null,
  takesEndImage: false,
  needsEndImage: false,
  takesLoras: false,
  takesPrompt: true,
  takesNegativePrompt: true,
  takesSeed: true,
  mostReferences: 0,
  makesAudio: false,
  requestBuffer: null,
  stepsByQuality: null,
  mostAtOnce: null,
  price: null,
} as const satisfies Partial<EngineLimits>;
