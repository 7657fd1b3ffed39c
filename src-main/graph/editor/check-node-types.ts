// Which nodes of a workflow the server runs, and whether it has their types.
import { many, say } from '#shared/i18n/say.ts';
import { ok, type Result } from '#shared/result.ts';
import type { EditorContext } from './editor-context.ts';
import { editorError, missingNodeError } from './editor-error.ts';
import type { EditorNode, EditorWorkflow } from './editor-workflow.ts';
import { frontendRole, serverType } from './frontend-nodes.ts';
import type { Scope } from './scope-tree.ts';
import { nameOf } from './trace-source.ts';

interface PlacedNode {
  readonly scope: Scope;
  readonly node: EditorNode;
}

interface ServerNodes {
  readonly serverNodes: readonly PlacedNode[];
  readonly notes: readonly string[];
}

const NAMED_AT_MOST = 5;

export function neededTypes(workflow: EditorWorkflow): string[] {
  const scopes = [workflow.root, ...workflow.subgraphs.values()];
  const nodes = scopes.flatMap((scope) => scope.nodes);
  const isServers = (node: EditorNode) =>
    node.mode !== 'muted' && frontendRole(node) === null && !workflow.subgraphs.has(node.type) && !isGroupNode(node);
  return [...new Set(nodes.filter(isServers).map((node) => serverType(node.type)))];
}

export function checkNodeTypes(context: EditorContext, scopes: readonly Scope[]): Result<ServerNodes> {
  const serverNodes: PlacedNode[] = [];
  const missing: PlacedNode[] = [];
  const notes: string[] = [];
  for (const scope of scopes) {
    const feeding = new Set([...scope.content.links.values()].map(({ originId }) => originId));
    for (const node of scope.content.nodes) {
      if (node.mode !== 'on' || frontendRole(node) !== null || context.workflow.subgraphs.has(node.type)) continue;
      if (isGroupNode(node)) return groupNodeError(scope, node);
      if (context.specOf(node) !== null) serverNodes.push({ scope, node });
      else if (feeding.has(node.id) || node.inputs.some(({ linkId }) => linkId !== null)) missing.push({ scope, node });
      else
        notes.push(
          say`Node ${nameOf(scope, node)} is left out: the server does not know it, and nothing is connected to it.`,
        );
    }
  }
  return missing.length === 0 ? ok({ serverNodes, notes }) : missingError(missing);
}

function missingError(missing: readonly PlacedNode[]): Result<never> {
  const byType = new Map(missing.map((placed) => [placed.node.type, placed]));
  const named = [...byType.values()].slice(0, NAMED_AT_MOST).map(({ scope, node }) => {
    const pack = packOf(node);
    const nodeId = `${scope.prefix}${node.id}`;
    return pack === null ? say`"${node.type}" (node ${nodeId})` : say`"${node.type}" (node ${nodeId}, of ${pack})`;
  });
  const rest = byType.size - NAMED_AT_MOST;
  const names = rest > 0 ? say`${named.join(', ')} and ${rest} more` : named.join(', ');
  const packs = [...new Set([...byType.values()].flatMap(({ node }) => packOf(node) ?? []))];
  const install =
    packs.length === 0
      ? say`Install the custom nodes it needs with the ComfyUI Manager ("Install Missing Custom Nodes") or update ComfyUI.`
      : say`Install ${packs.join(', ')} with the ComfyUI Manager, or update ComfyUI where that is "comfy-core".`;
  const message = many(
    byType.size,
    'The workflow uses a node type this server does not have: {{names}}.',
    'The workflow uses node types this server does not have: {{names}}.',
    { names },
  );
  return missingNodeError(message, install, missing[0]?.node.place ?? '$');
}

/** The editor writes down where a node came from: an id in the registry, or a GitHub repository. */
function packOf(node: EditorNode): string | null {
  const { cnr_id, aux_id } = node.properties;
  if (typeof cnr_id === 'string' && cnr_id !== '') return cnr_id;
  return typeof aux_id === 'string' && aux_id !== '' ? aux_id : null;
}

/** The kind of group that came before subgraphs. */
function isGroupNode(node: EditorNode): boolean {
  return node.type.startsWith('workflow>') || node.type.startsWith('workflow/');
}

function groupNodeError(scope: Scope, node: EditorNode): Result<never> {
  return editorError(
    say`Node ${nameOf(scope, node)} is a group node of the old kind, which only the editor can take apart.`,
    say`Right-click it in ComfyUI, choose "Convert to nodes" (a 2026 ComfyUI makes a subgraph of it on opening), and save the workflow.`,
    node.place,
  );
}
