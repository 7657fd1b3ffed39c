import type { ShotPatch } from '#shared/model/storyboard.ts';

/** What the parts of the editor need: the values as shown, and the way to change them. */
export interface ShotFieldsProps {
  readonly values: Required<ShotPatch>;
  readonly change: (patch: ShotPatch) => void;
  readonly flush: () => void;
}
