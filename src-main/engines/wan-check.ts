// Everything that can be known before Wan's generate.py is started: its folder and version, its Python, its checkpoints, and
// whether the task can do what each segment asks.
import { say } from '#shared/i18n/say.ts';
import type { LookedAt } from '#shared/model/preflight.ts';
import type { WanSettings } from '#shared/model/settings.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Result } from '#shared/result.ts';
import type { StudioError } from '#shared/studio-error.ts';
import {
  checkOrder,
  checkpointLooksCut,
  checkpointMissing,
  findCheckpoint,
  type PythonFacts,
  pythonOf,
  readWanFolder,
  sizeName,
  taskNotThere,
  type WanTask,
} from '../wan-cli/index.ts';
import type { EngineCheck } from './engine.ts';

type Found = EngineCheck['findings'][number];

export interface WanCheckQuestion {
  readonly settings: WanSettings;
  readonly segments: readonly PlanSegment[];
  readonly taskOf: (segment: PlanSegment) => Result<WanTask>;
  readonly ask: (python: string, folderPath: string, signal: AbortSignal) => Promise<Result<PythonFacts>>;
}

export async function checkWan(question: WanCheckQuestion, signal: AbortSignal): Promise<EngineCheck> {
  const { settings, segments } = question;
  const orders = segments.flatMap((segment) => orderFault(question, segment) ?? []);
  const folder = await readWanFolder(settings.folder);
  if (!folder.ok) return { findings: [problem(folder.error), ...orders], looked: [] };
  const { folderPath, version } = folder.value;
  const known = tasksOf(question);
  const wrongTasks = known.flatMap((task) => taskNotThere(folder.value, task) ?? []).map(problem);
  const looked: LookedAt[] = [
    {
      what: say`Wan's folder`,
      result: version === null ? folderPath : say`generate.py of Wan ${version} in ${folderPath}`,
    },
  ];
  const parts = await Promise.all([
    pythonPart(question, folderPath, known, signal),
    checkpointPart(question, folderPath),
  ]);
  return {
    findings: [...wrongTasks, ...parts.flatMap(({ findings }) => findings), ...orders],
    looked: [...looked, ...parts.flatMap((part) => part.looked)],
  };
}

const problem = (error: StudioError): Found => ({ severity: 'problem', ...error });
const warning = (error: StudioError): Found => ({ severity: 'warning', ...error });

function orderFault({ taskOf }: WanCheckQuestion, segment: PlanSegment): Found | null {
  const { shotId, segmentIndex } = segment;
  const task = taskOf(segment);
  if (!task.ok) return problem({ ...task.error, shotId, segmentIndex });
  const fault = checkOrder(task.value, segment, {
    hasStart: segment.start.kind === 'keyframe' || segment.start.kind === 'last-frame',
    hasEnd: segment.endImagePath !== null,
  });
  return fault === null ? null : problem(fault);
}

function tasksOf({ segments, taskOf }: WanCheckQuestion): WanTask[] {
  const tasks = segments.map(taskOf).flatMap((task) => (task.ok ? [task.value] : []));
  return [...new Set(tasks)];
}

async function pythonPart(
  { settings, ask }: WanCheckQuestion,
  folderPath: string,
  tasks: readonly WanTask[],
  signal: AbortSignal,
): Promise<EngineCheck> {
  const python = pythonOf(settings.python);
  const facts = await ask(python, folderPath, signal);
  if (!facts.ok) return { findings: [problem(facts.error)], looked: [] };
  const { version, torch } = facts.value;
  const looked = (result: string): LookedAt[] => [{ what: say`Python`, result }];
  if (torch === null) {
    return { findings: [warning(torchUnknown(python))], looked: looked(say`${version} at ${python}`) };
  }
  if (torch.device === null) {
    const result = say`${version} at ${python}, torch ${torch.torch}, no card`;
    return { findings: [warning(noCard(python))], looked: looked(result) };
  }
  const gigabytes = torch.vram_bytes === null ? null : Math.round(torch.vram_bytes / 1024 ** 3);
  const small = tasks.filter(({ vramGb }) => gigabytes !== null && vramGb !== null && gigabytes < vramGb - 1);
  return {
    findings: small.map((task) => warning(cardSmall(task, torch.device ?? '', gigabytes ?? 0))),
    looked: looked(
      gigabytes === null
        ? say`${version} at ${python}, torch ${torch.torch}, ${torch.device}`
        : say`${version} at ${python}, torch ${torch.torch}, ${torch.device} with ${gigabytes} GB`,
    ),
  };
}

async function checkpointPart(
  { settings, segments, taskOf }: WanCheckQuestion,
  folderPath: string,
): Promise<EngineCheck> {
  const asked = new Map<string, { task: WanTask; size: string }>();
  for (const segment of segments) {
    const task = taskOf(segment);
    const size = sizeName(segment.width, segment.height);
    if (task.ok) asked.set(`${task.value.task} ${task.value.checkpoints(size)[0]}`, { task: task.value, size });
  }
  const findings: Found[] = [];
  const looked: LookedAt[] = [];
  for (const { task, size } of asked.values()) {
    const checkpoint = await findCheckpoint(folderPath, settings, task, size);
    const cut = checkpoint.isThere ? await checkpointLooksCut(checkpoint) : null;
    if (!checkpoint.isThere) findings.push(problem(checkpointMissing(checkpoint, task, size)));
    if (cut !== null) findings.push(warning(cut));
    if (checkpoint.isThere && !checkpoint.fitsSize)
      findings.push(warning(otherCheckpoint(checkpoint.path, task, size)));
    if (checkpoint.isThere) looked.push({ what: say`Checkpoint of ${task.task}`, result: checkpoint.path });
  }
  return { findings, looked };
}

const torchUnknown = (python: string): StudioError => ({
  code: 'timed-out',
  message: say`The Python at ${python} runs, but torch took too long to load, so nothing is known of it.`,
  remedy: say`From a cold disk that can happen; check again, or start the run.`,
});

const noCard = (python: string): StudioError => ({
  code: 'not-supported',
  message: say`The torch of ${python} sees no NVIDIA card; generate.py needs one.`,
  remedy: say`Check the driver with nvidia-smi, and that this Python has a torch with CUDA.`,
});

const cardSmall = ({ task, vramGb }: WanTask, device: string, gigabytes: number): StudioError => ({
  code: 'out-of-memory',
  message: say`${task} asks for about ${vramGb ?? 0} GB of graphics memory; ${device} has ${gigabytes} GB.`,
  remedy: say`Choose a smaller task, or let generate.py save memory: longtake -- wan --offload-model true --t5-cpu true --convert-model-dtype true (the last one for Wan 2.2).`,
});

const otherCheckpoint = (path: string, task: WanTask, size: string): StudioError => ({
  code: 'model-missing',
  message: say`${path} is trained for another size than ${size}; the result may be poorer.`,
  remedy: say`Download Wan-AI/${task.checkpoints(size)[0]}, or choose the other size in the Project panel.`,
  filePath: path,
});
