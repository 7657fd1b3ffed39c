// Runs one job: cached results first, then node by node, telling the sockets in ComfyUI's order.
import { setTimeout as sleep } from 'node:timers/promises';
import { type CachedResult, cacheKeys, contentOf, type ExecutionCache } from './execution-cache.ts';
import type { ServerFolders } from './folders.ts';
import { createJobReport, type JobReport } from './job-report.ts';
import type { NodeDefinitions } from './node-definitions.ts';
import { Interrupted, NodeFailure, type NodeResult, type Value } from './node-values.ts';
import type { ComfyFaults, PlayedVersion } from './options.ts';
import { asLink, clientOf, type Job, jobTuple } from './prompt.ts';
import type { HistoryRecord } from './prompt-queue.ts';
import type { Renderer } from './render-frames.ts';
import { runNode } from './run-node.ts';
import type { SocketHub } from './socket-hub.ts';

export interface ExecutionDeps {
  readonly hub: SocketHub;
  readonly cache: ExecutionCache;
  readonly definitions: NodeDefinitions;
  readonly folders: ServerFolders;
  readonly renderer: Renderer;
  readonly faults: ComfyFaults;
  readonly version: PlayedVersion;
  readonly renderMs: number;
  readonly previews: boolean;
  readonly settleMs: number;
}

/** What can stop a job: an interrupt is seen between steps, the death of the process at once. */
export interface JobControl {
  interrupted: boolean;
  runningNodeId: string | null;
  readonly died: AbortSignal;
}

interface Execution {
  readonly deps: ExecutionDeps;
  readonly job: Job;
  readonly control: JobControl;
  readonly report: JobReport;
  readonly keys: ReadonlyMap<string, string>;
  readonly done: Map<string, CachedResult>;
  /** Nodes whose output belongs to this job: in 2026 no others get into its history. */
  readonly told: Set<string>;
}

export async function executeJob(deps: ExecutionDeps, job: Job, control: JobControl): Promise<HistoryRecord> {
  const keys = cacheKeys(job.prompt, deps.folders);
  deps.cache.keepOnly(new Set(keys.values()));
  const report = createJobReport(deps.hub, job);
  const execution: Execution = { deps, job, control, report, keys, done: new Map(), told: new Set() };
  report.started();
  report.cached(Object.keys(job.prompt).filter((nodeId) => deps.cache.get(keys.get(nodeId) ?? '')));
  const failure = await runAll(execution);
  if (!failure && deps.settleMs > 0) await sleep(deps.settleMs);
  if (!failure) report.succeeded();
  return historyRecord(execution, failure === null);
}

async function runAll(execution: Execution): Promise<Error | null> {
  const waiting = collectNeeded(execution);
  while (waiting.size > 0) {
    const nodeId = pickNext(execution, waiting);
    waiting.delete(nodeId);
    execution.control.runningNodeId = nodeId;
    try {
      await runOne(execution, nodeId);
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      reportFailure(execution, nodeId, error);
      return error;
    } finally {
      execution.control.runningNodeId = null;
    }
  }
  return null;
}

/** From the outputs upwards; above a cached node nothing is needed. */
function collectNeeded({ deps, job, keys, done, told, report }: Execution): Set<string> {
  const needed = new Set<string>();
  const visit = (nodeId: string) => {
    if (needed.has(nodeId) || done.has(nodeId)) return;
    const cached = deps.cache.get(keys.get(nodeId) ?? '');
    if (cached) {
      done.set(nodeId, cached);
      // Cached outputs are told again, with their old files.
      if (cached.ui) {
        report.executed(nodeId, cached.ui);
        report.nodeFinished(nodeId);
        // A quirk of 0.27: without a client to tell, they are left out.
        if (clientOf(job) !== null) told.add(nodeId);
      }
      return;
    }
    needed.add(nodeId);
    for (const source of sourcesOf(job, nodeId)) visit(source);
  };
  for (const outputId of job.outputIds) visit(outputId);
  return needed;
}

function sourcesOf(job: Job, nodeId: string): string[] {
  return Object.values(job.prompt[nodeId]?.inputs ?? {}).flatMap((value) => {
    const link = asLink(value);
    return link && job.prompt[link[0]] ? [link[0]] : [];
  });
}

/** Of the ready nodes an output node first, then one that an output waits for, then one behind that. */
function pickNext({ deps, job, done }: Execution, waiting: ReadonlySet<string>): string {
  const ready = [...waiting].filter((nodeId) => sourcesOf(job, nodeId).every((source) => done.has(source)));
  const isOutput = (nodeId: string) => deps.definitions[job.prompt[nodeId]?.class_type ?? '']?.output_node ?? false;
  const feeds = (nodeId: string) => [...waiting].filter((other) => sourcesOf(job, other).includes(nodeId));
  const next =
    ready.find(isOutput) ??
    ready.find((nodeId) => feeds(nodeId).some(isOutput)) ??
    ready.find((nodeId) => feeds(nodeId).some((other) => feeds(other).some(isOutput))) ??
    ready[0];
  if (next === undefined) throw new Error('a checked graph has no cycle');
  return next;
}

