// The workflow with every subgraph laid out: one scope for each place where a subgraph stands.
import { formatNumber, say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import { editorError } from './editor-error.ts';
import type { EditorNode, EditorScope, EditorWorkflow, SubgraphDefinition } from './editor-workflow.ts';

export interface Scope {
  /** '' outside, `12:` inside node 12, `12:3:` inside node 3 in there. */
  readonly prefix: string;
  readonly content: EditorScope;
  /** null: the outermost. */
  readonly inside: {
    readonly host: EditorNode;
    readonly parent: Scope;
    readonly definition: SubgraphDefinition;
  } | null;
  /** Scopes of the subgraphs standing here, by their node's id. None for a muted or bypassed one. */
  readonly children: ReadonlyMap<string, Scope>;
}

interface GrowingScope extends Scope {
  readonly children: Map<string, Scope>;
}

const MAX_DEPTH = 50;
/** ComfyUI itself is slow long before; without an end, ten subgraphs in each other could ask for a billion nodes. */
const MAX_NODES = 50_000;

/** All scopes, the outermost first. */
export function layOutScopes(workflow: EditorWorkflow): Result<readonly Scope[]> {
  const root: GrowingScope = { prefix: '', content: workflow.root, inside: null, children: new Map() };
  const scopes: GrowingScope[] = [root];
  let nodeCount = 0;
  // The list grows while it is walked: what stands in a subgraph comes after the subgraph.
  for (const scope of scopes) {
    nodeCount += scope.content.nodes.length;
    if (nodeCount > MAX_NODES) {
      const message = say`With its subgraphs laid out this workflow has more than ${formatNumber(MAX_NODES)} nodes.`;
      return editorError(message, say`Use fewer subgraphs within subgraphs.`, '$');
    }
    for (const host of scope.content.nodes) {
      const definition = workflow.subgraphs.get(host.type);
      if (definition === undefined || host.mode !== 'on') continue;
      const around = definitionsAround(scope);
      if (around.includes(definition)) {
        const message = say`The subgraph "${definition.name || definition.id}" contains itself.`;
        return editorError(message, say`Remove the inner one in ComfyUI and save the workflow again.`, host.place);
      }
      if (around.length >= MAX_DEPTH) {
        const message = say`Subgraphs stand within each other more than ${MAX_DEPTH} deep.`;
        return editorError(message, say`Unpack some of them in ComfyUI and save the workflow again.`, host.place);
      }
      const child: GrowingScope = {
        prefix: `${scope.prefix}${host.id}:`,
        content: definition,
        inside: { host, parent: scope, definition },
        children: new Map(),
      };
      scope.children.set(host.id, child);
      scopes.push(child);
    }
  }
  return ok(scopes);
}

function definitionsAround(scope: Scope): SubgraphDefinition[] {
  const around: SubgraphDefinition[] = [];
  for (let at: Scope | undefined = scope; at !== undefined; at = at.inside?.parent) {
    if (at.inside !== null) around.push(at.inside.definition);
  }
  return around;
}
