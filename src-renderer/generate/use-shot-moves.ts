// Reordering the shots that wait: by dragging, and with Alt and an arrow key.
import { type DragEvent, type KeyboardEvent, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { say } from '#shared/i18n/say.ts';
import { isActive, isHeld } from '../app/run-store.ts';
import { useRun, useStores } from '../app/stores-context.ts';
import { orderAfterMove, orderAfterStep, waitingShots } from './queue-lines.ts';

export interface ShotMoves {
  /** Shots that can be moved, in the order of the queue. */
  readonly waiting: readonly string[];
  /** Where a line is shown while dragging. */
  markOf(shotId: string): 'before' | 'after' | undefined;
  handleFor(shotId: string): {
    onDragStart(event: DragEvent): void;
    onDragEnd(): void;
    onKeyDown(event: KeyboardEvent): void;
  };
  targetFor(shotId: string): { onDragOver(event: DragEvent): void; onDrop(event: DragEvent): void };
  /** For those who hear the page: what the last move did. */
  readonly told: string;
}

const NONE: readonly string[] = [];

export function useShotMoves(): ShotMoves {
  const { run } = useStores();
  const waiting = useRun(
    useShallow(({ head, order, jobsByKey }) =>
      isActive(head) && !isHeld(head) ? waitingShots(order, jobsByKey) : NONE,
    ),
  );
  const [dragged, setDragged] = useState<string | null>(null);
  const [over, setOver] = useState<string | null>(null);
  const [told, setTold] = useState('');
  const isDownwards = dragged !== null && over !== null && waiting.indexOf(over) > waiting.indexOf(dragged);
  const ask = async (shotId: string, order: string[] | null) => {
    if (order === null || !(await run.getState().reorder(order))) return;
    const state = run.getState();
    const now = waitingShots(state.order, state.jobsByKey);
    setTold(say`Shot ${shotId} is now number ${now.indexOf(shotId) + 1} of ${now.length} that wait.`);
  };
  const end = () => {
    setDragged(null);
    setOver(null);
  };
  return {
    waiting,
    told,
    markOf: (shotId) => (over !== shotId || over === dragged ? undefined : isDownwards ? 'after' : 'before'),
    handleFor: (shotId) => ({
      onDragStart(event) {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', say`Shot ${shotId}`);
        setDragged(shotId);
      },
      onDragEnd: end,
      onKeyDown(event) {
        const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null;
        if (step === null || !event.altKey) return;
        event.preventDefault();
        void ask(shotId, orderAfterStep(waiting, shotId, step));
      },
    }),
    targetFor: (shotId) => ({
      onDragOver(event) {
        if (dragged === null || !waiting.includes(shotId)) return;
        event.preventDefault();
        event.dataTransfer.dropEffect = 'move';
        if (over !== shotId) setOver(shotId);
      },
      onDrop(event) {
        if (dragged === null || !waiting.includes(shotId)) return;
        event.preventDefault();
        const before = isDownwards ? (waiting[waiting.indexOf(shotId) + 1] ?? null) : shotId;
        end();
        void ask(dragged, orderAfterMove(waiting, dragged, before));
      },
    }),
  };
}
