import { describe, expect, it } from 'vitest';
import type { ComfyGraph } from '../comfy-graph.ts';
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

function converted(json: unknown, known = definitions): { graph: ComfyGraph; notes: readonly string[] } {
  const result = convertEditorGraph(json, known);
  if (!result.ok) throw new Error(`${result.error.jsonPath}: ${result.error.message}`);
  return result.value;
}

describe('as the editor exports it', () => {
  it.each(exportedWorkflows)('$name: $about', ({ editor, exported }) => {
    expect(converted(editor).graph).toEqual(exported);
  });

  it('asks for every class that counts, inside subgraphs too, and for nothing of the editor’s own', () => {
    const types = (name: string) => editorNodeTypes(exportedWorkflows.find((known) => known.name === name)?.editor);
    expect(types('nested-subgraphs')).toEqual({
      ok: true,
      value: ['LoadImage', 'SaveImage', 'ImageScale', 'ImageScaleBy', 'ImageInvert'],
    });
    expect(types('reroute-primitive-note')).toEqual({ ok: true, value: ['LoadImage', 'ImageScale', 'SaveImage'] });
    expect(types('set-and-get')).toEqual({ ok: true, value: ['LoadImage', 'SaveImage'] });
    expect(types('muted-branch')).toEqual({
      ok: true,
      value: ['LoadImage', 'PreviewImage', 'ImageBatch', 'SaveImage'],
    });
  });

  it('takes the answer of /object_info/{class} as it comes, with the class around it', () => {
    const wrapped = new Map([...definitions].map(([type, definition]) => [type, { [type]: definition }]));
    const [first] = exportedWorkflows;
    expect(converted(first?.editor, wrapped).graph).toEqual(first?.exported);
  });
});

function known(type: string, required: Record<string, unknown>, optional: Record<string, unknown> = {}) {
  return new Map([...definitions, [type, { input: { required, optional }, output: ['IMAGE'], output_node: false }]]);
}

describe('which value belongs to which input', () => {
  const image = { image: ['IMAGE'] };
  it.each<[string, Map<string, unknown>, Partial<TestNode>, Record<string, unknown>]>([
    [
      'two values more behind a list that changes by itself',
      known('X', {
        ...image,
        file: [['a', 'b'], { control_after_generate: true }],
        strength: ['FLOAT', { default: 1 }],
      }),
      { widgets_values: ['b', 'increment-wrap', '/x/', 0.5] },
      { file: 'b', strength: 0.5 },
    ],
    [
      'both ways of writing a list of choices; what is not saved has its default',
      known(
        'X',
        { ...image, v1: [['a', 'b']], v3: ['COMBO', { options: ['c', 'd'] }] },
        { steps: ['INT', { default: 7 }] },
      ),
      { widgets_values: ['b'] },
      { v1: 'b', v3: 'c', steps: 7 },
    ],
    [
      'the order the server names, not that of the object; the upload button comes last',
      new Map([
        ...definitions,
        [
          'X',
          {
            input: {
              required: { file: [['f'], { image_upload: true }], ...image },
              optional: { b: ['INT'], a: ['INT'] },
            },
            input_order: { required: ['image', 'file'], optional: ['a', 'b'] },
            output: ['IMAGE'],
          },
        ],
      ]),
      { widgets_values: ['f', 1, 2, 'image'] },
      { file: 'f', a: 1, b: 2 },
    ],
    [
      'a value old editors kept for an input that is only a socket',
      known('X', { ...image, scale: ['FLOAT', { forceInput: true }], width: ['INT'] }),
      { widgets_values: [0.5, 640] },
      { width: 640 },
    ],
    [
      'the widgets the file lists, where the node has got another since',
      known('X', { ...image, added: ['STRING', { default: 'new' }], width: ['INT'], height: ['INT'] }),
      {
        inputs: ['width', 'height'].map((name) => ({ name, type: 'INT', link: null, widget: { name } })),
        widgets_values: [640, 480],
      },
      { added: 'new', width: 640, height: 480 },
    ],
    [
      'the names a newest file writes beside the values, and the values of the list',
      known('X', { ...image, width: ['INT'] }),
      { widgets_values: ['gone', 640], widgets_values_named: { removed: 'older', width: 512 } },
      { width: 640 },
    ],
    [
      'a widget only its own script knows, because the file says it is one',
      known('X', { ...image, curve: ['MY_CURVE'], width: ['INT'] }),
      {
        inputs: [{ name: 'curve', type: 'MY_CURVE', link: null, widget: { name: 'curve' } }],
        widgets_values: ['0,0', 9],
      },
      { curve: '0,0', width: 9 },
    ],
    [
      'lists are wrapped, or they would be links',
      known('X', { ...image, picked: ['COMBO', { options: ['a', 'b'], multi_select: true }] }),
      { widgets_values: [['a', 1]] },
      { picked: { __value__: ['a', 1] } },
    ],
    [
      'texts as the editor sends them: no comments, the first of several, no doubled braces',
      known('X', { ...image, text: ['STRING', { multiline: true, dynamicPrompts: true }] }),
      { widgets_values: ['a {red|{blue|green}} fox, \\{raw\\} /* not\nthis */{x}// nor this'] },
      { text: 'a red fox, {raw} x' },
    ],
    [
      'dotted names below a choice, as deep as they go',
      known('X', {
        ...image,
        format: [
          'COMFY_DYNAMICCOMBO_V3',
          {
            options: [
              { key: 'auto', inputs: {} },
              {
                key: 'mp4',
                inputs: {
                  required: {
                    codec: [
                      'COMFY_DYNAMICCOMBO_V3',
                      { options: [{ key: 'av1', inputs: { required: { crf: ['INT'] } } }] },
                    ],
                  },
                },
              },
            ],
          },
        ],
        last: ['INT'],
      }),
      { widgets_values: ['mp4', 'av1', 30, 5] },
      { format: 'mp4', 'format.codec': 'av1', 'format.codec.crf': 30, last: 5 },
    ],
  ])('%s', (_about, server, node, inputs) => {
    const { graph, notes } = converted(between({ type: 'X', ...node }), server);
    expect(graph['2']?.inputs).toEqual({ image: ['1', 0], ...inputs });
    expect(notes.filter((note) => note.includes('do not fit'))).toEqual([]);
  });

  it('says where saved values do not fit the node of this server', () => {
    const server = known('X', { ...image, width: ['INT'], height: ['INT'], method: [['near', 'far']] });
    const { notes } = converted(between({ type: 'X', title: 'Mine', widgets_values: ['near', 640, 480] }), server);
    expect(notes.join()).toContain('node 2 (Mine) do not fit its inputs "width"');
  });

  it('names what it left out', () => {
    const label: TestNode = { id: 9, type: 'Pretty Label', widgets_values: ['hi'] };
    const { notes } = converted(workflowOf([loadImage, saveImage(2, 1), label], [[1, 1, 0, 2, 0]]));
    expect(notes).toEqual([expect.stringContaining('Node 9 (Pretty Label) is left out')]);
    const muted = converted(exportedWorkflows.find(({ name }) => name === 'muted-branch')?.editor);
    expect(muted.notes).toEqual([
      expect.stringMatching(/^Node 3 \(.*\) is left out, because node 2 \(ImageScale\).* muted/),
    ]);
  });

  it('drops the link into a widget that is no more', () => {
    const gone = { name: 'old', type: 'INT', link: 1, widget: { name: 'old' } };
    const { graph } = converted(between({ type: 'ImageInvert', inputs: [gone] }));
    expect(graph['2']?.inputs).toEqual({ image: ['1', 0] });
  });
});

