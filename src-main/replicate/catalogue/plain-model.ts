// What a model is unless its entry says otherwise.
import type { ReplicateModel } from './catalogue-model.ts';
import { AS_OF } from './figures.ts';

export const PLAIN_MODEL = {
  shortNames: [],
  standing: 'known',
  isOfficial: true,
  version: null,
  mostReferences: 0,
  needsStartImage: false,
  alwaysSounds: false,
  rules: [],
  sends: {},
  stepsByQuality: null,
  mostAtOnce: null,
  price: null,
  gpuSecond: null,
  asOf: AS_OF,
  notes: () => [],
} as const satisfies Partial<ReplicateModel>;
