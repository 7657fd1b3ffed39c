// storyboards/*.json (version 2.0 and what older tools wrote) into the program's Storyboard. Damage in one shot stays there.
import { z } from 'zod/v4';
import type { Language } from '#shared/i18n/languages.ts';
import { language, say } from '#shared/i18n/say.ts';
import { HIGHEST_SEED, loraUse, type Shot, type Storyboard, WAN_MOTIONS } from '#shared/model/storyboard.ts';
import type { StudioErrorWire } from '#shared/studio-error.ts';
import { asRounded, createFieldReader, isRawObject, type RawObject } from './field-reader.ts';
import { baseSeedRange } from './parse-project.ts';
import { shotInputsOf } from './shot-inputs.ts';

export interface ParsedStoryboard {
  /** null: the file is no storyboard at all. */
  readonly storyboard: Storyboard | null;
  readonly problems: readonly StudioErrorWire[];
}

export const DEFAULT_SHOT_SECONDS = 3;

// Made once: a schema costs far more to make than to use, and a long film has ten thousand shots.
const text = z.string();
const textOrNull = text.nullable();
const strings = z.array(z.string());
const numberOrNull = z.number().nullable();
const positive = z.number().positive();
const wholeOrNull = z.number().int().nullable();
const countOrNull = z.number().int().positive().nullable();
const startKind = z.enum(['keyframe', 'previous']);
const list = z.array(z.unknown());
// Without a strength a LoRA counts in full, as loaders have it.
const loraOnDisk = loraUse.extend({ strength: loraUse.shape.strength.default(1) }).nullable();
const seedRange = { error: () => say`A seed must be between -1 and ${HIGHEST_SEED}` };
const baseSeed = z.number().int(baseSeedRange).max(HIGHEST_SEED, baseSeedRange).nullable();
const seed = z.number().int(seedRange).min(-1, seedRange).max(HIGHEST_SEED, seedRange);
const motionOnDisk = z.object({
  type: z.enum(WAN_MOTIONS).default('none'),
  strength: z.number().min(0).max(1).default(0.5),
  notes: z.string().default(''),
});
const transitionOnDisk = z.object({
  kind: z.enum(['cut', 'crossfade']).default('cut'),
  duration: z.number().min(0).default(0),
});
const motionOrNull = motionOnDisk.nullable();
const NO_TRANSITION = transitionOnDisk.parse({});

export function parseStoryboard(raw: unknown, filePath: string): ParsedStoryboard {
  const problems: StudioErrorWire[] = [];
  const report = (problem: StudioErrorWire) => problems.push(problem);
  const refuse = (message: string, jsonPath: string): ParsedStoryboard => ({
    storyboard: null,
    problems: [
      { code: 'bad-file', message, remedy: say`A storyboard is an object with a list "shots".`, filePath, jsonPath },
    ],
  });
  if (!isRawObject(raw)) return refuse(say`It is not a storyboard.`, '$');
  if (!Array.isArray(raw.shots)) return refuse(say`It has no list of shots.`, '$.shots');
  const reader = createFieldReader(raw, '$', filePath, report);
  const shots = raw.shots.map((shot: unknown, index) => parseShotOnce(shot, index, filePath, report));
  return {
    storyboard: {
      filePath,
      project: reader.need('project', text, ''),
      description: reader.read('description', text, ''),
      notes: reader.read('notes', text, ''),
      baseSeed: baseSeedOf(raw, filePath, report),
      shots: withoutDuplicates(shots, filePath, report),
    },
    problems,
  };
}

/** Which entries of `shots` are shown: those with an id, the first of each. Positions on the page are positions in this. */
export function shownIndexes(shots: readonly unknown[]): number[] {
  const seen = new Set<string>();
  return [...shots.keys()].filter((index) => {
    const id = idOf(shots[index]);
    if (id === null || seen.has(id)) return false;
    seen.add(id);
    return true;
  });
}

function idOf(shot: unknown): string | null {
  const id = isRawObject(shot) ? shot.shot_id : null;
  return typeof id === 'string' && id.trim() !== '' ? id : null;
}

function baseSeedOf(raw: RawObject, filePath: string, report: (problem: StudioErrorWire) => void): number | null {
  for (const key of ['video_settings', 'generation_settings']) {
    const settings = raw[key];
    if (!isRawObject(settings)) continue;
    const given = asRounded(settings.base_seed);
    if (typeof given !== 'number' || given < 0) continue;
    const reader = createFieldReader(settings, `$.${key}`, filePath, report);
    const usable = reader.read('base_seed', baseSeed, null);
    if (usable !== null) return usable;
  }
  return null;
}

const notRendered = () => say`until then the shot is not rendered`;

interface ParsedShot {
  readonly shot: Shot | null;
  readonly index: number;
  readonly filePath: string;
  readonly language: Language;
  readonly problems: readonly StudioErrorWire[];
}
const parsedShots = new WeakMap<RawObject, ParsedShot>();

