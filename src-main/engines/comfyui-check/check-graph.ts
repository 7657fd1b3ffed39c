// A graph held against the node types a server has installed: inputs that are missing, unknown, or given what cannot be taken.
// Version 0.3.64 itself does not check the choices of newer ("V3") nodes: such a job would fail after its sampling.
import { say } from '#shared/i18n/say.ts';
import type { Finding } from '#shared/studio-error.ts';
import type { NodeInfo, NodeInputInfo } from '../../comfyui/index.ts';
import { type ComfyGraph, type ComfyNode, isLink, upstreamOf } from '../../graph/index.ts';
import { loaderFolder, namesModelFile } from '../comfyui-models/loader-folders.ts';
import { findChoice } from '../comfyui-models/model-names.ts';
import type { NodeInfos } from '../comfyui-models/server-spelling.ts';

export interface GraphQuestion {
  readonly graph: ComfyGraph;
  readonly workflowFile: string;
  readonly infos: NodeInfos;
  /** Model files that the report on models speaks about, as `<node type>/<input>/<file>`. */
  readonly reportedFiles: ReadonlySet<string>;
  /** Inputs that the server declares as hidden, by node type: they are taken, though not shown. */
  readonly hiddenInputs: ReadonlyMap<string, readonly string[]>;
}

export const reportedFile = (nodeType: string, input: string, file: string): string => `${nodeType}/${input}/${file}`;

/** Node types that take inputs they do not declare: the format's own options, rows that a page adds. */
const TAKES_ANY_INPUT = /^VHS_|rgthree/;
/** They take any file that is there, whatever their list shows. */
const TAKES_ANY_FILE = /^(VHS_)?Load(Image|Video|Audio)/;

export function checkGraph(question: GraphQuestion): Finding[] {
  const { graph, infos } = question;
  const reached = reachedNodes(graph, infos);
  return Object.entries(graph).flatMap(([nodeId, node]) => {
    const info = infos.get(node.class_type);
    return info && reached.has(nodeId) ? checkNode({ nodeId, node, info }, question) : [];
  });
}

/** The server looks only at what leads to an output; a type that is not installed may be one. */
export function reachedNodes(graph: ComfyGraph, infos: NodeInfos): Set<string> {
  const outputs = Object.entries(graph).filter(([, { class_type }]) => {
    const info = infos.get(class_type);
    return info === null || info?.isOutputNode;
  });
  return upstreamOf(
    graph,
    outputs.map(([nodeId]) => nodeId),
  );
}

interface Place {
  readonly nodeId: string;
  readonly node: ComfyNode;
  readonly info: NodeInfo;
}

function checkNode(place: Place, question: GraphQuestion): Finding[] {
  const given = Object.keys(place.node.inputs);
  const missing = Object.entries(place.info.inputs).filter(
    ([input, { required }]) => required && !isGiven(given, input),
  );
  return [
    ...missing.map(([input]) => inputMissing(place, input, question)),
    ...given.filter((input) => !isKnown(place, input, question)).map((input) => inputIgnored(place, input, question)),
    ...Object.entries(place.node.inputs).flatMap(([input, value]) => checkValue(place, input, value, question)),
  ];
}

/** Newer nodes spread one input over several: `resize_type` is given with `resize_type.width`. */
const isGiven = (given: readonly string[], input: string): boolean =>
  given.some((name) => name === input || name.startsWith(`${input}.`));

function isKnown({ node, info }: Place, input: string, { hiddenInputs }: GraphQuestion): boolean {
  const stem = input.split('.')[0] ?? input;
  const isDeclared = Object.hasOwn(info.inputs, input) || Object.hasOwn(info.inputs, stem);
  return (
    isDeclared || TAKES_ANY_INPUT.test(node.class_type) || hiddenInputs.get(node.class_type)?.includes(input) === true
  );
}

