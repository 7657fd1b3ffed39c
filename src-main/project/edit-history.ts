// Undo and redo as values: what an edit replaced, with a name for it. Pure.
import type { Documents } from './documents.ts';

export interface HistoryEntry {
  readonly label: string;
  /** Those that the edit replaced, as they were. */
  readonly documents: Partial<Documents>;
}
export interface EditHistory {
  readonly undo: readonly HistoryEntry[];
  readonly redo: readonly HistoryEntry[];
}

export const EMPTY_HISTORY: EditHistory = { undo: [], redo: [] };
// Entries share all unchanged shots, so a hundred steps of a large storyboard stay small.
const MOST_STEPS = 100;

export function remember(history: EditHistory, label: string, before: Documents, after: Documents): EditHistory {
  return { undo: [...history.undo, { label, documents: replaced(before, after) }].slice(-MOST_STEPS), redo: [] };
}

export interface HistoryStep {
  readonly history: EditHistory;
  readonly documents: Documents;
}

/** null: nothing to take back (or to do again). */
export function stepBack({ undo, redo }: EditHistory, current: Documents): HistoryStep | null {
  const entry = undo.at(-1);
  if (entry === undefined) return null;
  const documents = keepRenderResults({ ...current, ...entry.documents }, current);
  const opposite = { label: entry.label, documents: replaced(current, documents) };
  return { history: { undo: undo.slice(0, -1), redo: [...redo, opposite] }, documents };
}

export function stepForward({ undo, redo }: EditHistory, current: Documents): HistoryStep | null {
  const entry = redo.at(-1);
  if (entry === undefined) return null;
  const documents = keepRenderResults({ ...current, ...entry.documents }, current);
  const opposite = { label: entry.label, documents: replaced(current, documents) };
  return { history: { undo: [...undo, opposite], redo: redo.slice(0, -1) }, documents };
}

/** Whether a step of it would write that document: not where another program has written it since. */
export const touches = ({ undo, redo }: EditHistory, document: keyof Documents): boolean =>
  [...undo, ...redo].some(({ documents }) => documents[document] !== undefined);

function replaced(before: Documents, after: Documents): Partial<Documents> {
  return {
    ...(before.storyboard === after.storyboard ? {} : { storyboard: before.storyboard }),
    ...(before.project === after.project ? {} : { project: before.project }),
    ...(before.selection === after.selection ? {} : { selection: before.selection }),
  };
}

// Which take is active is no edit: an undo must not bring back a clip that a run has replaced since.
function keepRenderResults(documents: Documents, current: Documents): Documents {
  const { segments } = current.project;
  if (documents.project === current.project || segments === undefined) return documents;
  return { ...documents, project: { ...documents.project, segments } };
}