/** An edit leaves the other shots the same objects: what was made of them stays good, but for their place in the file. */
function parseShotOnce(
  raw: unknown,
  index: number,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): Shot | null {
  if (!isRawObject(raw)) return parseShot(raw, index, filePath, report);
  const before = parsedShots.get(raw);
  if (before !== undefined && isStillGood(before, index, filePath)) {
    for (const problem of before.problems) report(problem);
    if (before.index === index || before.shot === null) return before.shot;
    const moved = { ...before.shot, rawIndex: index };
    parsedShots.set(raw, { ...before, shot: moved, index });
    return moved;
  }
  const problems: StudioErrorWire[] = [];
  const shot = parseShot(raw, index, filePath, (problem) => problems.push(problem));
  for (const problem of problems) report(problem);
  parsedShots.set(raw, { shot, index, filePath, language: language(), problems });
  return shot;
}

/** Problems name the file, the place in it, and speak the language of the moment. */
const isStillGood = (before: ParsedShot, index: number, filePath: string): boolean =>
  before.problems.length === 0 ||
  (before.index === index && before.filePath === filePath && before.language === language());

function parseShot(
  raw: unknown,
  index: number,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): Shot | null {
  const jsonPath = `$.shots[${index}]`;
  const shotId = idOf(raw);
  if (!isRawObject(raw) || shotId === null) {
    const message = isRawObject(raw) ? say`The shot has no "shot_id" (a text).` : say`The shot is not an object.`;
    report({
      code: 'bad-file',
      message,
      remedy: say`Give it one; until then the shot is left out.`,
      filePath,
      jsonPath: `${jsonPath}.shot_id`,
    });
    return null;
  }
  const { read, need } = createFieldReader(raw, jsonPath, filePath, report);
  const transition = read('transition', transitionOnDisk, NO_TRANSITION);
  return {
    shotId,
    rawIndex: index,
    filenameBase: read('filename_base', text, '').trim() || shotId,
    prompt: need('prompt', text, ''),
    negativePrompt: read('negative_prompt', text, ''),
    description: read('description', text, ''),
    scene: read('scene', text, ''),
    character: read('character', text, ''),
    // A wrong duration becomes 0, which the plan refuses: three seconds nobody asked for would cost GPU time.
    durationSeconds:
      raw.duration === undefined || raw.duration === null
        ? DEFAULT_SHOT_SECONDS
        : read('duration', positive, 0, notRendered),
    width: read('width', countOrNull, null),
    height: read('height', countOrNull, null),
    cameraMovement: read('camera_movement', text, 'static'),
    wanMotion: read('wan_motion', motionOrNull, null),
    seed: read('seed', seed, -1),
    seedOffset: read('seed_offset', wholeOrNull, null),
    cfgScale: read('cfg_scale', numberOrNull, null),
    steps: read('steps', countOrNull, null),
    start: read('start', startKind, 'keyframe'),
    segmentPrompts: read('segment_prompts', strings, []),
    ...lorasOf(raw, jsonPath, filePath, report),
    endKeyframe: read('end_keyframe', textOrNull, null),
    transition: { kind: transition.kind, durationSeconds: transition.duration },
    audioBackground: read('audio_background', text, ''),
    audioDialogue: read('audio_dialogue', text, ''),
    voiceOver: read('voice_over', textOrNull, null)?.trim() || null,
    ...shotInputsOf(raw, jsonPath, filePath, report),
  };
}

const withoutLora = () => say`until then a workflow that takes LoRAs does not render the shot`;

/** One by one: a LoRA that is wrong is left out and reported with its place, the others count. */
function lorasOf(
  raw: RawObject,
  jsonPath: string,
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): Pick<Shot, 'loras' | 'unreadLoras'> {
  if (raw.loras === undefined) return { loras: [] };
  const unread: string[] = [];
  const note = (problem: StudioErrorWire) => {
    unread.push((problem.jsonPath ?? '').slice(jsonPath.length + 1));
    report(problem);
  };
  const given = createFieldReader(raw, jsonPath, filePath, note, withoutLora).read('loras', list, []);
  const named = Object.fromEntries(given.map((lora, index) => [`loras[${index}]`, lora]));
  const { need } = createFieldReader(named, jsonPath, filePath, note, withoutLora);
  const loras = Object.keys(named).flatMap((key) => need(key, loraOnDisk, null) ?? []);
  return { loras, ...(unread.length > 0 && { unreadLoras: unread }) };
}

function withoutDuplicates(
  shots: readonly (Shot | null)[],
  filePath: string,
  report: (problem: StudioErrorWire) => void,
): Shot[] {
  const seen = new Set<string>();
  return shots.filter((shot): shot is Shot => {
    if (shot === null) return false;
    if (seen.has(shot.shotId)) {
      report({
        code: 'bad-file',
        message: say`The shot id "${shot.shotId}" is there twice.`,
        remedy: say`Give the second one another id; until then it is left out.`,
        filePath,
        jsonPath: `$.shots[${shot.rawIndex}].shot_id`,
      });
      return false;
    }
    seen.add(shot.shotId);
    return true;
  });
}
