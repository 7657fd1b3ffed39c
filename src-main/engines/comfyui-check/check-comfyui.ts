// Everything that can be known about a server and its workflows before a minute of GPU time is spent.
import type { LookedAt } from '#shared/model/preflight.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { ok, type Result } from '#shared/result.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';
import { type ComfyServer, nodeMissing, type SystemStats } from '../../comfyui/index.ts';
import type { ComfyGraph } from '../../graph/index.ts';
import type { LoadedWorkflow } from '../../workflows/index.ts';
import { reportModels } from '../comfyui-models/report-models.ts';
import type { NodeInfos } from '../comfyui-models/server-spelling.ts';
import { graphToSend, modelsFor, type Workflows, workflowFor } from '../comfyui-request.ts';
import type { EngineCheck, SegmentRequest } from '../engine.ts';
import { checkGraph, reportedFile, typesWithUndeclaredInputs } from './check-graph.ts';
import { checkLoras, LORA_LOADER } from './check-loras.ts';
import { checkMemory, checkProcessor, memoryLooked, serverLooked } from './check-server.ts';
import { SAGE_NODE, sageRequirements } from './sage-attention.ts';

export interface ComfyuiCheckQuestion extends Workflows {
  readonly server: ComfyServer;
  readonly segments: readonly PlanSegment[];
  readonly models: SegmentRequest['models'];
  readonly sageAsked: boolean;
  readonly comfyRoot: string | null;
}

/** The check, and what the server said of its node types on the way; null: it did not. */
export interface ComfyuiCheck extends EngineCheck {
  readonly infos: NodeInfos | null;
}

export async function checkComfyui(question: ComfyuiCheckQuestion, signal: AbortSignal): Promise<ComfyuiCheck> {
  const { server } = question;
  const stats = await server.systemStats(signal);
  if (!stats.ok) return notAnswered(server, stats.error);
  const uses = usesOf(question);
  const infos = await server.nodeInfos(typesOf(uses, question), signal);
  if (!infos.ok) return notAnswered(server, infos.error);
  const parts = [
    serverPart(stats.value, uses),
    nodePart(server.url, uses, infos.value),
    ...(await Promise.all(uses.map((use) => workflowPart(use, question, infos.value, signal)))),
    sagePart(question, uses, stats.value, infos.value),
  ];
  return {
    findings: distinct(parts.flatMap(({ findings }) => findings)),
    looked: parts.flatMap(({ looked }) => looked),
    infos: infos.value,
  };
}

function notAnswered(server: ComfyServer, error: StudioError): ComfyuiCheck {
  const looked = [{ what: 'Server', result: `${server.url} does not answer` }];
  return { findings: [{ severity: 'problem', ...error }], looked, infos: null };
}

/** A workflow with the segments it renders, and their graphs as they would be sent. */
interface Use {
  readonly loaded: LoadedWorkflow;
  readonly models: SegmentRequest['models'];
  readonly segments: readonly PlanSegment[];
  readonly graphs: readonly { readonly graph: ComfyGraph; readonly shotIds: readonly string[] }[];
}

// A picture's name is not checked here: pictures are sent with the job.
const PICTURES = { start: 'start.png', end: 'end.png' };

function usesOf(question: ComfyuiCheckQuestion): Use[] {
  const { workflow, textStart, segments } = question;
  return [workflow, ...(textStart === null ? [] : [textStart])].flatMap((loaded) => {
    const mine = segments.filter((segment) => workflowFor(question, segment) === loaded);
    // Without segments the project's own workflow is still the one to look at.
    if (mine.length === 0 && (loaded !== workflow || segments.length > 0)) return [];
    const models = modelsFor(question, loaded, question.models);
    return [{ loaded, models, segments: mine, graphs: graphsOf(loaded, mine, models) }];
  });
}