function checkValue(place: Place, input: string, value: unknown, question: GraphQuestion): Finding[] {
  const declared = Object.hasOwn(place.info.inputs, input) ? place.info.inputs[input] : undefined;
  if (declared === undefined || isLink(value) || typeof value === 'object') return [];
  const wrong = wrongChoice(place, input, value, declared, question) ?? wrongNumber(input, value, declared);
  if (wrong === null) return [];
  const isModel = declared.choices !== null && namesModelFile(place.node.class_type, input, value);
  return [problem(place, input, wrong, question, isModel)];
}

function wrongChoice(
  { node }: Place,
  input: string,
  value: unknown,
  { choices }: NodeInputInfo,
  { reportedFiles }: GraphQuestion,
): string | null {
  const nodeType = node.class_type;
  if (choices === null || TAKES_ANY_FILE.test(nodeType)) return null;
  const isModel = namesModelFile(nodeType, input, value);
  if (isModel && reportedFiles.has(reportedFile(nodeType, input, value))) return null;
  // Without any choice the list is filled elsewhere; a loader's is empty because its folder is.
  if (choices.length === 0 && !isModel) return null;
  if (findChoice(choices, String(value), loaderFolder(nodeType, input).folder) !== null) return null;
  if (isModel) return say`"${input}" names ${value}, which the server does not have`;
  const shown = [...choices.slice(0, 12), ...(choices.length > 12 ? ['…'] : [])].join(', ');
  return say`"${input}" is ${JSON.stringify(value)}; this server takes ${shown}`;
}

function wrongNumber(input: string, value: unknown, { type, min, max }: NodeInputInfo): string | null {
  if (type !== 'INT' && type !== 'FLOAT') return null;
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) return say`"${input}" is ${JSON.stringify(value)}, which is no number`;
  if (min !== null && number < min) return say`"${input}" is ${number}; this server takes ${min} at least`;
  return max !== null && number > max ? say`"${input}" is ${number}; this server takes ${max} at most` : null;
}

function problem(place: Place, input: string, what: string, question: GraphQuestion, isModel: boolean): Finding {
  return {
    severity: 'problem',
    code: isModel ? 'model-missing' : 'workflow-invalid',
    message: say`${nodeInWords(place)}: ${what}.`,
    remedy: isModel
      ? say`Put the file into the folder that this loader reads, or choose another one in the workflow, then check again.`
      : say`Change the value in the project or the workflow, or use a server of the version it was made for.`,
    ...addressOf(place, input, question),
  };
}

function inputMissing(place: Place, input: string, question: GraphQuestion): Finding {
  return {
    severity: 'problem',
    code: 'workflow-invalid',
    message: say`${nodeInWords(place)}: this server’s ${place.node.class_type} wants the input "${input}", which the workflow does not give.`,
    remedy: say`Open the workflow in this ComfyUI, look at the node and export it again in API format.`,
    ...addressOf(place, input, question),
  };
}

function inputIgnored(place: Place, input: string, question: GraphQuestion): Finding {
  return {
    severity: 'warning',
    code: 'workflow-invalid',
    message: say`${nodeInWords(place)}: the input "${input}" is ignored by this version of ${place.node.class_type}.`,
    remedy: say`The workflow may be made for another version; if the result is not what it was, export it again.`,
    ...addressOf(place, input, question),
  };
}

function addressOf({ nodeId }: Place, input: string, { workflowFile }: GraphQuestion) {
  return { filePath: workflowFile, jsonPath: `$[${JSON.stringify(nodeId)}].inputs[${JSON.stringify(input)}]` };
}

function nodeInWords({ nodeId, node }: Place): string {
  const title = node._meta?.title;
  return title === undefined || title === '' || title === node.class_type
    ? say`Node ${nodeId} (${node.class_type})`
    : say`Node ${nodeId} "${title}" (${node.class_type})`;
}

/** Node types with an input that is not declared: only of these the hidden inputs need to be asked. */
export function typesWithUndeclaredInputs(graph: ComfyGraph, infos: NodeInfos): string[] {
  const nodes = Object.values(graph).filter((node) => {
    const info = infos.get(node.class_type);
    return info && Object.keys(node.inputs).some((input) => !Object.hasOwn(info.inputs, input) && !input.includes('.'));
  });
  return [...new Set(nodes.map((node) => node.class_type))];
}
