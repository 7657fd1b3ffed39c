// Everything that can be known about a server and its workflows before a minute of GPU time is spent.
import { say } from '#shared/i18n/say.ts';
import type { LookedAt } from '#shared/model/preflight.ts';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import type { Finding, StudioError } from '#shared/studio-error.ts';
import { type ComfyServer, nodesMissing, type SystemStats } from '../../comfyui/index.ts';
import type { NodeInfos } from '../comfyui-models/server-spelling.ts';
import type { Workflows } from '../comfyui-request.ts';
import type { EngineCheck, SegmentRequest } from '../engine.ts';
import { checkMemory, checkProcessor, memoryLooked, serverLooked } from './check-server.ts';
import { checkWorkflow } from './check-workflow.ts';
import { confineToShots } from './confine-to-shots.ts';
import { ofWhichShots } from './of-which-shots.ts';
import { SAGE_NODE, sageRequirements } from './sage-attention.ts';
import { nodeTypesOf, usesOf, type WorkflowUse } from './workflow-uses.ts';

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
  const context = { ...question, stats: stats.value, infos: infos.value };
  const parts = [
    serverPart(stats.value, uses),
    nodePart(uses, infos.value),
    ...(await Promise.all(uses.map((use) => workflowPart(use, uses, context, signal)))),
  ];
  return {
    findings: distinct(parts.flatMap(({ findings }) => findings)),
    looked: [...parts.flatMap(({ looked }) => looked), ...sageLooked(question, uses, stats.value, infos.value)],
    infos: infos.value,
  };
}

function notAnswered(server: ComfyServer, error: StudioError): ComfyuiCheck {
  const looked = [{ what: say`Server`, result: say`${server.url} does not answer` }];
  return { findings: [{ severity: 'problem', ...error }], looked, infos: null };
}

function typesOf(uses: readonly WorkflowUse[], { sageAsked }: ComfyuiCheckQuestion): string[] {
  return [...uses.flatMap(nodeTypesOf), ...(sageAsked ? [SAGE_NODE] : [])];
}

function serverPart(stats: SystemStats, uses: readonly WorkflowUse[]): EngineCheck {
  const summaries = uses.map(({ loaded }) => loaded.summary);
  return {
    findings: [...checkProcessor(stats), ...summaries.flatMap((summary) => checkMemory(stats, summary))],
    looked: [
      serverLooked(stats),
      {
        what: summaries.length > 1 ? say`Workflows` : say`Workflow`,
        result: summaries.map(({ fileName }) => fileName).join(', '),
      },
      memoryLooked(stats, summaries),
    ],
  };
}

function nodePart(uses: readonly WorkflowUse[], infos: NodeInfos): EngineCheck {
  const types = [...new Set(uses.flatMap(nodeTypesOf))];
  const missing = missingOf(types, infos);
  const result =
    missing.length === 0 ? say`${types.length}: all there` : say`${types.length}: not installed: ${missing.join(', ')}`;
  return { findings: [], looked: [{ what: say`Node types`, result }] };
}

const missingOf = (types: readonly string[], infos: NodeInfos): string[] =>
  types.filter((type) => infos.get(type) === null);

interface WorkflowContext extends ComfyuiCheckQuestion {
  readonly stats: SystemStats;
  readonly infos: NodeInfos;
}

async function workflowPart(
  use: WorkflowUse,
  uses: readonly WorkflowUse[],
  context: WorkflowContext,
  signal: AbortSignal,
): Promise<EngineCheck> {
  const checked = await checkWorkflow(use, context, signal);
  const findings = [...missingNodes(use, context), ...checked.findings, ...sageFindings(use, context)];
  return confineToShots(use, uses, { ...checked, findings });
}

function missingNodes({ graphs }: WorkflowUse, { server, infos }: WorkflowContext): Finding[] {
  const found = graphs.map(({ graph, shotIds }) => {
    const types = new Set(Object.values(graph).map((node) => node.class_type));
    const missing = nodesMissing(server.url, missingOf([...types], infos));
    return { shotIds, findings: missing.map((error): Finding => ({ severity: 'problem', ...error })) };
  });
  return ofWhichShots(found);
}

const usesSage = ({ loaded }: WorkflowUse): boolean =>
  Object.values(loaded.graph).some((node) => node.class_type === SAGE_NODE);

function sageFindings(use: WorkflowUse, { sageAsked, stats, infos }: WorkflowContext): Finding[] {
  if (!sageAsked || !usesSage(use)) return [];
  const { usable, reasons } = sageRequirements(stats, infos.get(SAGE_NODE) !== null);
  return usable === true ? [] : [sageFinding(usable, reasons)];
}

/** Called the same in every language. */
const SAGE = 'SageAttention';

function sageLooked(
  { sageAsked }: ComfyuiCheckQuestion,
  uses: readonly WorkflowUse[],
  stats: SystemStats,
  infos: NodeInfos,
): LookedAt[] {
  if (!sageAsked) return [];
  if (!uses.some(usesSage)) return [{ what: SAGE, result: say`asked for, but this workflow has no such node` }];
  const { usable, reasons } = sageRequirements(stats, infos.get(SAGE_NODE) !== null);
  return [{ what: SAGE, result: usable === true ? say`card, CUDA and node fit` : reasons.join(' ') }];
}

function sageFinding(usable: false | null, reasons: readonly string[]): Finding {
  return {
    severity: usable === false ? 'problem' : 'warning',
    code: 'not-supported',
    message:
      usable === false
        ? say`SageAttention cannot run on this server. ${reasons.join(' ')}`
        : say`SageAttention may not run on this server. ${reasons.join(' ')}`,
    remedy: say`Switch SageAttention off in the project, or use a server that has what it needs.`,
  };
}

/** The words do not name the workflow, its place does: two workflows may lack the same file. */
const keyOf = ({ shotId = '', filePath = '', message }: Pick<Finding, 'shotId' | 'filePath' | 'message'>): string =>
  [shotId, filePath, message].join('\n');

function distinct(findings: EngineCheck['findings']): EngineCheck['findings'] {
  return [...new Map(findings.map((finding) => [keyOf(finding), finding])).values()];
}
