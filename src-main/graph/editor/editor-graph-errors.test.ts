import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linksOf, nodeOf } from '../comfy-graph.ts';
import { convertEditorGraph, editorNodeTypes } from './convert-editor-graph.ts';
import {
  between,
  definitions,
  exportedWorkflows,
  loadImage,
  saveImage,
  type TestNode,
  workflowOf,
} from './editor-graphs-for-tests.ts';

function errorOf(json: unknown) {
  const result = convertEditorGraph(json, definitions);
  return result.ok ? null : result.error;
}

const sub = (id: string, nodes: readonly TestNode[]) => ({ id, name: id, nodes, links: [], inputs: [], outputs: [] });
const host = (id: number, type: string): TestNode => ({ id, type, inputs: [] });

describe('what cannot be converted is said', () => {
  it.each<[string, unknown, { code?: string; jsonPath: string; message: RegExp }]>([
    ['no workflow', 42, { jsonPath: '$', message: /no list of nodes/ }],
    ['no nodes', { nodes: [] }, { jsonPath: '$', message: /Nothing .* is left to run/ }],
    ['a node without type', { nodes: [loadImage, { id: 3 }] }, { jsonPath: '$.nodes[1]', message: /no id or no type/ }],
    ['an id twice', { nodes: [loadImage, loadImage] }, { jsonPath: '$.nodes[1]', message: /id 1/ }],
    [
      'a type the server does not have',
      between({ type: 'WanVideoSampler', properties: { cnr_id: 'ComfyUI-WanVideoWrapper' } }),
      {
        code: 'node-missing',
        jsonPath: '$.nodes[1]',
        message: /"WanVideoSampler" \(node 2, of ComfyUI-WanVideoWrapper\)/,
      },
    ],
    [
      'a link that is not in the file',
      workflowOf([loadImage, saveImage(2, 7)], []),
      { jsonPath: '$.nodes[1].inputs[0]', message: /lost its input "images".*link 7/ },
    ],
    [
      'a link from nowhere',
      workflowOf([loadImage, saveImage(2, 1)], [[1, 99, 0, 2, 0]]),
      { jsonPath: '$.nodes[1].inputs[0]', message: /node 99/ },
    ],
    [
      'a required input lost to muting, while others are still fed',
      workflowOf(
        [
          loadImage,
          { ...loadImage, id: 5, mode: 2 },
          {
            id: 2,
            type: 'ImageBatch',
            inputs: [
              { name: 'image1', type: 'IMAGE', link: 1 },
              { name: 'image2', type: 'IMAGE', link: 2 },
            ],
            outputs: [{ type: 'IMAGE' }],
          },
          saveImage(3, 3),
        ],
        [
          [1, 1, 0, 2, 0],
          [2, 5, 0, 2, 1],
          [3, 2, 0, 3, 0],
        ],
      ),
      {
        jsonPath: '$.nodes[2].inputs[1]',
        message: /Node 2 \(.*\) has lost its input "image2".* 5 \(LoadImage\).* muted/,
      },
    ],
    [
      'a circle of reroutes',
      workflowOf(
        [
          { id: 1, type: 'Reroute', inputs: [{ name: '', type: '*', link: 2 }] },
          { id: 2, type: 'Reroute', inputs: [{ name: '', type: '*', link: 1 }] },
          saveImage(3, 3),
        ],
        [
          [1, 1, 0, 2, 0],
          [2, 2, 0, 1, 0],
          [3, 1, 0, 3, 0],
        ],
      ),
      { jsonPath: '$.nodes[2].inputs[0]', message: /circle/ },
    ],
    [
      'a circle of nodes',
      workflowOf(
        [1, 2].map((id) => ({
          id,
          type: 'ImageInvert',
          inputs: [{ name: 'image', type: 'IMAGE', link: id }],
          outputs: [{ type: 'IMAGE' }],
        })),
        [
          [1, 2, 0, 1, 0],
          [2, 1, 0, 2, 0],
        ],
      ),
      { jsonPath: '$.nodes[0]', message: /1 → 2 → 1 feed each other/ },
    ],
    [
      'a subgraph within itself',
      {
        ...(workflowOf([host(1, 'A')], []) as object),
        definitions: { subgraphs: [sub('A', [host(2, 'B')]), sub('B', [host(3, 'A')])] },
      },
      { jsonPath: '$.definitions.subgraphs[1].nodes[0]', message: /"A" contains itself/ },
    ],
    [
      'subgraphs that would unfold to a billion nodes',
      {
        ...(workflowOf([host(1, 'S0')], []) as object),
        definitions: {
          subgraphs: Array.from({ length: 10 }, (_, level) =>
            sub(
              `S${level}`,
              Array.from({ length: 10 }, (_node, id) => host(id, `S${level + 1}`)),
            ),
          ),
        },
      },
      { jsonPath: '$', message: /more than 50,000 nodes/ },
    ],
    [
      'a group node of the old kind',
      workflowOf([loadImage, host(2, 'workflow>Mine')], []),
      { jsonPath: '$.nodes[1]', message: /Node 2 \(workflow>Mine\) is a group node of the old kind/ },
    ],
    [
      'a Get without its Set',
      workflowOf([{ id: 1, type: 'GetNode', widgets_values: ['lost'] }, saveImage(2, 1)], [[1, 1, 0, 2, 0]]),
      { jsonPath: '$.nodes[1].inputs[0]', message: /no Set node stores "lost"/ },
    ],
  ])('%s', (_about, json, expected) => {
    const error = errorOf(json);
    expect(error).toMatchObject({ code: expected.code ?? 'workflow-invalid', jsonPath: expected.jsonPath });
    expect(error?.message).toMatch(expected.message);
    expect(error?.remedy).toContain('Export (API)');
  });

  it('leaves a muted subgraph within itself alone', () => {
    const edge = { name: 'side', linkIds: [1] };
    const link = { id: 1, origin_id: -10, origin_slot: 0, target_id: 2, target_slot: 0 };
    const inner = { ...host(2, 'A'), mode: 2, inputs: [{ name: 'side', type: 'INT', link: 1 }] };
    const definition = { ...sub('A', [inner]), inputs: [edge], links: [link] };
    const json = workflowOf([loadImage, saveImage(2, 1), host(3, 'A')], [[1, 1, 0, 2, 0]], {
      definitions: { subgraphs: [definition] },
    });
    expect(convertEditorGraph(json, definitions)).toMatchObject({ ok: true, value: { graph: { '2': {} } } });
  });

  it('follows twenty thousand reroutes in a row', () => {
    const count = 20_000;
    const knots = Array.from({ length: count }, (_, at) => ({
      id: at + 2,
      type: 'Reroute',
      inputs: [{ name: '', type: '*', link: at + 1 }],
    }));
    const links = Array.from({ length: count + 1 }, (_, at) => [at + 1, at + 1, 0, at + 2, 0] as const);
    const result = convertEditorGraph(
      workflowOf([loadImage, ...knots, saveImage(count + 2, count + 1)], links),
      definitions,
    );
    expect(result).toMatchObject({ ok: true, value: { graph: { [count + 2]: { inputs: { images: ['1', 0] } } } } });
  });
});

