// What is said to the model: the prompt, and camera and motion as words, because image-to-video models know no camera menu.
import type { ProjectSettings } from '#shared/model/project.ts';
import type { Shot, WanMotion } from '#shared/model/storyboard.ts';
import { audioLeftOut, audioParagraphs } from './audio-words.ts';
import type { Obstacle } from './shot-obstacles.ts';
import { styleOf, styleProblem } from './style-words.ts';
import { fillVariables, valuesOf, variableMissing } from './variables.ts';

export { motionStrengthOf } from './style-words.ts';

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

/** What is said to the model for one segment. */
export interface PromptWords {
  readonly prompt: string;
  /** Before they were joined; '' is not said. */
  readonly parts: { readonly video: string; readonly background: string; readonly dialogue: string };
  /** Why it cannot be said. */
  readonly problems: readonly Obstacle[];
  /** What is written and not said. */
  readonly warnings: readonly Obstacle[];
}

export interface PromptContext {
  readonly settings: Pick<ProjectSettings, 'style' | 'stylePreset' | 'ownStyles' | 'variables'>;
  readonly makesAudio: boolean;
}

/**
 * The segment's own prompt where given, else the shot's, as written; then camera, motion, the words of its style and the project's.
 * Models that make sound are told what should be heard: the background in every segment, the dialogue in the first, for it is
 * spoken once.
 */
export function promptOf(shot: Shot, segmentIndex: number, { settings, makesAudio }: PromptContext): PromptWords {
  const problems: Obstacle[] = [];
  const values = valuesOf(shot, settings);
  const fill = (key: string, written: string): string => {
    const { text, missing } = fillVariables(written, values);
    problems.push(...missing.map((name) => variableMissing(name, key)));
    return text.trim();
  };
  const unknownStyle = styleProblem(shot, settings);
  if (unknownStyle !== null) problems.push(unknownStyle);
  const ofSegment = shot.segmentPrompts[segmentIndex]?.trim() ?? '';
  const own = ofSegment === '' ? fill('prompt', shot.prompt) : fill(`segment_prompts[${segmentIndex}]`, ofSegment);
  const added = [
    fill('camera_movement', cameraWords(shot.cameraMovement)),
    fill('wan_motion', motionWords(shot.wanMotion)),
    fill('style_preset', styleOf(shot, settings)?.words ?? ''),
    fill('style', settings.style),
  ];
  const video = [own, ...added.filter(Boolean).map(asSentence)].filter(Boolean).map(ended).join(' ');
  const heard = {
    background: makesAudio ? fill('audio_background', shot.audioBackground) : '',
    dialogue: makesAudio && segmentIndex === 0 ? fill('audio_dialogue', shot.audioDialogue) : '',
  };
  return {
    prompt: [video, ...audioParagraphs(heard)].filter(Boolean).join('\n\n'),
    parts: { video, ...heard },
    problems,
    warnings: makesAudio ? [] : audioLeftOut(shot),
  };
}
