// What a follower of one job hears, made from the socket's frames.
import { assertNever } from '#shared/assert-never.ts';
import { type ComfyGraph, labelNode, type NodeLabel } from './graph.ts';
import { filesIn, type OutputFile } from './output-files.ts';
import type { ComfyFrame, SocketMessage } from './parse-frame.ts';

export type PromptEvent =
  /** In the queue; how many jobs, anybody's, come before it. */
  | { readonly kind: 'waiting'; readonly aheadCount: number }
  | { readonly kind: 'started' }
  /** These nodes need not run: their results are kept from an earlier job. */
  | { readonly kind: 'cached'; readonly nodes: readonly NodeLabel[] }
  | { readonly kind: 'node-started'; readonly node: NodeLabel }
  /** A sampler counts from 1 to max; a job with two samplers counts twice. */
  | { readonly kind: 'progress'; readonly node: NodeLabel | null; readonly value: number; readonly max: number }
  | { readonly kind: 'node-executed'; readonly node: NodeLabel; readonly files: readonly OutputFile[] }
  | {
      readonly kind: 'preview';
      readonly node: NodeLabel | null;
      readonly mime: string;
      readonly bytes: Uint8Array;
    }
  /**
   * It runs, and nothing was heard of it for so long. Loading a model, decoding and encoding can be this quiet, but the
   * server's worker may also have ended. Said again once a minute until something is heard.
   */
  | {
      readonly kind: 'silent';
      readonly forMs: number;
      /** False: sent under another client id, by an earlier session perhaps, so that silence says nothing. */
      readonly audible: boolean;
    };

/** The job a frame is about; null when it does not say. */
export function promptOfFrame(frame: ComfyFrame): string | null {
  if (frame.kind === 'preview') return frame.promptId;
  if (frame.kind !== 'message' || frame.message.type === 'status') return null;
  return frame.message.promptId;
}

/** The last message of every job, sent after its history is stored: the moment to fetch it. */
export function isEndOfPrompt(frame: ComfyFrame): boolean {
  return frame.kind === 'message' && frame.message.type === 'executing' && frame.message.nodeId === null;
}

export function toPromptEvent(frame: ComfyFrame, graph: ComfyGraph | undefined): PromptEvent | null {
  switch (frame.kind) {
    case 'message':
      return messageToEvent(frame.message, graph);
    case 'preview': {
      const node = frame.nodeId === null ? null : labelNode(graph, frame.nodeId);
      return { kind: 'preview', node, mime: frame.mime, bytes: frame.bytes };
    }
    case 'text':
    case 'unknown':
      return null;
    default:
      return assertNever(frame);
  }
}

function messageToEvent(message: SocketMessage, graph: ComfyGraph | undefined): PromptEvent | null {
  switch (message.type) {
    case 'execution_start':
      return { kind: 'started' };
    case 'execution_cached':
      return { kind: 'cached', nodes: message.nodeIds.map((nodeId) => labelNode(graph, nodeId)) };
    case 'executing':
      return message.nodeId === null ? null : { kind: 'node-started', node: labelNode(graph, message.nodeId) };
    case 'progress': {
      const node = message.nodeId === null ? null : labelNode(graph, message.nodeId);
      return { kind: 'progress', node, value: message.value, max: message.max };
    }
    case 'executed':
      return {
        kind: 'node-executed',
        node: labelNode(graph, message.nodeId),
        files: filesIn(message.nodeId, message.output),
      };
    // Snapshots repeat what `executing` and `progress` say; how a job ended, history says.
    case 'progress_state':
    case 'status':
    case 'execution_success':
    case 'execution_error':
    case 'execution_interrupted':
      return null;
    default:
      return assertNever(message);
  }
}
