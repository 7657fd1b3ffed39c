// storyboards/*.json (version 2.0 and what older tools wrote) into the program's Storyboard. Damage in one shot stays there.
import { z } from 'zod/v4';
import { loraUse, type Shot, type Storyboard, WAN_MOTIONS } from '#shared/model/storyboard.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { createFieldReader, isRawObject, type RawObject } from './field-reader.ts';

export interface ParsedStoryboard {
  /** null: the file is no storyboard at all. */
  readonly storyboard: Storyboard | null;
  readonly problems: readonly StudioErrorWire[];
}

const text = z.string();
const strings = z.array(z.string());
const wholeNumber = z.number().int();
const motionOnDisk = z.object({
  type: z.enum(WAN_MOTIONS).default('none'),
  strength: z.number().min(0).max(1).default(0.5),
  notes: z.string().default(''),
});
const transitionOnDisk = z.object({
  kind: z.enum(['cut', 'crossfade']).default('cut'),
  duration: z.number().min(0).default(0),
});

export function parseStoryboard(raw: unknown, filePath: string): ParsedStoryboard {
  const problems: StudioErrorWire[] = [];
  const report = (problem: StudioErrorWire) => problems.push(problem);
  const refuse = (message: string, jsonPath: string): ParsedStoryboard => ({
    storyboard: null,
    problems: [
      { code: 'bad-file', message, remedy: 'A storyboard is an object with a list "shots".', filePath, jsonPath },
    ],
  });
  if (!isRawObject(raw)) return refuse('It is not a storyboard.', '$');
  if (!Array.isArray(raw.shots)) return refuse('It has no list of shots.', '$.shots');
  const reader = createFieldReader(raw, '$', filePath, report);
  const shots = raw.shots.map((shot: unknown, index) => parseShot(shot, index, filePath, report));
  return {
    storyboard: {
      project: reader.need('project', text, ''),
      description: reader.read('description', text, ''),
      notes: reader.read('notes', text, ''),
      baseSeed: baseSeedOf(raw),
      shots: withoutDuplicates(shots, filePath, report),
    },
    problems,
  };
}

function baseSeedOf(raw: RawObject): number | null {
  for (const settings of [raw.video_settings, raw.generation_settings]) {
    const seed = isRawObject(settings) ? settings.base_seed : undefined;
    if (typeof seed === 'number' && Number.isInteger(seed) && seed >= 0) return seed;
  }
  return null;
}

function parseShot(
  raw: unknown,
  index: number,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): Shot | null {
  const jsonPath = `$.shots[${index}]`;
  if (!isRawObject(raw) || typeof raw.shot_id !== 'string' || raw.shot_id.trim() === '') {
    const message = isRawObject(raw) ? 'The shot has no "shot_id" (a text).' : 'The shot is not an object.';
    report({
      code: 'bad-file',
      message,
      remedy: 'Give it one; until then the shot is left out.',
      filePath,
      jsonPath: `${jsonPath}.shot_id`,
    });
    return null;
  }
  const { read, need } = createFieldReader(raw, jsonPath, filePath, report);
  const transition = read('transition', transitionOnDisk, transitionOnDisk.parse({}));
  return {
    shotId: raw.shot_id,
    filenameBase: read('filename_base', text, raw.shot_id),
    prompt: need('prompt', text, ''),
    negativePrompt: read('negative_prompt', text, ''),
    description: read('description', text, ''),
    scene: read('scene', text, ''),
    character: read('character', text, ''),
    // A wrong duration becomes 0, which the plan refuses: three seconds nobody asked for would cost GPU time.
    durationSeconds:
      raw.duration === undefined || raw.duration === null ? 3 : read('duration', z.number().positive(), 0),
    width: read('width', wholeNumber.positive().nullable(), null),
    height: read('height', wholeNumber.positive().nullable(), null),
    cameraMovement: read('camera_movement', text, 'static'),
    wanMotion: read('wan_motion', motionOnDisk.nullable(), null),
    seed: read('seed', wholeNumber.min(-1), -1),
    seedOffset: read('seed_offset', wholeNumber.nullable(), null),
    cfgScale: read('cfg_scale', z.number().nullable(), null),
    steps: read('steps', wholeNumber.positive().nullable(), null),
    start: read('start', z.enum(['keyframe', 'previous']), 'keyframe'),
    segmentPrompts: read('segment_prompts', strings, []),
    loras: read('loras', z.array(loraUse), []),
    endKeyframe: read('end_keyframe', text.nullable(), null),
    transition: { kind: transition.kind, durationSeconds: transition.duration },
    audioBackground: read('audio_background', text, ''),
    audioDialogue: read('audio_dialogue', text, ''),
    referenceImages: read('reference_images', strings, []),
  };
}

function withoutDuplicates(
  shots: readonly (Shot | null)[],
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): Shot[] {
  const seen = new Set<string>();
  return shots.filter((shot, index): shot is Shot => {
    if (shot === null) return false;
    if (seen.has(shot.shotId)) {
      report({
        code: 'bad-file',
        message: `The shot id "${shot.shotId}" is there twice.`,
        remedy: 'Give the second one another id; until then it is left out.',
        filePath,
        jsonPath: `$.shots[${index}].shot_id`,
      });
      return false;
    }
    seen.add(shot.shotId);
    return true;
  });
}
