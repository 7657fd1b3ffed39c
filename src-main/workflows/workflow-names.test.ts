import { describe, expect, it } from 'vitest';
import { parseWorkflowName, safeWorkflowFileName } from './workflow-names.ts';

describe('safeWorkflowFileName', () => {
  it.each([
    ['My workflow (v2).json', false, 'gcv_My_workflow_v2.json'],
    ['first to last', true, 'gcvfl_first_to_last.json'],
    ['gcv_kept_1.5', true, 'gcv_kept_1.5.json'],
    ['GCVFL_kept.json', false, 'gcvfl_kept.json'],
    ['../../etc/passwd', false, 'gcv_etc_passwd.json'],
    ['C:\\Users\\me\\..\\x.json', false, 'gcv_C_Users_me_._x.json'],
    ['gcv_../x', false, 'gcv_x.json'],
    ['CON', false, 'gcv_CON.json'],
    ['trailing. .', false, 'gcv_trailing.json'],
    ['x.bindings.json', false, 'gcv_x.json'],
    ['a\u0000b\n', false, 'gcv_a_b.json'],
    ['x'.repeat(300), false, `gcv_${'x'.repeat(160)}.json`],
    ['视频工作流', false, 'gcv_视频工作流.json'],
    ['Моя схема', false, 'gcv_Моя_схема.json'],
    ['Gro\u0308\u00dfe', true, 'gcvfl_Größe.json'],
    ['हिन्दी', false, 'gcv_हिन्दी.json'],
    ['🎬 clip', false, 'gcv_clip.json'],
    ['a\ud800b', false, 'gcv_a_b.json'],
    ['视'.repeat(300), false, `gcv_${'视'.repeat(53)}.json`],
    ['gcv_', false, null],
    ['…/…', false, null],
    ['', false, null],
  ])('%j, end image %s: %s', (name, takesEndImage, fileName) => {
    expect(safeWorkflowFileName(name, takesEndImage)).toBe(fileName);
    if (fileName === null) return;
    expect(parseWorkflowName(fileName)).not.toBeNull();
    const longest = fileName.replace(/\.json$/, '_sage.bindings.json');
    expect(Buffer.byteLength(longest)).toBeLessThanOrEqual(200);
  });
});

describe('parseWorkflowName', () => {
  it('does not take the bindings beside a workflow for one', () => {
    expect(parseWorkflowName('gcv_x.bindings.json')).toBeNull();
    expect(parseWorkflowName('gcv_x_sage.json')).toMatchObject({ isSage: true, baseFileName: 'gcv_x.json' });
  });
});