/** One graph for all segments that differ only in words, seed and pictures: a plan may have thousands. */
function graphsOf(
  loaded: LoadedWorkflow,
  segments: readonly PlanSegment[],
  models: SegmentRequest['models'],
): Use['graphs'] {
  if (segments.length === 0) return [{ graph: loaded.graph, shotIds: [] }];
  const alike = Map.groupBy(segments, (segment) => {
    const { width, height, framesRequested, framesPerSecond, steps, cfgScale, loras, endImagePath } = segment;
    return JSON.stringify([
      width,
      height,
      framesRequested,
      framesPerSecond,
      steps,
      cfgScale,
      loras,
      endImagePath !== null,
    ]);
  });
  return [...alike.values()].flatMap((group) => {
    const [segment] = group;
    if (segment === undefined) return [];
    const pictures = { ...PICTURES, end: segment.endImagePath === null ? null : PICTURES.end };
    const graph = graphToSend(loaded, segment, models, pictures, 'check');
    return [{ graph, shotIds: [...new Set(group.map(({ shotId }) => shotId))] }];
  });
}

function typesOf(uses: readonly Use[], { sageAsked, segments }: ComfyuiCheckQuestion): string[] {
  return [
    ...uses.flatMap(({ graphs }) => graphs.flatMap(({ graph }) => Object.values(graph).map((node) => node.class_type))),
    ...(segments.some(({ loras }) => loras.length > 0) ? [LORA_LOADER] : []),
    ...(sageAsked ? [SAGE_NODE] : []),
  ];
}

function serverPart(stats: SystemStats, uses: readonly Use[]): EngineCheck {
  const summaries = uses.map(({ loaded }) => loaded.summary);
  return {
    findings: [...checkProcessor(stats), ...summaries.flatMap((summary) => checkMemory(stats, summary))],
    looked: [
      serverLooked(stats),
      {
        what: summaries.length > 1 ? 'Workflows' : 'Workflow',
        result: summaries.map(({ fileName }) => fileName).join(', '),
      },
      memoryLooked(stats, summaries),
    ],
  };
}

function nodePart(url: string, uses: readonly Use[], infos: NodeInfos): EngineCheck {
  const types = new Set(
    uses.flatMap(({ graphs }) => graphs.flatMap(({ graph }) => Object.values(graph).map((node) => node.class_type))),
  );
  const missing = [...types].filter((type) => infos.get(type) === null);
  const result = missing.length === 0 ? 'all there' : `not installed: ${missing.join(', ')}`;
  return {
    findings: missing.map((type) => ({ severity: 'problem' as const, ...nodeMissing(url, type) })),
    looked: [{ what: 'Node types', result: `${types.size}: ${result}` }],
  };
}

async function workflowPart(
  use: Use,
  { server, comfyRoot }: ComfyuiCheckQuestion,
  infos: NodeInfos,
  signal: AbortSignal,
): Promise<EngineCheck> {
  const { loaded, models } = use;
  const report = await reportModels({ server, workflow: loaded, chosen: models, comfyRoot }, signal);
  if (report.error !== null) return { findings: [{ severity: 'problem', ...report.error }], looked: [] };
  const files = [
    ...report.slots.map(({ options, chosenFile }) => options.find((one) => one.loaderName === chosenFile)),
    ...report.required,
  ];
  const reportedFiles = new Set([
    ...report.slots.map(({ nodeType, input, chosenFile }) => reportedFile(nodeType, input, chosenFile)),
    ...loaded.summary.requiredModels
      .filter(({ slot }) => slot === null)
      .map(({ nodeType, input, file }) => reportedFile(nodeType, input, file)),
  ]);
  const graphFindings = await graphPart(use, { server, infos, reportedFiles }, signal);
  if (!graphFindings.ok) return { findings: [{ severity: 'problem', ...graphFindings.error }], looked: [] };
  const loras = checkLoras(loaded, use.segments, infos);
  const loraNames = new Set(use.segments.flatMap(({ loras: used }) => used.map(({ name }) => name)));
  return {
    findings: [...report.findings, ...graphFindings.value, ...loras],
    looked: [
      inputsLooked(loaded, graphFindings.value),
      modelsLooked(files.flatMap((file) => (file === undefined ? [] : [file.state]))),
      ...(loraNames.size === 0 ? [] : [{ what: 'LoRAs', result: `${loraNames.size} asked for, ${troubled(loras)}` }]),
    ],
  };
}

