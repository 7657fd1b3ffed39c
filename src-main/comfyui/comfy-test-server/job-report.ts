// What the sockets hear of one job. Without a client id only progress and previews are said, and to everybody.
import { clientOf, type Job } from './prompt.ts';
import type { SocketHub } from './socket-hub.ts';

export interface JobReport {
  started(): void;
  cached(nodeIds: readonly string[]): void;
  nodeStarted(nodeId: string): void;
  step(nodeId: string, value: number, max: number, previewJpeg: Uint8Array | null): void;
  nodeFinished(nodeId: string): void;
  executed(nodeId: string, output: unknown): void;
  succeeded(): void;
  failed(
    nodeId: string,
    classType: string,
    executed: readonly string[],
    exceptionType: string,
    exceptionMessage: string,
  ): void;
  interrupted(nodeId: string, classType: string, executed: readonly string[]): void;
  /** The part that history keeps. */
  messages(): unknown[];
}

interface NodeProgress {
  readonly value: number;
  readonly max: number;
  readonly state: 'running' | 'finished';
}

export function createJobReport(hub: SocketHub, job: Job): JobReport {
  const clientId = clientOf(job);
  const { promptId } = job;
  const kept: unknown[] = [];
  const progress = new Map<string, NodeProgress>();

  const toClient = (type: string, data: Record<string, unknown>) => {
    if (clientId !== null) hub.send(type, data, clientId);
  };
  const keep = (type: string, data: Record<string, unknown>) => {
    const full = { ...data, prompt_id: promptId, timestamp: Date.now() };
    kept.push([type, full]);
    toClient(type, full);
  };
  const tellProgress = (nodeId: string, state: NodeProgress) => {
    progress.set(nodeId, state);
    const nodes = Object.fromEntries(
      [...progress].map(([id, entry]) => [id, { ...entry, ...nodeNames(id, promptId) }]),
    );
    hub.send('progress_state', { prompt_id: promptId, nodes }, clientId);
  };

  return {
    started: () => keep('execution_start', {}),
    cached: (nodes) => keep('execution_cached', { nodes }),
    nodeStarted(nodeId) {
      tellProgress(nodeId, { value: 0, max: 1, state: 'running' });
      toClient('executing', { node: nodeId, display_node: nodeId, prompt_id: promptId });
    },
    step(nodeId, value, max, jpeg) {
      tellProgress(nodeId, { value, max, state: 'running' });
      const { prompt_id: _promptId, ...names } = nodeNames(nodeId, promptId);
      const sendPreview = () => jpeg && hub.sendPreview({ ...names, prompt_id: promptId }, jpeg, clientId);
      // With metadata it goes along with the snapshot, without it after the plain progress.
      const early = hub.supportsPreviewMetadata(clientId);
      if (early) sendPreview();
      hub.send('progress', { value, max, prompt_id: promptId, node: nodeId }, clientId);
      if (!early) sendPreview();
    },
    nodeFinished(nodeId) {
      const max = progress.get(nodeId)?.max ?? 1;
      tellProgress(nodeId, { value: max, max, state: 'finished' });
    },
    executed: (nodeId, output) =>
      toClient('executed', { node: nodeId, display_node: nodeId, output, prompt_id: promptId }),
    succeeded: () => keep('execution_success', {}),
    failed(nodeId, classType, executed, exceptionType, exceptionMessage) {
      keep('execution_error', {
        node_id: nodeId,
        node_type: classType,
        executed,
        exception_message: exceptionMessage,
        exception_type: exceptionType,
        traceback: [`  File "execution.py", line 496, in execute\n`],
        current_inputs: {},
        current_outputs: Object.keys(job.prompt),
      });
    },
    interrupted: (nodeId, classType, executed) =>
      keep('execution_interrupted', { node_id: nodeId, node_type: classType, executed }),
    messages: () => kept,
  };
}

function nodeNames(nodeId: string, promptId: string) {
  return {
    node_id: nodeId,
    prompt_id: promptId,
    display_node_id: nodeId,
    parent_node_id: null,
    real_node_id: nodeId,
  };
}
