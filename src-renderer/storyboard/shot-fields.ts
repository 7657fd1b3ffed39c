// What the parts of the editor need: some values of a shot as shown, and the way to change them.
import { useMemo } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Shot, ShotPatch } from '#shared/model/storyboard.ts';
import { useStores } from '../app/stores-context.ts';
import { pick, valuesOf } from './shot-values.ts';

export type ShotField = keyof ShotPatch;

export interface ShotFieldsProps<Field extends ShotField = ShotField> {
  readonly values: Pick<Required<ShotPatch>, Field>;
  readonly change: (patch: ShotPatch) => void;
  readonly flush: () => void;
}

/** Drawn again only when one of these fields changes: who types into one field waits for no other. */
export function useShotFields<Field extends ShotField>(shot: Shot, fields: readonly Field[]): ShotFieldsProps<Field> {
  const { drafts } = useStores();
  const values = useStore(
    drafts.state,
    useShallow((state) => {
      const patch = state.drafts[shot.shotId]?.patch ?? {};
      return {
        ...pick(valuesOf(shot), fields),
        ...pick(
          patch,
          fields.filter((field) => field in patch),
        ),
      };
    }),
  ) as Pick<Required<ShotPatch>, Field>;
  const { shotId } = shot;
  const tools = useMemo(
    () => ({
      change: (patch: ShotPatch) => drafts.change(shotId, patch),
      flush: () => void drafts.flush(),
    }),
    [drafts, shotId],
  );
  return { values, ...tools };
}
