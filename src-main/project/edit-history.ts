// Undo and redo as values: what the documents were before each edit, with a name for it. Pure.
import type { Documents } from './apply-edit.ts';

export interface HistoryEntry {
  readonly label: string;
  readonly documents: Documents;
}
export interface EditHistory {
  readonly undo: readonly HistoryEntry[];
  readonly redo: readonly HistoryEntry[];
}

export const EMPTY_HISTORY: EditHistory = { undo: [], redo: [] };
// Entries share all unchanged shots, so a hundred steps of a large storyboard stay small.
const MOST_STEPS = 100;

export function remember(history: EditHistory, label: string, before: Documents): EditHistory {
  return { undo: [...history.undo, { label, documents: before }].slice(-MOST_STEPS), redo: [] };
}

export interface HistoryStep {
  readonly history: EditHistory;
  readonly documents: Documents;
}

/** null: nothing to take back (or to do again). */
export function stepBack(history: EditHistory, current: Documents): HistoryStep | null {
  const entry = history.undo.at(-1);
  if (entry === undefined) return null;
  return {
    history: {
      undo: history.undo.slice(0, -1),
      redo: [...history.redo, { label: entry.label, documents: current }],
    },
    documents: keepRenderResults(entry.documents, current),
  };
}

export function stepForward(history: EditHistory, current: Documents): HistoryStep | null {
  const entry = history.redo.at(-1);
  if (entry === undefined) return null;
  return {
    history: {
      undo: [...history.undo, { label: entry.label, documents: current }],
      redo: history.redo.slice(0, -1),
    },
    documents: keepRenderResults(entry.documents, current),
  };
}

// Which take is active is no edit: an undo must not bring back a clip that a run has replaced since.
function keepRenderResults(documents: Documents, current: Documents): Documents {
  const { segments } = current.project;
  return segments === undefined ? documents : { ...documents, project: { ...documents.project, segments } };
}
