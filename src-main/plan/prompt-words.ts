// What is said to the model: the prompt, and camera and motion as words, because image-to-video models know no camera menu.
import type { Shot, WanMotion } from '#shared/model/storyboard.ts';

// A map, because the words come from a file: "constructor" is a word like any other.
const CAMERA_WORDS = new Map(
  Object.entries({
    static: 'static camera, locked-off shot',
    slow_push: 'the camera slowly pushes in',
    dolly: 'dolly shot, the camera moves forward',
    pan: 'the camera pans sideways',
    slow_pan: 'the camera pans slowly sideways',
    tilt: 'the camera tilts upwards',
    zoom: 'the camera zooms in',
    crane: 'crane shot, the camera rises',
  }),
);

const MOTION_WORDS: Record<WanMotion['type'], string> = {
  none: '',
  macro_dolly: 'macro dolly movement towards the subject',
  macro_pan: 'macro panning movement along the subject',
  macro_tilt: 'macro tilting movement over the subject',
  macro_zoom: 'macro zoom onto the subject',
  macro_orbit: 'macro orbiting movement around the subject',
};

export function cameraWords(cameraMovement: string): string {
  return CAMERA_WORDS.get(cameraMovement.trim().toLowerCase()) ?? cameraMovement.trim();
}

/** Strength decides how strong: below a third it is subtle, above two thirds pronounced. */
export function motionWords(motion: WanMotion | null): string {
  if (motion === null || motion.type === 'none') return '';
  const strength = motion.strength < 1 / 3 ? 'subtle ' : motion.strength > 2 / 3 ? 'pronounced ' : '';
  return [`${strength}${MOTION_WORDS[motion.type]}`, motion.notes.trim()].filter(Boolean).join(', ');
}

const ended = (text: string): string => (/[.!?…]$/.test(text) ? text : `${text.replace(/[,;:\s]+$/, '')}.`);
const asSentence = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** The whole text for one segment: its own prompt where given, else the shot's, as written; then camera, motion and style. */
export function segmentPrompt(shot: Shot, segmentIndex: number, style: string): string {
  const own = shot.segmentPrompts[segmentIndex]?.trim() || shot.prompt.trim();
  const added = [cameraWords(shot.cameraMovement), motionWords(shot.wanMotion), style.trim()]
    .filter(Boolean)
    .map(asSentence);
  return [own, ...added].filter(Boolean).map(ended).join(' ');
}
