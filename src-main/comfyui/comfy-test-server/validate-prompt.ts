// The check behind `POST /prompt`: which outputs can run, and what is wrong with the others.
import type { ServerFolders } from './folders.ts';
import { HandlerFailure } from './handler-failure.ts';
import type { NodeDefinitions } from './node-definitions.ts';
import type { PlayedVersion } from './options.ts';
import type { Prompt } from './prompt.ts';
import {
  BrokenGraph,
  type Checked,
  exceptionInfo,
  type ReasonText,
  type ValidationContext,
  validateNode,
} from './validate-node.ts';

export interface NodeErrorEntry {
  readonly errors: readonly ReasonText[];
  readonly dependent_outputs: string[];
  readonly class_type: string;
}

export interface Verdict {
  readonly error: ReasonText | null;
  readonly nodeErrors: Record<string, NodeErrorEntry>;
  readonly goodOutputs: readonly string[];
}

export function validatePrompt(
  prompt: Prompt,
  definitions: NodeDefinitions,
  folders: ServerFolders,
  version: PlayedVersion,
  targets: readonly string[] | null,
): Verdict {
  for (const [nodeId, node] of Object.entries(prompt)) {
    const problem =
      version === '0.3.64' ? nodeProblem(nodeId, node, definitions) : nodeProblemOf2026(nodeId, node, definitions);
    if (problem) return { error: problem, nodeErrors: {}, goodOutputs: [] };
  }
  const outputs = Object.keys(prompt).filter((nodeId) => {
    const isOutput = definitions[prompt[nodeId]?.class_type ?? '']?.output_node ?? false;
    return isOutput && (targets === null || targets.includes(nodeId));
  });
  if (outputs.length === 0) {
    const error = { type: 'prompt_no_outputs', message: 'Prompt has no outputs', details: '', extra_info: {} };
    return { error, nodeErrors: {}, goodOutputs: [] };
  }
  return validateOutputs(outputs, { prompt, definitions, folders, version, checked: new Map() });
}

function nodeProblem(nodeId: string, node: unknown, definitions: NodeDefinitions): ReasonText | null {
  const details = `Node ID '#${nodeId}'`;
  const classType = typeof node === 'object' && node !== null && 'class_type' in node ? node.class_type : undefined;
  if (typeof classType !== 'string') {
    const message = 'Cannot execute because a node is missing the class_type property.';
    return { type: 'invalid_prompt', message, details, extra_info: {} };
  }
  if (definitions[classType]) return null;
  const message = `Cannot execute because node ${classType} does not exist.`;
  return { type: 'invalid_prompt', message, details, extra_info: {} };
}

function nodeProblemOf2026(nodeId: string, node: unknown, definitions: NodeDefinitions): ReasonText | null {
  // Its search for replaced nodes trips over what is no object.
  if (typeof node !== 'object' || node === null || Array.isArray(node)) throw new HandlerFailure();
  const classType = 'class_type' in node && typeof node.class_type === 'string' ? node.class_type : null;
  if (classType !== null && definitions[classType]) return null;
  const message =
    classType === null
      ? `Node 'ID #${nodeId}' has no class_type. The workflow may be corrupted or a custom node is missing.`
      : `Node '${classType}' not found. The custom node may not be installed.`;
  const extra_info = { node_id: nodeId, class_type: classType, node_title: classType };
  return { type: 'missing_node_type', message, details: `Node ID '#${nodeId}'`, extra_info };
}

function validateOutputs(outputs: readonly string[], context: ValidationContext): Verdict {
  const { checked, prompt } = context;
  const nodeErrors: Record<string, NodeErrorEntry> = {};
  const goodOutputs: string[] = [];
  const onOutputs: string[] = [];
  for (const outputId of outputs) {
    const { valid, reasons } = validateOutput(outputId, context);
    if (valid) {
      goodOutputs.push(outputId);
      continue;
    }
    onOutputs.push(...reasons.map((reason) => `${reason.message}: ${reason.details}`));
    for (const [nodeId, verdict] of checked) {
      if (verdict.valid || verdict.reasons.length === 0) continue;
      nodeErrors[nodeId] ??= {
        errors: verdict.reasons,
        dependent_outputs: [],
        class_type: prompt[nodeId]?.class_type ?? '',
      };
      nodeErrors[nodeId].dependent_outputs.push(outputId);
    }
  }
  if (goodOutputs.length > 0) return { error: null, nodeErrors, goodOutputs };
  const message = 'Prompt outputs failed validation';
  const error = { type: 'prompt_outputs_failed_validation', message, details: onOutputs.join('\n'), extra_info: {} };
  return { error, nodeErrors, goodOutputs };
}

function validateOutput(outputId: string, context: ValidationContext): Checked {
  try {
    return validateNode(context, outputId);
  } catch (error) {
    if (!(error instanceof BrokenGraph)) throw error;
    const reason = {
      type: 'exception_during_validation',
      message: 'Exception when validating node',
      details: error.message,
      extra_info: exceptionInfo(error),
    };
    const verdict = { valid: false, reasons: [reason] };
    context.checked.set(outputId, verdict);
    return verdict;
  }
}
