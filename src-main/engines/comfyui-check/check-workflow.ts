// One workflow against a server: its model files, its inputs and choices, the LoRAs of its shots.
import { formatList, say } from '#shared/i18n/say.ts';
import type { ModelReport } from '#shared/model/model-report.ts';
import { slotWords } from '#shared/model/slot-words.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { ComfyServer } from '../../comfyui/index.ts';
import type { LoadedWorkflow } from '../../workflows/index.ts';
import { reportModels } from '../comfyui-models/report-models.ts';
import type { NodeInfos } from '../comfyui-models/server-spelling.ts';
import type { EngineCheck } from '../engine.ts';
import { checkFixedValues } from './check-fixed-values.ts';
import { checkGraph, reportedFile, typesWithUndeclaredInputs } from './check-graph.ts';
import { checkInputFiles } from './check-input-files.ts';
import { checkLoras, type LoraPlace, loraPlaces } from './check-loras.ts';
import { inputsLooked, lorasLooked, modelsLooked } from './looked-words.ts';
import { ofWhichShots } from './of-which-shots.ts';
import type { WorkflowUse } from './workflow-uses.ts';

export interface WorkflowCheckContext {
  readonly server: ComfyServer;
  readonly infos: NodeInfos;
  readonly comfyRoot: string | null;
}

export async function checkWorkflow(
  use: WorkflowUse,
  { server, infos, comfyRoot }: WorkflowCheckContext,
  signal: AbortSignal,
): Promise<EngineCheck> {
  const { loaded, models } = use;
  const report = await reportModels({ server, workflow: loaded, chosen: models, comfyRoot }, signal);
  if (report.error !== null) return { findings: [{ severity: 'problem', ...report.error }], looked: [] };
  const loras = loraPlaces(use);
  const reportedFiles = reportedIn(loaded, report, loras);
  const graphFindings = await graphPart(use, { server, infos, reportedFiles }, signal);
  if (!graphFindings.ok) return { findings: [{ severity: 'problem', ...graphFindings.error }], looked: [] };
  const loraFindings = checkLoras(loras, infos);
  return {
    findings: [
      ...report.findings,
      ...graphFindings.value,
      ...checkInputFiles(use, infos),
      ...checkFixedValues(use),
      ...openQuestions(loaded),
      ...loraFindings,
    ],
    looked: [
      inputsLooked(use, infos, graphFindings.value),
      modelsLooked(loaded, report, infos),
      ...(loras.length === 0 ? [] : [lorasLooked(loras, loraFindings)]),
      ...(loaded.notes.length === 0 ? [] : [{ what: say`Notes`, result: loaded.notes.join(' ') }]),
    ],
  };
}

function openQuestions({ summary }: LoadedWorkflow): Finding[] {
  if (summary.openSlots.length === 0) return [];
  const names = summary.openSlots.map((slot) => say`"${slotWords(slot).label}"`);
  return [
    {
      severity: 'warning',
      code: 'workflow-open',
      message: say`More than one place could be meant for ${formatList(names)}; the first that was found is used.`,
      remedy: say`Look inside the workflow in the Project panel and choose.`,
      filePath: summary.fileName,
    },
  ];
}

/** What the report and the look at the LoRAs speak about; the look at the graph need not say it again. */
function reportedIn({ summary, slots }: LoadedWorkflow, report: ModelReport, loras: readonly LoraPlace[]): Set<string> {
  const isLoraSlot = ({ nodeId, input }: { nodeId: string; input: string }) =>
    slots.loras.some((slot) => slot.nodeId === nodeId && slot.input === input);
  const required = summary.requiredModels.filter((model) => model.slot === null && !isLoraSlot(model));
  return new Set([
    ...report.slots.map(({ nodeType, input, chosenFile }) => reportedFile(nodeType, input, chosenFile)),
    ...[...required, ...loras].map(({ nodeType, input, file }) => reportedFile(nodeType, input, file)),
  ]);
}

interface GraphContext {
  readonly server: ComfyServer;
  readonly infos: NodeInfos;
  readonly reportedFiles: ReadonlySet<string>;
}

async function graphPart(use: WorkflowUse, context: GraphContext, signal: AbortSignal): Promise<Result<Finding[]>> {
  const { infos, reportedFiles } = context;
  const hiddenInputs = await askHiddenInputs(use, context, signal);
  if (!hiddenInputs.ok) return hiddenInputs;
  const workflowFile = use.loaded.summary.fileName;
  const found = use.graphs.map(({ graph, shotIds }) => ({
    shotIds,
    findings: checkGraph({ graph, workflowFile, infos, reportedFiles, hiddenInputs: hiddenInputs.value }),
  }));
  return ok(ofWhichShots(found));
}

async function askHiddenInputs({ graphs }: WorkflowUse, { server, infos }: GraphContext, signal: AbortSignal) {
  const types = new Set(graphs.flatMap(({ graph }) => typesWithUndeclaredInputs(graph, infos)));
  const hidden = new Map<string, readonly string[]>();
  for (const type of types) {
    const definition = await server.nodeDefinition(type, signal);
    if (!definition.ok) return definition;
    hidden.set(type, hiddenOf(definition.value));
  }
  return ok(hidden);
}

function hiddenOf(definition: unknown): string[] {
  const at = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  const hidden = at(at(definition, 'input'), 'hidden');
  return typeof hidden === 'object' && hidden !== null ? Object.keys(hidden) : [];
}