async function runOne(execution: Execution, nodeId: string): Promise<void> {
  const { deps, job, control, report, keys, done } = execution;
  if (control.interrupted) throw new Interrupted();
  report.nodeStarted(nodeId);
  const result: NodeResult = await workOn(execution, nodeId);
  if (result.ui) report.executed(nodeId, result.ui);
  report.nodeFinished(nodeId);
  execution.told.add(nodeId);
  const kept = { ...result, madeBy: nodeId };
  done.set(nodeId, kept);
  deps.cache.set(keys.get(nodeId) ?? `${job.promptId} ${nodeId}`, kept);
}

async function workOn(execution: Execution, nodeId: string): Promise<NodeResult> {
  const { deps, job, control, report, done } = execution;
  const node = job.prompt[nodeId];
  const definition = node && deps.definitions[node.class_type];
  if (!node || !definition) throw new Error(`node ${nodeId} was not validated`);
  if (deps.faults.failNode?.classType === node.class_type) throw faultFailure(deps.faults.failNode.outOfMemory);
  const inputs = Object.fromEntries(
    Object.entries(node.inputs).map(([name, raw]): [string, Value] => {
      const link = asLink(raw);
      return [name, link ? (done.get(link[0])?.outputs[link[1]] ?? null) : (raw as Value)];
    }),
  );
  return runNode({
    nodeId,
    definition,
    inputs,
    folders: deps.folders,
    renderer: deps.renderer,
    stepMs: (steps) => deps.renderMs / steps,
    wantsPreview: deps.previews,
    metadata: { prompt: promptForFiles(job, deps.folders), ...pngInfoOf(job) },
    reportStep(value, max, jpeg) {
      report.step(nodeId, value, max, jpeg);
      if (control.interrupted || control.died.aborted) throw new Interrupted();
    },
    signal: control.died,
  });
}

/** Files are told what LoadImage looked at; history is not. */
function promptForFiles(job: Job, folders: ServerFolders): Record<string, unknown> {
  const entries = Object.entries(job.prompt).map(([nodeId, node]) => {
    const hash = contentOf(node.class_type, node.inputs, folders);
    return [nodeId, hash ? { ...node, is_changed: [hash] } : node];
  });
  return Object.fromEntries(entries);
}

function pngInfoOf(job: Job): Record<string, unknown> {
  const info = job.extraData.extra_pnginfo;
  return typeof info === 'object' && info !== null ? { ...info } : {};
}

function faultFailure(outOfMemory: boolean): NodeFailure {
  if (!outOfMemory) return new NodeFailure('RuntimeError', 'The test server was told to fail here.');
  const text =
    'Allocation on device 0 would exceed allowed memory. (out of memory)\n' +
    'Currently allocated     : 11.02 GiB\nRequested               : 2.50 GiB\n' +
    '\nTIPS: If you have any "Load Image" nodes, try reducing the image size.';
  return new NodeFailure('torch.OutOfMemoryError', text);
}

function reportFailure({ deps, job, report, done }: Execution, nodeId: string, error: Error): void {
  const executed = [...done.keys()];
  const classType = job.prompt[nodeId]?.class_type ?? '';
  if (error instanceof Interrupted) {
    report.interrupted(nodeId, classType, executed);
    return;
  }
  const exceptionType = error instanceof NodeFailure ? error.exceptionType : 'RuntimeError';
  report.failed(nodeId, classType, executed, exceptionType, error.message);
  // The server unloads every model after running out of memory; results of loaders go with them.
  if (exceptionType === 'torch.OutOfMemoryError') deps.cache.clear();
}

function historyRecord({ deps, job, keys, told, report }: Execution, success: boolean): HistoryRecord {
  const outputs: Record<string, unknown> = {};
  const meta: Record<string, unknown> = {};
  for (const nodeId of Object.keys(job.prompt)) {
    const kept = deps.cache.get(keys.get(nodeId) ?? '');
    if (!kept?.ui || (deps.version !== '0.3.64' && !told.has(nodeId))) continue;
    outputs[nodeId] = kept.ui;
    const madeBy = kept.madeBy;
    meta[nodeId] = { node_id: madeBy, display_node: madeBy, parent_node: null, real_node_id: madeBy };
  }
  return {
    prompt: jobTuple(job),
    outputs,
    status: { status_str: success ? 'success' : 'error', completed: success, messages: report.messages() },
    meta,
  };
}

export function tellEnd(hub: SocketHub, job: Job): void {
  const clientId = clientOf(job);
  if (clientId !== null) hub.send('executing', { node: null, prompt_id: job.promptId }, clientId);
}
