// What can be done with the chosen shots. Each says what it did, leaves the right shots chosen, and can be taken back.

import type { EditCommand } from '#shared/contract/edit-command.ts';
import { framesInDuration } from '#shared/frame-math.ts';
import { formatNumber, many, say } from '#shared/i18n/say.ts';
import type { Shot, ShotPatch } from '#shared/model/storyboard.ts';
import type { Stores } from '../app/create-stores.ts';
import { filmRateOf } from './film-rate.ts';
import type { ShotChange } from './multi-values.ts';
import { offerUndo } from './offer-undo.ts';
import { byFrames, formatDuration, secondsOfFrames } from './parse-duration.ts';
import { valuesOf } from './shot-values.ts';

export interface ShotActions {
  add(afterShotId: string | null): Promise<void>;
  remove(shotIds: readonly string[]): Promise<void>;
  duplicate(shotIds: readonly string[]): Promise<void>;
  /** Together, one place earlier or later in the film. */
  move(shotIds: readonly string[], by: -1 | 1): Promise<void>;
  /** Together, before the shot that stands there now; the count of all: to the end. */
  moveBefore(shotIds: readonly string[], index: number): Promise<void>;
  /** null: in the middle. */
  split(shotId: string, atSeconds: number | null): Promise<boolean>;
  /** Longer or shorter by so many frames of the film. */
  trim(shotId: string, frames: number): void;
  changeAll(shotIds: readonly string[], patch: ShotPatch): Promise<boolean>;
  changeEach(changes: readonly ShotChange[]): Promise<boolean>;
}

export const shotsOf = ({ project }: Pick<Stores, 'project'>): readonly Shot[] =>
  project.getState().view?.storyboard?.shots ?? [];

/** In film order, whatever the order in which they were chosen. */
export const inFilmOrder = (shots: readonly Shot[], ids: ReadonlySet<string>): readonly Shot[] =>
  ids.size === 0 ? [] : shots.filter(({ shotId }) => ids.has(shotId));

export function shotActions(stores: Stores): ShotActions {
  const { project, storyboard, drafts } = stores;
  const shots = () => shotsOf(stores);
  // What was typed is saved first, so that undo takes back one thing at a time.
  const edit = async (command: EditCommand): Promise<boolean> =>
    (await drafts.flush()) && project.getState().editOrReport(command);
  const undoable = (message: string) => {
    offerUndo(project, message);
    storyboard.getState().announce(message);
  };
  const added = async (command: EditCommand): Promise<string[] | null> => {
    const before = new Set(shots().map(({ shotId }) => shotId));
    if (!(await edit(command))) return null;
    return shots().flatMap(({ shotId }) => (before.has(shotId) ? [] : [shotId]));
  };
  return {
    async add(afterShotId) {
      const [shotId] = (await added({ kind: 'shot.add', afterShotId })) ?? [];
      if (shotId !== undefined) storyboard.getState().choose(shotId, 'only', []);
    },
    async remove(shotIds) {
      const ids = new Set(shotIds);
      const firstIndex = shots().findIndex(({ shotId }) => ids.has(shotId));
      if (!(await edit({ kind: 'shots.remove', shotIds: [...shotIds] }))) return;
      const neighbour = shots()[Math.min(firstIndex, shots().length - 1)];
      storyboard.getState().chooseAll(neighbour ? [neighbour.shotId] : []);
      const [only] = shotIds;
      undoable(
        shotIds.length === 1 && only !== undefined
          ? say`Shot ${only} removed`
          : many(shotIds.length, '{{count}} shot removed', '{{count}} shots removed'),
      );
    },
    async duplicate(shotIds) {
      const copies = await added({ kind: 'shots.duplicate', shotIds: [...shotIds] });
      if (!copies || copies.length === 0) return;
      storyboard.getState().chooseAll(copies);
      undoable(many(copies.length, '{{count}} shot duplicated', '{{count}} shots duplicated'));
    },
    ...moveActions(stores, edit),
    ...lengthActions(stores, edit, undoable),
    async changeAll(shotIds, patch) {
      if (!(await edit({ kind: 'shots.change', shotIds: [...shotIds], patch }))) return false;
      undoable(changedWords(shotIds.length));
      return true;
    },
    async changeEach(changes) {
      if (changes.length === 0) return true;
      if (!(await edit({ kind: 'shots.changeEach', changes: [...changes] }))) return false;
      undoable(changedWords(changes.length));
      return true;
    },
  };
}

