import { describe, expect, it } from 'vitest';
import { edited, node, SHIPPED, shippedJson } from './graphs-for-tests.ts';
import { parseGraph } from './parse-graph.ts';

function refusal(json: unknown) {
  const graph = parseGraph(json);
  if (graph.ok) throw new Error('expected a refusal');
  expect(graph.error.code).toBe('workflow-invalid');
  expect(graph.error.remedy).not.toBe('');
  return graph.error;
}

describe('parseGraph', () => {
  it.each(SHIPPED)('takes the shipped %s as it is', (fileName) => {
    const json = shippedJson(fileName);
    expect(parseGraph(json)).toEqual({ ok: true, value: json });
  });

  it.each([[null], ['text'], [7], [[]]])('refuses %j, which is no object', (json) => {
    expect(refusal(json).jsonPath).toBe('$');
  });

  it('refuses the editor format and says what to do', () => {
    const error = refusal({ last_node_id: 2, nodes: [{ id: 1, type: 'KSampler' }], links: [], version: 0.4 });
    expect(error.message).toContain('format of the ComfyUI editor');
    expect(error.remedy).toContain('Export (API)');
  });

  it('refuses a graph without nodes', () => {
    expect(refusal({}).message).toContain('no nodes');
  });

  it('names the node without class_type', () => {
    const error = refusal({ ...shippedJson('gcv_ltvx_i2v.json'), '12': { inputs: {} } });
    expect(error.message).toContain('"12" has no class_type');
    expect(error.jsonPath).toBe('$["12"]');
  });

  it('names the input that is linked to nowhere, also to a name every object has', () => {
    const graph = edited(shippedJson('gcv_ltvx_i2v.json'), {}, { decode: { samples: ['constructor', 0] } });
    const error = refusal(graph);
    expect(error.jsonPath).toBe('$.decode.inputs.samples');
    expect(error.message).toContain('"constructor", which is not there');
  });

  it('names the nodes of a cycle', () => {
    const graph = edited(shippedJson('gcv_ltvx_i2v.json'), {}, { schedule: { latent: ['sampler', 0] } });
    const error = refusal(graph);
    expect(error.message).toContain('in a circle');
    expect(error.message).toContain('schedule');
    expect(error.message).toContain('sampler');
  });

  it('finds a cycle at the end of 50 000 nodes in a row without running out of stack', () => {
    const row = Array.from({ length: 50_000 }, (_, index) => [
      `n${index}`,
      node('Reroute', { any: [`n${Math.min(index + 1, 49_999)}`, 0] }),
    ]);
    expect(refusal(Object.fromEntries(row)).message).toContain('n49999');
  });

  it('takes two nodes that read the same third one, which is no cycle', () => {
    const graph = edited(shippedJson('gcv_ltvx_i2v.json'), {
      a: node('Reroute', { any: ['decode', 0] }),
      b: node('Reroute', { any: ['decode', 0] }),
    });
    expect(parseGraph(graph).ok).toBe(true);
  });

  it('refuses a graph that saves nothing', () => {
    const { save: _save, ...graph } = shippedJson('gcv_ltvx_i2v.json');
    expect(refusal(graph).message).toContain('no output node');
  });

  it('names what a graph saves that is no video', () => {
    const { save: _save, ...rest } = shippedJson('gcv_ltvx_i2v.json');
    const graph = edited(rest, {
      mesh: node('SaveGLB', { mesh: ['decode', 0], filename_prefix: 'x' }),
      seen: node('PreviewImage', { images: ['decode', 0] }),
    });
    expect(refusal(graph).message).toBe(
      'This workflow saves no pictures or video: its output is SaveGLB (node "mesh"), PreviewImage (node "seen").',
    );
  });

  it('refuses inputs nested without end', () => {
    let deep: unknown = 'x';
    for (let level = 0; level < 5_000; level += 1) deep = { deep };
    const error = refusal(edited(shippedJson('gcv_ltvx_i2v.json'), {}, { save: { options: deep } }));
    expect(error.jsonPath).toBe('$.save.inputs.options');
  });
});
