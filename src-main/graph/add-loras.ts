// A shot's LoRAs in its graph: into the slots that ask for one, else as nodes of our own behind the model loaders.
import { type ComfyGraph, type ComfyNode, type GraphLink, linkAt, nodeOf } from './comfy-graph.ts';
import type { GraphSlots } from './graph-slots.ts';
import { LORA_STRENGTH_INPUTS } from './input-names.ts';
import { loaderFileName } from './loader-file-name.ts';
import { LORA_SELECTORS, PREVIOUS_SELECTOR_INPUT, SELECTOR_INPUT, SELECTOR_SETTINGS } from './lora-selectors.ts';
import { ownLoraId } from './own-nodes.ts';
import { relinked } from './relinked.ts';
import { stageOf } from './stage-of.ts';
import { withInputs } from './with-inputs.ts';

export interface Lora {
  /** File name, with or without the folder `loras/`. */
  readonly name: string;
  readonly strength: number;
}

type LoraSlot = GraphSlots['loras'][number];
type ModelLine = GraphSlots['modelLines'][number];

/** LoRAs that name a noise stage go into its line alone, the others into every line. */
export function addLoras(
  graph: ComfyGraph,
  slots: Pick<GraphSlots, 'loras' | 'modelLines'>,
  loras: readonly Lora[],
): ComfyGraph {
  const free = slots.loras.filter(({ nodeId }) => nodeOf(graph, nodeId) !== undefined);
  const filled: { readonly slot: LoraSlot; readonly lora: Lora }[] = [];
  const added = new Map<string, Lora[]>();
  for (const lora of loras) {
    for (const stage of stagesFor(lora, slots)) {
      const index = free.findIndex(({ slot }) => stage === '' || slot === stage || stageOf(slot) === stage);
      const [slot] = index < 0 ? [] : free.splice(index, 1);
      if (slot !== undefined) filled.push({ slot, lora });
      else added.set(stage, [...(added.get(stage) ?? []), lora]);
    }
  }
  let result = fillSlots(graph, filled);
  let number = 1;
  for (const line of slots.modelLines) {
    const own = (added.get(line.stage) ?? []).map((lora) => ({ lora, nodeId: ownLoraId(number++) }));
    if (own.length > 0 && nodeOf(result, line.nodeId) !== undefined) result = addToLine(result, line, own);
  }
  return result;
}

function stagesFor(lora: Lora, { modelLines, loras }: Pick<GraphSlots, 'loras' | 'modelLines'>): string[] {
  const places = modelLines.length > 0 ? modelLines.map(({ stage }) => stage) : loras.map(({ slot }) => slot);
  const stages = [...new Set(places)];
  const wanted = stageOf(lora.name);
  const named = stages.filter((stage) => wanted !== null && (stage === wanted || stageOf(stage) === wanted));
  if (wanted === null || named.length > 0) return wanted === null ? stages : named;
  // Two lines that nobody has named: the noise is highest at the start.
  if (stages.length === 2) return wanted === 'high' ? stages.slice(0, 1) : stages.slice(1);
  return stages;
}

function fillSlots(graph: ComfyGraph, filled: readonly { readonly slot: LoraSlot; readonly lora: Lora }[]): ComfyGraph {
  const changes = filled.flatMap(({ slot: { nodeId, input }, lora }) => {
    const inputs = nodeOf(graph, nodeId)?.inputs ?? {};
    const strength = LORA_STRENGTH_INPUTS.find((name) => Object.hasOwn(inputs, name));
    const file = { nodeId, input, value: loaderFileName(lora.name) };
    return strength === undefined ? [file] : [file, { nodeId, input: strength, value: lora.strength }];
  });
  return withInputs(graph, changes);
}

interface OwnLora {
  readonly nodeId: string;
  readonly lora: Lora;
}

function addToLine(graph: ComfyGraph, line: ModelLine, own: readonly OwnLora[]): ComfyGraph {
  const loader = nodeOf(graph, line.nodeId);
  const selector = Object.hasOwn(LORA_SELECTORS, loader?.class_type ?? '')
    ? LORA_SELECTORS[loader?.class_type ?? '']
    : undefined;
  return selector === undefined
    ? addLoaders(graph, [line.nodeId, line.output], own)
    : addSelectors(graph, line.nodeId, selector, own);
}

const titleOfOwn = (lora: Lora) => ({
  title: `LoRA ${loaderFileName(lora.name)} (Longtake)`, // not for people
});

function addLoaders(graph: ComfyGraph, point: GraphLink, own: readonly OwnLora[]): ComfyGraph {
  let model = point;
  const nodes: [string, ComfyNode][] = own.map(({ nodeId, lora }) => {
    const inputs = { model, lora_name: loaderFileName(lora.name), strength_model: lora.strength };
    model = [nodeId, 0];
    return [nodeId, { class_type: 'LoraLoaderModelOnly', inputs, _meta: titleOfOwn(lora) }];
  });
  const isPoint = (link: GraphLink) => link[0] === point[0] && link[1] === point[1];
  const behind = relinked(graph, (link) => (isPoint(link) ? model : link));
  return { ...behind, ...Object.fromEntries(nodes) };
}

function addSelectors(graph: ComfyGraph, loaderId: string, classType: string, own: readonly OwnLora[]): ComfyGraph {
  let previous = linkAt(graph, loaderId, SELECTOR_INPUT);
  const known = previous === null ? {} : (nodeOf(graph, previous[0])?.inputs ?? {});
  const settings = Object.fromEntries(Object.entries(known).filter(([name]) => SELECTOR_SETTINGS.includes(name)));
  const nodes: [string, ComfyNode][] = own.map(({ nodeId, lora }) => {
    const before = previous === null ? {} : { [PREVIOUS_SELECTOR_INPUT]: previous };
    const inputs = { lora: loaderFileName(lora.name), strength: lora.strength, ...settings, ...before };
    previous = [nodeId, 0];
    return [nodeId, { class_type: classType, inputs, _meta: titleOfOwn(lora) }];
  });
  const withChain = Object.entries(graph).map(([nodeId, node]): [string, ComfyNode] =>
    nodeId === loaderId
      ? [nodeId, { ...node, inputs: { ...node.inputs, [SELECTOR_INPUT]: previous } }]
      : [nodeId, node],
  );
  return Object.fromEntries([...withChain, ...nodes]);
}