describe('any file', () => {
  const anything = fc.jsonValue({ maxDepth: 4 });
  const odd = fc.oneof(
    anything,
    fc.constantFrom('__proto__', 'constructor', -10, -20, 1, '1', 2, 4, [1, 1, 0, 2, 0], 'Reroute', 'GetNode'),
  );

  it('gives a graph whose links lead somewhere, or an error; it never throws', () => {
    const broken = fc
      .record({
        at: fc.nat(exportedWorkflows.length - 1),
        hits: fc.array(fc.tuple(fc.nat(), odd), { minLength: 1, maxLength: 6 }),
      })
      .map(({ at, hits }) =>
        hits.reduce<unknown>((json, [place, value]) => replaced(json, place, value), exportedWorkflows[at]?.editor),
      );
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          anything.map((nodes) => ({ nodes: [nodes] })),
          broken,
        ),
        (json) => {
          editorNodeTypes(json);
          const result = convertEditorGraph(json, definitions);
          if (!result.ok) return result.error.message.length > 0 && result.error.remedy.includes('Export (API)');
          const { graph } = result.value;
          return Object.values(graph).every((node) =>
            linksOf(node).every(({ link }) => nodeOf(graph, link[0]) !== undefined),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('does not trust the server’s definitions either', () => {
    const [first] = exportedWorkflows;
    fc.assert(
      fc.property(fc.nat(), odd, (place, value) => {
        const strange = replaced(Object.fromEntries(definitions), place, value);
        const result = convertEditorGraph(first?.editor, new Map(Object.entries(Object(strange))));
        return result.ok || result.error.message.length > 0;
      }),
      { numRuns: 1000 },
    );
  });
});

/** A copy in which one of all places, counted through, holds another value. */
function replaced(json: unknown, place: number, value: unknown): unknown {
  const copy = structuredClone(json);
  const places: [Record<string, unknown>, string][] = [];
  const collect = (inner: unknown): void => {
    if (typeof inner !== 'object' || inner === null) return;
    for (const key of Object.keys(inner)) {
      places.push([inner as Record<string, unknown>, key]);
      collect((inner as Record<string, unknown>)[key]);
    }
  };
  collect(copy);
  const hit = places[place % Math.max(places.length, 1)];
  if (hit !== undefined) hit[0][hit[1]] = value;
  return copy;
}
