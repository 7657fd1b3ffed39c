// What the plan and people are told of Wan's tasks.
import { formatList, say } from '#shared/i18n/say.ts';
import type { EngineLimits, NamedSize } from '#shared/model/engine.ts';
import type { EngineModelInfo } from '#shared/model/engine-info.ts';
import { PLAIN_LIMITS } from '#shared/model/plain-limits.ts';
import { err, ok, type Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import { taskNotThere, type WanFolder } from './wan-folder.ts';
import { findWanTask, VACE_MOST_REFERENCES, WAN_READ_ON, WAN_SOURCES, WAN_TASKS, type WanTask } from './wan-tasks.ts';

/** Of the tasks the folder has, the one a project without a choice renders with. @param there null: not known */
export function defaultWanTask(there: readonly string[] | null): string {
  const known = WAN_TASKS.find(({ task }) => there === null || there.includes(task)) ?? WAN_TASKS[0];
  return known?.task ?? '';
}

export function wanLimits(task: string): Result<EngineLimits> {
  const known = findWanTask(task);
  return known === null ? err(taskRefused(task)) : ok(limitsOf(known));
}

/** The default first. @param folder which of them are not in it is said; null: not known */
export function wanModels(folder: WanFolder | null = null): EngineModelInfo[] {
  return WAN_TASKS.map((one) => ({
    ...absenceOf(folder, one),
    model: one.task,
    name: one.name,
    limits: limitsOf(one),
    standing: 'known',
    source: WAN_SOURCES[one.version],
    asOf: WAN_READ_ON,
    notes: notesOf(one),
    advice: { ...adviceOf(one), vramGb: one.vramGb, fiveSecondsUsd: 0 },
  }));
}

function absenceOf(folder: WanFolder | null, task: WanTask): Pick<EngineModelInfo, 'notHere'> {
  const absence = folder && taskNotThere(folder, task);
  return absence === null ? {} : { notHere: absence.message };
}

function limitsOf(one: WanTask): EngineLimits {
  const { pictures, sizes } = one;
  const named = sizes.map(namedSize);
  const [{ width, height } = { width: 832, height: 480 }] = named;
  return {
    ...PLAIN_LIMITS,
    engine: 'wan-cli',
    model: one.task,
    displayName: one.name,
    framesPerSecond: one.framesPerSecond,
    // One frame would be a still.
    frameRule: { kind: 'grid', step: 4, minFrames: 5, maxFrames: one.maxFrames },
    sizeRule: { kind: 'list', sizes: named, followsStartImage: pictures !== 'none' && pictures !== 'vace' },
    defaultSize: { width, height },
    takesStartImage: pictures !== 'none',
    takesTextOnly: pictures !== 'image' && pictures !== 'first-and-last',
    takesEndImage: pictures === 'first-and-last' || pictures === 'vace',
    needsEndImage: pictures === 'first-and-last',
    // There is no such argument: each model has a negative prompt of its own.
    takesNegativePrompt: false,
    mostReferences: pictures === 'vace' ? VACE_MOST_REFERENCES : 0,
    stepsByQuality: { low: 20, medium: 30, high: one.steps },
  };
}

function namedSize(name: string): NamedSize {
  const [width = 0, height = 0] = name.split('*').map(Number);
  return { width, height, name };
}

function notesOf({ task, pictures, vramGb, version, steps, maxFrames, framesPerSecond }: WanTask): string[] {
  const notes = [
    say`Up to ${maxFrames} frames at ${framesPerSecond} per second, ${steps} steps unless said otherwise.`,
    pictures === 'first-and-last'
      ? say`Every segment needs a picture to end on: a shot must fit into one segment and have an end keyframe. Trained at 720p, mostly with Chinese prompts.`
      : null,
    pictures === 'vace'
      ? say`The start image is given as the first frame of a source video with a mask; the frame sizes stay as asked for. Read in Wan's files, not tried on a card.`
      : null,
    pictures === 'image' || pictures === 'image-or-none'
      ? say`With a start image the size is an area: the film keeps the picture's own shape.`
      : null,
    task === 't2v-A14B' || task === 'i2v-A14B'
      ? say`Wan's README asks for 80 GB with --offload_model True and --convert_model_dtype; its table shows a peak of 41 GB at 480p and 60 GB at 720p.`
      : null,
    task === 'ti2v-5B' ? say`24 GB are enough with --offload_model True, --convert_model_dtype and --t5_cpu.` : null,
    vramGb === null ? say`Nobody has published how much graphics memory it needs.` : null,
    version === '2.1' ? say`Of Wan 2.1: the folder must hold that version's generate.py.` : null,
  ];
  return notes.filter((note) => note !== null);
}

type Advice = Pick<EngineModelInfo['advice'], 'bestFor' | 'quality' | 'speed'>;

/** Speed by the table in Wan's README: five seconds in four minutes (1.3B, 480p) and nine (5B, 720p) on an RTX 4090. */
function adviceOf({ task, pictures }: WanTask): Advice {
  const isSmall = task.endsWith('1.3B');
  return { bestFor: bestFor(pictures, isSmall), ...qualityOf(task, isSmall) };
}

function qualityOf(task: string, isSmall: boolean): Pick<Advice, 'quality' | 'speed'> {
  if (isSmall) return { quality: 'draft', speed: 'medium' };
  return task === 'ti2v-5B' ? { quality: 'medium', speed: 'slow' } : { quality: 'high', speed: 'slow' };
}

function bestFor(pictures: WanTask['pictures'], isSmall: boolean): string {
  switch (pictures) {
    case 'image-or-none':
      return say`stories on one card of 24 GB, from text and from pictures`;
    case 'image':
      return say`shots that must keep their keyframe, on a card of a data centre`;
    case 'none':
      return isSmall
        ? say`trying out prompts on a small card`
        : say`scenes from text alone, on a card of a data centre`;
    case 'first-and-last':
      return say`moving from one given picture to another`;
    case 'vace':
      return say`characters from reference pictures, from text and from pictures`;
  }
}

/** Tasks of generate.py that make something else, with the reason. */
function otherTaskReason(task: string): string | null {
  switch (task) {
    case 's2v-14B':
      return say`it makes a film as long as a sound file, in clips of its own length`;
    case 'animate-14B':
      return say`it needs the poses and faces of another film, prepared beforehand`;
    case 't2i-14B':
      return say`it makes one picture, not a film`;
    default:
      return null;
  }
}

function taskRefused(task: string): StudioError {
  const reason = otherTaskReason(task);
  const remedy = say`Choose one of ${formatList(WAN_TASKS.map((one) => one.task))}.`;
  return reason === null
    ? { code: 'not-supported', message: say`Wan has no task "${task}".`, remedy }
    : { code: 'not-supported', message: say`Wan's task ${task} is not offered: ${reason}.`, remedy };
}
