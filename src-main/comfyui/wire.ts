// What ComfyUI says over HTTP. Tolerant on purpose: extra keys pass, and what only some versions send is optional.
import { z } from 'zod/v4';

const text = z.string().catch('');

export const nodeErrorDetail = z.looseObject({
  type: z.string(),
  message: text,
  details: text,
  extra_info: z
    .looseObject({
      input_name: z.string().optional(),
      received_value: z.unknown(),
      exception_type: z.string().optional(),
    })
    .partial()
    .nullish()
    .catch(null),
});
export type NodeErrorDetail = z.infer<typeof nodeErrorDetail>;

export const nodeErrors = z.record(
  z.string(),
  z.looseObject({ class_type: text, errors: z.array(nodeErrorDetail).catch([]) }),
);
export type NodeErrors = z.infer<typeof nodeErrors>;

/** 2026 servers may send `[]` or null where 0.3.64 sends `{}`. */
const optionalNodeErrors = nodeErrors.catch({});

export const promptAccepted = z.looseObject({ prompt_id: z.string(), node_errors: optionalNodeErrors });

export const promptRejected = z.looseObject({
  error: z.looseObject({
    type: z.string(),
    message: text,
    details: text,
    extra_info: z.record(z.string(), z.unknown()).nullish().catch(null),
  }),
  node_errors: optionalNodeErrors,
});
export type PromptRejected = z.infer<typeof promptRejected>;

export const queueLength = z.looseObject({ exec_info: z.looseObject({ queue_remaining: z.number() }) });

/** `[number, prompt_id, graph, extra_data, outputs]`; later versions may append more. */
const queueItem = z.tuple([z.number(), z.string(), z.unknown()], z.unknown());
export type QueueItem = z.infer<typeof queueItem>;
/** The fourth of a queue item. */
export const queuedBy = z.looseObject({ client_id: z.string() });
export const queueState = z.looseObject({ queue_running: z.array(queueItem), queue_pending: z.array(queueItem) });

export const outputItem = z.looseObject({
  filename: z.string(),
  subfolder: z.string().catch(''),
  type: z.string().catch('output'),
});

/** Node id to `{images: [...], gifs: [...], animated: [true], ...}`; anything under the keys is looked at one by one. */
export const historyOutputs = z.record(z.string(), z.record(z.string(), z.unknown()).nullable().catch(null));

export const historyEntry = z.looseObject({
  prompt: z.unknown(),
  outputs: historyOutputs.catch({}),
  status: z
    .looseObject({
      status_str: z.string(),
      completed: z.boolean().catch(false),
      messages: z.array(z.tuple([z.string(), z.record(z.string(), z.unknown())], z.unknown())).catch([]),
    })
    .nullish(),
});
export type HistoryEntry = z.infer<typeof historyEntry>;
export const historyAnswer = z.record(z.string(), historyEntry);

export const jobCancelAnswer = z.looseObject({ cancelled: z.boolean() });

export const uploadAnswer = z.looseObject({ name: z.string(), subfolder: text, type: text });

export const systemStatsAnswer = z.looseObject({
  system: z.looseObject({
    os: text,
    comfyui_version: z.string().catch('unknown'),
    pytorch_version: text,
    argv: z.array(z.string()).catch([]),
  }),
  devices: z
    .array(z.looseObject({ name: text, type: text, vram_total: z.number().catch(0), vram_free: z.number().catch(0) }))
    .catch([]),
});

export const nodeDefinition = z.looseObject({
  input: z
    .looseObject({
      required: z.record(z.string(), z.array(z.unknown())).nullish(),
      optional: z.record(z.string(), z.array(z.unknown())).nullish(),
    })
    .catch({}),
  output: z.array(z.unknown()).catch([]),
  output_node: z.boolean().catch(false),
});
export const objectInfoAnswer = z.record(z.string(), nodeDefinition);

export const modelList = z.array(z.string());

/** `/experiment/models/{folder}`: the only place where a size is said. */
export const modelFileList = z.array(z.looseObject({ name: z.string(), size: z.number().nullish().catch(null) }));

/** A graph as ComfyUI gives it back in `/queue` and `/history`. */
export const graphOnServer = z.record(
  z.string(),
  z.looseObject({
    class_type: z.string(),
    inputs: z.record(z.string(), z.unknown()).catch({}),
    _meta: z.looseObject({ title: z.string().optional() }).optional().catch(undefined),
  }),
);

/** The data of `execution_error`, from the socket or the last message of a history entry. */
export const executionErrorData = z.looseObject({
  node_id: z.coerce.string().catch(''),
  node_type: text,
  exception_type: text,
  exception_message: text,
  traceback: z.array(z.string()).catch([]),
});
export type ExecutionErrorData = z.infer<typeof executionErrorData>;