describe('what real files hardly show', () => {
  it('a bypassed node passes on the input of exactly the type, before one that takes anything', () => {
    const node: TestNode = {
      id: 2,
      type: 'X',
      mode: 4,
      inputs: [
        { name: 'any', type: '*', link: 1 },
        { name: 'mask', type: 'MASK', link: 2 },
        { name: 'image', type: 'IMAGE', link: 3 },
      ],
      outputs: [{ type: 'LATENT' }, { type: 'IMAGE' }],
    };
    const json = workflowOf(
      [loadImage, { ...loadImage, id: 5 }, node, saveImage(3, 4)],
      [
        [1, 1, 0, 2, 0],
        [2, 1, 1, 2, 1],
        [3, 5, 0, 2, 2],
        [4, 2, 1, 3, 0],
      ],
    );
    expect(converted(json).graph['3']?.inputs.images).toEqual(['5', 0]);
  });

  it('the values outside a subgraph may hold the "randomize" of a seed too', () => {
    const widget = (name: string, link: number | null) => ({ name, type: 'INT', link, widget: { name } });
    const inside = {
      id: 'S',
      inputs: [
        { name: 'seed', linkIds: [1] },
        { name: 'width', linkIds: [2] },
      ],
      outputs: [{ name: 'IMAGE', linkIds: [3] }],
      nodes: [
        { id: 1, type: 'Seeded', inputs: [widget('seed', 1), widget('width', 2)], widgets_values: [5, 'fixed', 64] },
      ],
      links: [
        { id: 1, origin_id: -10, origin_slot: 0, target_id: 1, target_slot: 0 },
        { id: 2, origin_id: -10, origin_slot: 1, target_id: 1, target_slot: 1 },
        { id: 3, origin_id: 1, origin_slot: 0, target_id: -20, target_slot: 0 },
      ],
    };
    const host = { id: 2, type: 'S', inputs: [widget('seed', null), widget('width', null)] };
    const server = known('Seeded', { seed: ['INT'], width: ['INT'] });
    const inputsTold = (widgets_values: unknown) =>
      converted(
        workflowOf([{ ...host, widgets_values }, saveImage(3, 1)], [[1, 2, 0, 3, 0]], {
          definitions: { subgraphs: [inside] },
        }),
        server,
      ).graph['2:1']?.inputs;
    expect(inputsTold([42, 'randomize', 96])).toEqual({ seed: 42, width: 96 });
    expect(inputsTold([42, 96])).toEqual({ seed: 42, width: 96 });
    expect(inputsTold([])).toEqual({ seed: 5, width: 64 });
  });
});