const troubled = (findings: readonly Finding[]): string =>
  findings.length === 0 ? 'all there' : `${findings.length} with a finding`;

interface GraphContext {
  readonly server: ComfyServer;
  readonly infos: NodeInfos;
  readonly reportedFiles: ReadonlySet<string>;
}

async function graphPart(use: Use, context: GraphContext, signal: AbortSignal): Promise<Result<Finding[]>> {
  const { infos, reportedFiles } = context;
  const hiddenInputs = await askHiddenInputs(use, context, signal);
  if (!hiddenInputs.ok) return hiddenInputs;
  const workflowFile = use.loaded.summary.fileName;
  const everywhere = use.graphs.length;
  const found = use.graphs.map(({ graph, shotIds }) => ({
    shotIds,
    findings: checkGraph({ graph, workflowFile, infos, reportedFiles, hiddenInputs: hiddenInputs.value }),
  }));
  const counts = new Map<string, number>();
  for (const { message } of found.flatMap(({ findings }) => findings))
    counts.set(message, (counts.get(message) ?? 0) + 1);
  return ok(
    found.flatMap(({ findings, shotIds }) =>
      findings.flatMap((finding): Finding[] =>
        // What is wrong in every graph is wrong in the workflow; the rest belongs to the shots whose values it comes from.
        counts.get(finding.message) === everywhere ? [finding] : shotIds.map((shotId) => ({ ...finding, shotId })),
      ),
    ),
  );
}

async function askHiddenInputs({ graphs }: Use, { server, infos }: GraphContext, signal: AbortSignal) {
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

function inputsLooked({ summary }: LoadedWorkflow, findings: readonly Finding[]): LookedAt {
  const problems = findings.filter(({ severity }) => severity === 'problem').length;
  const result =
    findings.length === 0 ? 'all fit' : `${problems} do not fit, ${findings.length - problems} are ignored`;
  return { what: 'Inputs and choices', result: `${summary.fileName}: ${result}` };
}

function modelsLooked(states: readonly ('present' | 'missing' | 'partial' | 'unknown')[]): LookedAt {
  const words = { present: 'there', missing: 'missing', partial: 'not whole', unknown: 'not known' };
  const counted = Object.entries(words).flatMap(([state, word]) => {
    const count = states.filter((each) => each === state).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return { what: 'Model files', result: states.length === 0 ? 'none' : `${states.length}: ${counted.join(', ')}` };
}

function sagePart(
  { sageAsked }: ComfyuiCheckQuestion,
  uses: readonly Use[],
  stats: SystemStats,
  infos: NodeInfos,
): EngineCheck {
  if (!sageAsked) return { findings: [], looked: [] };
  const isUsed = uses.some(({ loaded }) => Object.values(loaded.graph).some((node) => node.class_type === SAGE_NODE));
  if (!isUsed)
    return {
      findings: [],
      looked: [{ what: 'SageAttention', result: 'asked for, but this workflow has no such node' }],
    };
  const { usable, reasons } = sageRequirements(stats, infos.get(SAGE_NODE) !== null);
  const result = usable === true ? 'card, CUDA and node fit' : reasons.join(' ');
  return {
    findings: reasons.map((reason) => ({
      severity: usable === false ? 'problem' : 'warning',
      code: 'not-supported',
      message: `SageAttention: ${reason}`,
      remedy: 'Switch SageAttention off in the project, or use a server that has what it needs.',
    })),
    looked: [{ what: 'SageAttention', result }],
  };
}

function distinct(findings: EngineCheck['findings']): EngineCheck['findings'] {
  return [...new Map(findings.map((finding) => [`${finding.shotId ?? ''}\n${finding.message}`, finding])).values()];
}
