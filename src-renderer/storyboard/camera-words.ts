// The words of camera and motion as they are offered. Types only come from the model: zod, behind its values, probes for
// eval when it is loaded, which the page's policy rightly reports as an attempt.
import { say } from '#shared/i18n/say.ts';
import type { CAMERA_MOVEMENTS, WanMotion } from '#shared/model/storyboard.ts';

export type CameraWord = (typeof CAMERA_MOVEMENTS)[number];

export interface MoveWords {
  readonly label: string;
  /** What it does to the picture. */
  readonly hint: string;
}

/** In the order in which they are offered. */
const CAMERA: Record<CameraWord, () => MoveWords> = {
  static: () => ({ label: say`Static`, hint: say`The camera stands still` }),
  slow_push: () => ({ label: say`Slow push`, hint: say`Slowly towards the subject` }),
  dolly: () => ({ label: say`Dolly`, hint: say`Travels forward through the room` }),
  pan: () => ({ label: say`Pan`, hint: say`Turns to the side` }),
  slow_pan: () => ({ label: say`Slow pan`, hint: say`Turns slowly to the side` }),
  tilt: () => ({ label: say`Tilt`, hint: say`Turns upwards` }),
  zoom: () => ({ label: say`Zoom`, hint: say`The lens draws nearer, the camera stays` }),
  crane: () => ({ label: say`Crane`, hint: say`Rises above the scene` }),
};

export const CAMERA_WORDS = Object.keys(CAMERA) as readonly CameraWord[];

const isCameraWord = (text: string): text is CameraWord => Object.hasOwn(CAMERA, text);

export const cameraMove = (word: CameraWord): MoveWords => CAMERA[word]();

/** What the file says, as people call it; a word of their own stays as it is. */
export const cameraWords = (stored: string): string => (isCameraWord(stored) ? CAMERA[stored]().label : stored);

/** What is typed or chosen, as the file says it. */
export const cameraFromWords = (typed: string): string =>
  CAMERA_WORDS.find((word) => CAMERA[word]().label === typed) ?? typed;

export type MotionType = WanMotion['type'];

const MOTIONS: Record<MotionType, () => MoveWords> = {
  none: () => ({ label: say`None`, hint: say`Nothing is added to the prompt` }),
  macro_dolly: () => ({ label: say`Macro dolly`, hint: say`Close by, forward through the scene` }),
  macro_pan: () => ({ label: say`Macro pan`, hint: say`Close by, to the side` }),
  macro_tilt: () => ({ label: say`Macro tilt`, hint: say`Close by, upwards` }),
  macro_zoom: () => ({ label: say`Macro zoom`, hint: say`Close by, nearer still` }),
  macro_orbit: () => ({ label: say`Macro orbit`, hint: say`Close by, around the subject` }),
};

export const MOTION_TYPES = Object.keys(MOTIONS) as readonly MotionType[];

export const motionMove = (type: MotionType): MoveWords => MOTIONS[type]();

export const motionType = (text: string | null): MotionType | null =>
  text !== null && Object.hasOwn(MOTIONS, text) ? (text as MotionType) : null;
