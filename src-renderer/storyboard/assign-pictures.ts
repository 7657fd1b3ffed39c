// Which dropped picture belongs to which shot. Pure.

export interface NamedShot {
  readonly shotId: string;
  readonly filenameBase: string;
}

export interface DroppedOn {
  /** In film order. */
  readonly shots: readonly NamedShot[];
  /** In film order. */
  readonly chosenIds: readonly string[];
  /** The shot under the pointer; null: beside all of them. */
  readonly overId: string | null;
}

export interface Assignment<Picture> {
  readonly picture: Picture;
  readonly shotId: string;
}

export type PicturePlan<Picture> =
  | { readonly kind: 'assigned'; readonly assignments: readonly Assignment<Picture>[] }
  /** Somebody has to say. `byName` are those whose name tells. */
  | { readonly kind: 'ask'; readonly pictures: readonly Picture[]; readonly byName: readonly Assignment<Picture>[] };

const byNumber = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });

export function planPictures<Picture extends { readonly name: string }>(
  dropped: readonly Picture[],
  { shots, chosenIds, overId }: DroppedOn,
): PicturePlan<Picture> {
  const pictures = dropped.toSorted((a, b) => byNumber.compare(a.name, b.name));
  const [only] = pictures;
  // One picture goes where it was let go, whatever it is called.
  if (only && pictures.length === 1 && overId !== null) return assigned([{ picture: only, shotId: overId }]);
  const byName = matchedByName(pictures, shots);
  if (byName.length === pictures.length) return assigned(byName);
  const isOnChosen = overId === null || chosenIds.includes(overId);
  if (isOnChosen && chosenIds.length === pictures.length && byName.length === 0) {
    return assigned(inOrder(pictures, chosenIds));
  }
  return { kind: 'ask', pictures, byName };
}

const assigned = <Picture>(assignments: readonly Assignment<Picture>[]): PicturePlan<Picture> => ({
  kind: 'assigned',
  assignments,
});

/** The first to the first; what is left over of either stays out. */
export const inOrder = <Picture>(
  pictures: readonly Picture[],
  shotIds: readonly string[],
): readonly Assignment<Picture>[] =>
  pictures.flatMap((picture, index) => {
    const shotId = shotIds[index];
    return shotId === undefined ? [] : [{ picture, shotId }];
  });

function matchedByName<Picture extends { readonly name: string }>(
  pictures: readonly Picture[],
  shots: readonly NamedShot[],
): Assignment<Picture>[] {
  const shotIdByBase = new Map<string, string | null>();
  for (const { shotId, filenameBase } of shots) {
    for (const base of new Set([filenameBase.toLowerCase(), shotId.toLowerCase()])) {
      const other = shotIdByBase.get(base);
      // A name that two shots have tells nothing.
      shotIdByBase.set(base, other === undefined || other === shotId ? shotId : null);
    }
  }
  return pictures.flatMap((picture) => {
    const stem = stemOf(picture.name).toLowerCase();
    const shotId = shotIdByBase.get(stem) ?? shotIdByBase.get(stem.replace(/_v\d+$/, ''));
    return shotId ? [{ picture, shotId }] : [];
  });
}

/** "001_lamp_v2.png" → "001_lamp_v2". */
export const stemOf = (fileName: string): string => fileName.replace(/\.[^.]+$/, '');
