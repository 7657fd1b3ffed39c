// Pictures that a shot is given beside its start and end: references of scene and characters, and what is laid over its keyframe. Pure.
import { placedOverlay } from '#shared/built-in-styles.ts';
import { many, say } from '#shared/i18n/say.ts';
import type { EngineLimits } from '#shared/model/engine.ts';
import type { Overlay } from '#shared/model/overlay.ts';
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot } from '#shared/model/storyboard.ts';
import type { StartSource } from '#shared/model/video-plan.ts';
import type { FoundKeyframe, FoundPicture } from './chain.ts';
import type { Obstacle } from './shot-obstacles.ts';
import { styleOf } from './style-words.ts';

interface Given {
  /** Why the shot cannot run. */
  readonly obstacles: readonly Obstacle[];
  /** What is asked for and will not be done. */
  readonly warnings: readonly Obstacle[];
}

/** @returns absolute paths, at most as many as the model takes, in the order of the file */
export function referencesOf(
  { referenceImages }: Pick<Shot, 'referenceImages'>,
  keyframe: Pick<FoundKeyframe, 'references'> | undefined,
  { mostReferences, displayName }: Pick<EngineLimits, 'mostReferences' | 'displayName'>,
): Given & { readonly references: readonly string[] } {
  if (referenceImages.length === 0) return { references: [], obstacles: [], warnings: [] };
  if (mostReferences === 0) {
    const reason = say`Its reference images are left out: ${displayName} takes none.`;
    const remedy = say`Choose a model that takes reference images, or remove "reference_images".`;
    return { references: [], obstacles: [], warnings: [{ key: 'reference_images', reason, remedy }] };
  }
  const found = referenceImages.map((given, index) => keyframe?.references?.[index] ?? notLookedFor(given));
  const used = found.slice(0, mostReferences);
  const obstacles = used.flatMap((one, index) => pictureObstacle(one, `reference_images[${index}]`));
  return {
    references: obstacles.length > 0 ? [] : used.flatMap(({ filePath }) => filePath ?? []),
    obstacles,
    warnings: found.length > mostReferences ? [tooMany(found.length, mostReferences, displayName)] : [],
  };
}

/** @returns with absolute paths, the first at the bottom; only a keyframe has something laid over it */
export function overlaysOf(
  shot: Pick<Shot, 'overlays' | 'stylePreset'>,
  keyframe: Pick<FoundKeyframe, 'overlays'> | undefined,
  start: StartSource['kind'],
  settings: Pick<ProjectSettings, 'stylePreset' | 'ownStyles'>,
): Given & { readonly overlays: readonly Overlay[] } {
  // Without anything to start from it does not run anyway.
  if (shot.overlays.length === 0 || start === 'none') return { overlays: [], obstacles: [], warnings: [] };
  if (start !== 'keyframe') return { overlays: [], obstacles: [], warnings: [nothingToLayOver(start)] };
  const style = styleOf(shot, settings);
  const found = shot.overlays.map(({ image }, index) => keyframe?.overlays?.[index] ?? notLookedFor(image));
  const obstacles = found.flatMap((one, index) => pictureObstacle(one, `overlays[${index}].image`));
  const overlays = shot.overlays.flatMap((asked, index) => {
    const filePath = found[index]?.filePath ?? null;
    return filePath === null ? [] : [placedOverlay({ ...asked, image: filePath }, style)];
  });
  return { overlays: obstacles.length > 0 ? [] : overlays, obstacles, warnings: [] };
}

const notLookedFor = (given: string): FoundPicture => ({ status: 'missing', filePath: null, given });

function pictureObstacle({ status, given, filePath }: FoundPicture, key: string): Obstacle[] {
  if (status === 'found') return [];
  if (status === 'address') {
    const reason = say`The picture ${given} is an address, and Longtake fetches none.`;
    return [{ key, reason, remedy: say`Download it into the project folder and name that file.` }];
  }
  return [
    {
      key,
      reason: say`The picture ${given} is missing.`,
      remedy:
        filePath === null
          ? say`Put it into the project folder, or remove it from the shot.`
          : say`Put it there, or into the folder \`selected\` under the same name, or remove it from the shot.`,
    },
  ];
}

const tooMany = (given: number, most: number, displayName: string): Obstacle => ({
  key: `reference_images[${most}]`,
  reason: many(
    most,
    'Of its {{given}} reference images only the first is used: {{model}} takes {{count}}.',
    'Of its {{given}} reference images only the first {{count}} are used: {{model}} takes no more.',
    { given, model: displayName },
  ),
  remedy: say`Put those that matter most first.`,
});

const nothingToLayOver = (start: 'last-frame' | 'text'): Obstacle => ({
  key: 'overlays',
  reason:
    start === 'text'
      ? say`Nothing is laid over it: it begins from its prompt, without a keyframe.`
      : say`Nothing is laid over it: it begins with the last frame of the shot before.`,
  remedy: say`Let it start from a keyframe, or remove "overlays".`,
});

/** What could not be read of a shot and would make it look, or cost, otherwise. */
export function unreadObstacles(
  { unreadInputs = [] }: Pick<Shot, 'unreadInputs'>,
  { mostReferences }: Pick<EngineLimits, 'mostReferences'>,
): Obstacle[] {
  const counts = (place: string) => mostReferences > 0 || !place.startsWith('reference_images');
  return unreadInputs.filter(counts).map((place) => ({
    key: place,
    reason: say`Its "${place}" cannot be read, and without it the shot would be rendered otherwise.`,
    remedy: say`Mend it, or remove it.`,
  }));
}