type Edit = (command: EditCommand) => Promise<boolean>;

const changedWords = (count: number) => many(count, '{{count}} shot changed', '{{count}} shots changed');

function moveActions(stores: Stores, edit: Edit): Pick<ShotActions, 'move' | 'moveBefore'> {
  const moveTo = async (shotIds: readonly string[], toIndex: number) => {
    if (!(await edit({ kind: 'shots.move', shotIds: [...shotIds], toIndex }))) return;
    stores.storyboard.getState().announce(movedWords(shotIds, toIndex, shotsOf(stores).length));
  };
  const moveOne = async (shotIds: readonly string[], by: -1 | 1) => {
    const shots = shotsOf(stores);
    const ids = new Set(shotIds);
    const first = shots.findIndex(({ shotId }) => ids.has(shotId));
    const last = shots.findLastIndex(({ shotId }) => ids.has(shotId));
    // Counted without the moved ones: before the first of them, or after the last.
    const toIndex = by < 0 ? first - 1 : last - ids.size + 2;
    if (first < 0 || toIndex < 0 || toIndex > shots.length - ids.size) return;
    await moveTo(shotIds, toIndex);
  };
  // A key pressed twice, or held down, means a place from where the step before has led to.
  let last: Promise<void> = Promise.resolve();
  return {
    move(shotIds, by) {
      const moved = last.then(() => moveOne(shotIds, by));
      last = moved.catch(() => undefined);
      return moved;
    },
    async moveBefore(shotIds, index) {
      const shots = shotsOf(stores);
      const ids = new Set(shotIds);
      const toIndex = shots.slice(0, index).filter(({ shotId }) => !ids.has(shotId)).length;
      const order = shots.filter(({ shotId }) => !ids.has(shotId));
      const moved = shots.filter(({ shotId }) => ids.has(shotId));
      const isSame = order.toSpliced(toIndex, 0, ...moved).every((shot, at) => shot === shots[at]);
      if (!isSame) await moveTo(shotIds, toIndex);
    },
  };
}

function movedWords(shotIds: readonly string[], toIndex: number, count: number): string {
  const [only] = shotIds;
  if (shotIds.length === 1 && only !== undefined)
    return say`Shot ${only} is now number ${formatNumber(toIndex + 1)} of ${formatNumber(count)}`;
  return many(
    shotIds.length,
    '{{count}} shot moved, the first is now number {{place}}',
    '{{count}} shots moved, the first is now number {{place}}',
    { place: formatNumber(toIndex + 1) },
  );
}

function lengthActions(
  stores: Stores,
  edit: Edit,
  undoable: (message: string) => void,
): Pick<ShotActions, 'split' | 'trim'> {
  const shown = (shotId: string): number | null => {
    const shot = shotsOf(stores).find((entry) => entry.shotId === shotId);
    const drafted = stores.drafts.state.getState().drafts[shotId]?.patch.duration;
    return shot ? (drafted ?? valuesOf(shot).duration) : null;
  };
  return {
    async split(shotId, atSeconds) {
      const duration = shown(shotId);
      const rate = filmRateOf(stores);
      const frames = duration !== null && duration > 0 ? framesInDuration(duration, rate) : 0;
      const at = atSeconds === null ? Math.floor(frames / 2) : framesInDuration(atSeconds, rate);
      if (at < 1 || at >= frames) {
        stores.report({
          code: 'bad-request',
          message: say`Shot ${shotId} cannot be split there.`,
          remedy: say`Both parts need at least one frame.`,
          shotId,
        });
        return false;
      }
      const seconds = atSeconds ?? secondsOfFrames(at, rate);
      if (!(await edit({ kind: 'shot.split', shotId, atSeconds: seconds }))) return false;
      undoable(say`Shot ${shotId} split at ${formatDuration(seconds, rate)}`);
      return true;
    },
    trim(shotId, frames) {
      const duration = shown(shotId);
      if (duration === null) return;
      const rate = filmRateOf(stores);
      const next = byFrames(duration, frames, rate);
      stores.drafts.change(shotId, { duration: next });
      const name = say`Shot ${shotId}`;
      const length = formatDuration(next, rate);
      stores.storyboard.getState().announce(`${name}: ${length}`);
    },
  };
}
