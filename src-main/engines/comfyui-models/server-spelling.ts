// A graph with every file named exactly as the server's loaders offer it: `wan\x.safetensors` where Windows says so.
import type { ComfyServer, NodeInfo } from '../../comfyui/index.ts';
import { type ComfyGraph, isLink } from '../../graph/index.ts';
import { loaderFolder, namesModelFile } from './loader-folders.ts';
import { findChoice } from './model-names.ts';

export type NodeInfos = ReadonlyMap<string, NodeInfo | null>;

/** Names that no loader offers stay as they are: the server's refusal then shows what was meant. */
export function spellAsServer(graph: ComfyGraph, infos: NodeInfos): ComfyGraph {
  const nodes = Object.entries(graph).map(([nodeId, node]) => {
    const declared = infos.get(node.class_type)?.inputs ?? {};
    const inputs = Object.entries(node.inputs).map(([input, value]) => {
      const choices = Object.hasOwn(declared, input) ? declared[input]?.choices : null;
      if (!choices || !namesModelFile(node.class_type, input, value)) return [input, value];
      return [input, findChoice(choices, value, loaderFolder(node.class_type, input).folder) ?? value];
    });
    return [nodeId, { ...node, inputs: Object.fromEntries(inputs) }];
  });
  return Object.fromEntries(nodes);
}

/** Node types whose answer could change a name: those that are given a file in a folder, or one without its ending. */
export function typesToSpell(graph: ComfyGraph): string[] {
  const types = Object.values(graph).filter((node) =>
    Object.entries(node.inputs).some(
      ([input, value]) =>
        !isLink(value) && namesModelFile(node.class_type, input, value) && /[\\/]|^[^.]+$/.test(value),
    ),
  );
  return [...new Set(types.map((node) => node.class_type))];
}

export interface Speller {
  learn(infos: NodeInfos): void;
  /** Asks the server only for node types that it has not answered for yet. */
  spell(graph: ComfyGraph, signal: AbortSignal): Promise<ComfyGraph>;
}

/** Keeps what the server's loaders offer. A server that does not answer leaves names as they are: its refusal tells more. */
export function createSpeller(server: Pick<ComfyServer, 'nodeInfos'>): Speller {
  const known = new Map<string, NodeInfo | null>();
  const learn = (infos: NodeInfos) => {
    for (const [type, info] of infos) known.set(type, info);
  };
  return {
    learn,
    async spell(graph, signal) {
      const unknown = typesToSpell(graph).filter((type) => !known.has(type));
      const infos = unknown.length === 0 ? null : await server.nodeInfos(unknown, signal);
      if (infos?.ok) learn(infos.value);
      return spellAsServer(graph, known);
    },
  };
}
