// An open project as a page sees it: one value, replaced whole when anything in it changes.
import { z } from 'zod/v4';
import { studioErrorWire } from '../studio-error.ts';
import { projectSettings } from './project.ts';
import { storyboard } from './storyboard.ts';

const foundPicture = z.object({
  /** Path for the media route; null unless found inside the project. */
  mediaPath: z.string().nullable(),
  /** Where it was looked for, or where it was found. */
  filePath: z.string().nullable(),
});

/** The picture a shot should end on. */
export const endPictureView = foundPicture.extend({ status: z.enum(['found', 'missing']) });
export type EndPictureView = z.infer<typeof endPictureView>;

/** A picture beside those two: a reference, or one laid over. `address`: of a network, which is not fetched. */
export const namedPictureView = foundPicture.extend({
  status: z.enum(['found', 'missing', 'address']),
  /** As the file says it. */
  given: z.string(),
});
export type NamedPictureView = z.infer<typeof namedPictureView>;

/** The picture a shot starts from, and the one it ends on. */
export const keyframeView = foundPicture.extend({
  status: z.enum(['found', 'missing', 'not-selected']),
  /** null: the shot asks for none. */
  end: endPictureView.nullable(),
  /** One for each of its reference images and overlays; absent: it has none. */
  references: z.array(namedPictureView).optional(),
  overlays: z.array(namedPictureView).optional(),
});
export type KeyframeView = z.infer<typeof keyframeView>;

export const panelName = z.enum(['project', 'storyboard', 'plan', 'generate', 'player', 'settings']);
export type PanelName = z.infer<typeof panelName>;

export const projectView = z.object({
  folderPath: z.string(),
  /** Rises with every change of the documents; an edit names the one it was made on. */
  revision: z.number().int(),
  settings: projectSettings,
  storyboardFile: z.string().nullable(),
  storyboardFiles: z.array(z.string()),
  /** null: none found, or damaged; `problems` says which. */
  storyboard: storyboard.nullable(),
  selectionFile: z.string().nullable(),
  /** By shot id. */
  keyframes: z.record(z.string(), keyframeView),
  /** Everything wrong with the files of the folder; the rest of the project is open all the same. */
  problems: z.array(studioErrorWire),
  /** What undo would take back, in words; null: nothing. */
  undoLabel: z.string().nullable(),
  redoLabel: z.string().nullable(),
  /** From video/_state.json: what the screen showed last. */
  screen: z.object({
    panel: panelName.nullable(),
    selectedShotId: z.string().nullable(),
    lastVideoMediaPath: z.string().nullable(),
  }),
});
export type ProjectView = z.infer<typeof projectView>;
