// Reads one frame of ComfyUI's socket. Pure; what it does not know becomes `unknown` and never an error,
// because custom nodes send their own events.
import { z } from 'zod/v4';

export type SocketMessage =
  | { readonly type: 'status'; readonly queueRemaining: number; readonly sid: string | null }
  | { readonly type: 'execution_start'; readonly promptId: string }
  | { readonly type: 'execution_cached'; readonly promptId: string; readonly nodeIds: readonly string[] }
  /** `promptId` is null when a server repeats the running node to a socket that has just come back. */
  | { readonly type: 'executing'; readonly promptId: string | null; readonly nodeId: string | null }
  | {
      readonly type: 'progress';
      readonly promptId: string;
      readonly nodeId: string | null;
      readonly value: number;
      readonly max: number;
    }
  | { readonly type: 'progress_state'; readonly promptId: string; readonly runningNodeIds: readonly string[] }
  | { readonly type: 'executed'; readonly promptId: string; readonly nodeId: string; readonly output: unknown }
  | { readonly type: 'execution_success' | 'execution_error' | 'execution_interrupted'; readonly promptId: string };

export type ComfyFrame =
  | { readonly kind: 'message'; readonly message: SocketMessage }
  | {
      readonly kind: 'preview';
      readonly mime: string;
      readonly bytes: Uint8Array;
      /** Only the frames with metadata say whose they are. */
      readonly promptId: string | null;
      readonly nodeId: string | null;
    }
  | { readonly kind: 'text'; readonly nodeId: string; readonly text: string }
  | { readonly kind: 'unknown'; readonly about: string };

const id = z.union([z.string(), z.number()]).transform(String);
const ofPrompt = z.looseObject({ prompt_id: z.string() });

const readers: Readonly<Record<string, z.ZodType<SocketMessage>>> = {
  status: z
    .looseObject({
      status: z.looseObject({ exec_info: z.looseObject({ queue_remaining: z.number() }) }),
      sid: z.string().nullish(),
    })
    .transform((data) => ({
      type: 'status' as const,
      queueRemaining: data.status.exec_info.queue_remaining,
      sid: data.sid ?? null,
    })),
  execution_start: ofPrompt.transform((data) => ({ type: 'execution_start' as const, promptId: data.prompt_id })),
  execution_cached: ofPrompt
    .extend({ nodes: z.array(id).catch([]) })
    .transform((data) => ({ type: 'execution_cached' as const, promptId: data.prompt_id, nodeIds: data.nodes })),
  executing: z
    .looseObject({ node: id.nullable().catch(null), prompt_id: z.string().nullish() })
    .transform((data) => ({ type: 'executing' as const, promptId: data.prompt_id ?? null, nodeId: data.node })),
  progress: ofPrompt
    .extend({ value: z.number(), max: z.number(), node: id.nullish().catch(null) })
    .transform((data) => ({
      type: 'progress' as const,
      promptId: data.prompt_id,
      nodeId: data.node ?? null,
      value: data.value,
      max: data.max,
    })),
  progress_state: ofPrompt
    .extend({ nodes: z.record(z.string(), z.looseObject({ state: z.string().catch('') })).catch({}) })
    .transform((data) => ({
      type: 'progress_state' as const,
      promptId: data.prompt_id,
      runningNodeIds: Object.keys(data.nodes).filter((nodeId) => data.nodes[nodeId]?.state === 'running'),
    })),
  executed: ofPrompt.extend({ node: id, output: z.unknown() }).transform((data) => ({
    type: 'executed' as const,
    promptId: data.prompt_id,
    nodeId: data.node,
    output: data.output,
  })),
  execution_success: ofPrompt.transform((data) => ({ type: 'execution_success' as const, promptId: data.prompt_id })),
  execution_error: ofPrompt.transform((data) => ({ type: 'execution_error' as const, promptId: data.prompt_id })),
  execution_interrupted: ofPrompt.transform((data) => ({
    type: 'execution_interrupted' as const,
    promptId: data.prompt_id,
  })),
};

const envelope = z.looseObject({ type: z.string(), data: z.unknown() });

