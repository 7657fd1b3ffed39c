// Which texts are offered as the prompt of a graph that no sampler can be found in.
import { describe, expect, it } from 'vitest';
import { findSlotsUntilChosen } from './find-slots-until-chosen.ts';
import { node, parsed, type RawGraph } from './graphs-for-tests.ts';

const samplerless = (nodes: RawGraph): RawGraph => ({
  load: node('LoadVideo', { file: 'my film.mp4' }),
  made: node('MakeVideo', { video: ['load', 0], mode: 'image to video' }),
  save: node('SaveVideo', { video: ['made', 0], filename_prefix: 'video/ComfyUI', format: 'auto', codec: 'auto' }),
  ...nodes,
});

function candidates(nodes: RawGraph) {
  const found = findSlotsUntilChosen(parsed(samplerless(nodes)));
  if (!found.ok) return found.error.code;
  const open = found.value.ambiguous.find(({ slot }) => slot === 'positive');
  return open?.candidates.map(({ nodeId, input }) => `${nodeId}.${input}`);
}

describe('a graph without a sampler', () => {
  it.each([
    ['several lines', node('PrimitiveStringMultiline', { value: 'A boat on a lake.' })],
    ['one line, empty', node('PrimitiveString', { value: '' })],
    ['a text node of a pack', node('Text Multiline', { string: 'boat' })],
    ['words in an input named so', node('MakeScene', { caption: 'a boat' })],
  ])('offers %s', (_what, words) => {
    expect(candidates({ words })).toEqual([`words.${Object.keys(words.inputs)[0]}`]);
  });

  it('offers each text once, what reads it or not', () => {
    const words = node('PrimitiveStringMultiline', { value: 'A boat.' });
    const encoded = node('CLIPTextEncode', { text: ['words', 0], clip: ['load', 0] });
    expect(candidates({ words, encoded })).toEqual(['words.value']);
  });

  it.each([
    ['a file name', node('PrimitiveString', { value: 'wan 2.2.safetensors' })],
    ['a path', node('StringConstant', { string: 'video/ComfyUI' })],
    ['a choice', node('PickMode', { value: 'auto' })],
    ['a setting', node('MakeScene', { quality: 'very high' })],
  ])('offers no %s', (_what, words) => {
    expect(candidates({ words })).toBe('workflow-invalid');
  });
});
