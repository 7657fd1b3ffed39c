// Which answers and events of the contract are documents that travel as differences.
import { z } from 'zod/v4';
import type { DocumentName } from '../delta/carried.ts';
import { filmView } from '../model/film.ts';
import { projectView } from '../model/project-view.ts';
import { runView } from '../model/run.ts';
import { planView } from './shapes.ts';
import { studioEvents, studioRequests } from './studio-api.ts';

const DOCUMENTS: readonly (readonly [z.ZodType, DocumentName])[] = [
  [projectView, 'project'],
  [planView, 'plan'],
  [runView, 'run'],
  [filmView, 'film'],
];

function documentOf(schema: z.ZodType): DocumentName | null {
  const inner = schema instanceof z.ZodNullable ? schema.unwrap() : schema;
  return DOCUMENTS.find(([known]) => known === inner)?.[1] ?? null;
}

const answers = new Map(Object.entries(studioRequests).map(([name, { output }]) => [name, documentOf(output)]));
const events = new Map(Object.entries(studioEvents).map(([name, payload]) => [name, documentOf(payload)]));

/** null: its answer is sent as it is. */
export const documentOfAnswer = (requestName: string): DocumentName | null => answers.get(requestName) ?? null;
export const documentOfEvent = (eventName: string): DocumentName | null => events.get(eventName) ?? null;
