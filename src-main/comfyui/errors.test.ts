import { describe, expect, it } from 'vitest';
import { promptRefused } from './errors.ts';

/** As 0.3.64 and 0.27.0 answer. */
function refused(classType: string, input: string, file: string, kind: string) {
  const error = { type: 'prompt_outputs_failed_validation', message: 'Prompt outputs failed validation', details: '' };
  const reason = {
    type: 'custom_validation_failed',
    message: 'Custom validation failed for node',
    details: `${input} - Invalid ${kind} file: ${file}`,
    extra_info: { input_name: input },
  };
  const rejected = { error, node_errors: { 1: { errors: [reason], class_type: classType } } };
  const graph = { 1: { class_type: classType, inputs: { [input]: file }, _meta: { title: 'The sound' } } };
  return promptRefused('http://comfy', rejected as unknown as Parameters<typeof promptRefused>[1], graph);
}

const OURS = `${'0a'.repeat(32)}.png`;

describe('a file that a loader does not find', () => {
  it.each([
    ['LoadAudio', 'audio', 'nothere.wav', 'audio'],
    ['LoadVideo', 'file', 'nothere.mp4', 'video'],
    ['VHS_LoadVideo', 'video', 'nothere.mp4', 'video'],
    ['LoadImage', 'image', 'mask.png', 'image'],
  ])('of %s is named with node and input, as the workflow’s own', (classType, input, file, kind) => {
    const error = refused(classType, input, file, kind);
    expect(error.code).toBe('file-missing');
    expect(error.message).toContain(
      `node 1, The sound (${classType}): the input folder of the server does not have the file "${file}" for "${input}".`,
    );
    expect(error.remedy).toBe(
      'Put the file into ComfyUI’s input folder or choose another one in the workflow, then try again.',
    );
  });

  it('is sent again where it is a picture that was uploaded', () => {
    expect(refused('LoadImage', 'image', OURS, 'image').remedy).toContain('Try again to send it anew');
  });
});