export function parseTextFrame(text: string): ComfyFrame {
  let raw: unknown;
  try {
    raw = JSON.parse(text);
  } catch {
    return { kind: 'unknown', about: 'text that is not JSON' };
  }
  const outer = envelope.safeParse(raw);
  if (!outer.success) return { kind: 'unknown', about: 'JSON without a type' };
  const reader = Object.hasOwn(readers, outer.data.type) ? readers[outer.data.type] : undefined;
  const message = reader?.safeParse(outer.data.data);
  if (!message?.success) return { kind: 'unknown', about: outer.data.type };
  return { kind: 'message', message: message.data };
}

const EVENT_PREVIEW = 1;
const EVENT_TEXT = 3;
const EVENT_PREVIEW_WITH_METADATA = 4;
const FORMAT_PNG = 2;
/** VideoHelperSuite puts u32 1, u32 1, u32 frame index and a 16-byte Pascal string before its JPEG. */
const VHS_HEADER_BYTES = 28;

export function parseBinaryFrame(frame: Uint8Array): ComfyFrame {
  if (frame.byteLength < 8) return { kind: 'unknown', about: 'short binary frame' };
  const view = new DataView(frame.buffer, frame.byteOffset, frame.byteLength);
  const event = view.getUint32(0);
  switch (event) {
    case EVENT_PREVIEW:
      return readPreview(frame, view.getUint32(4));
    case EVENT_TEXT:
      return readText(frame, view.getUint32(4));
    case EVENT_PREVIEW_WITH_METADATA:
      return readPreviewWithMetadata(frame, view.getUint32(4));
    default:
      return { kind: 'unknown', about: `binary event ${event}` };
  }
}

function readPreview(frame: Uint8Array, format: number): ComfyFrame {
  const vhsStart = 4 + VHS_HEADER_BYTES;
  if (imageMime(frame, 8) === null && imageMime(frame, vhsStart) !== null) {
    const nodeIdLength = Math.min(frame[16] ?? 0, 15);
    const nodeId = new TextDecoder().decode(frame.subarray(17, 17 + nodeIdLength));
    return { kind: 'preview', mime: 'image/jpeg', bytes: frame.subarray(vhsStart), promptId: null, nodeId };
  }
  const mime = imageMime(frame, 8) ?? (format === FORMAT_PNG ? 'image/png' : 'image/jpeg');
  return { kind: 'preview', mime, bytes: frame.subarray(8), promptId: null, nodeId: null };
}

function readText(frame: Uint8Array, nodeIdLength: number): ComfyFrame {
  if (8 + nodeIdLength > frame.byteLength) return { kind: 'unknown', about: 'cut-off text frame' };
  const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  return {
    kind: 'text',
    nodeId: decode(frame.subarray(8, 8 + nodeIdLength)),
    text: decode(frame.subarray(8 + nodeIdLength)),
  };
}

const previewMetadata = z.looseObject({
  node_id: id.nullish(),
  prompt_id: z.string().nullish(),
  image_type: z.string().catch('image/jpeg'),
});

function readPreviewWithMetadata(frame: Uint8Array, jsonLength: number): ComfyFrame {
  const imageStart = 8 + jsonLength;
  if (imageStart > frame.byteLength) return { kind: 'unknown', about: 'cut-off preview frame' };
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder().decode(frame.subarray(8, imageStart)));
  } catch {
    return { kind: 'unknown', about: 'preview with unreadable metadata' };
  }
  const metadata = previewMetadata.safeParse(raw);
  if (!metadata.success) return { kind: 'unknown', about: 'preview with unreadable metadata' };
  return {
    kind: 'preview',
    mime: metadata.data.image_type,
    bytes: frame.subarray(imageStart),
    promptId: metadata.data.prompt_id ?? null,
    nodeId: metadata.data.node_id ?? null,
  };
}

function imageMime(frame: Uint8Array, offset: number): 'image/jpeg' | 'image/png' | null {
  if (frame[offset] === 0xff && frame[offset + 1] === 0xd8) return 'image/jpeg';
  if (frame[offset] === 0x89 && frame[offset + 1] === 0x50) return 'image/png';
  return null;
}
