import type { NodeError, SystemStats } from '@comfyorg/comfyui-frontend-types';
import { describe, expect, it } from 'vitest';
import { historyAnswer, promptAccepted, promptRejected, systemStatsAnswer } from './wire.ts';

describe('answers of ComfyUI', () => {
  it('are read as ComfyUI’s own front end types them', () => {
    const detail = { type: 'required_input_missing', message: 'm', details: 'vae', extra_info: { input_name: 'vae' } };
    const nodeError: NodeError = { class_type: 'VAEDecode', errors: [detail], dependent_outputs: ['9'] };
    const stats = {
      system: { os: 'nt', comfyui_version: '0.38.1', argv: [] },
      devices: [{ name: 'cuda:0', type: 'cuda', vram_total: 24, vram_free: 20 }],
    } satisfies { system: Partial<SystemStats['system']>; devices: Partial<SystemStats['devices'][number]>[] };
    const accepted = promptAccepted.parse({ prompt_id: 'p', node_errors: { 8: nodeError } });
    expect(accepted.node_errors['8']?.errors[0]?.extra_info?.input_name).toBe('vae');
    expect(systemStatsAnswer.parse(stats).devices[0]?.vram_total).toBe(24);
  });

  it('may carry what 2026 versions add, or lack what they left out', () => {
    const accepted = { prompt_id: 'p', number: 1.5, node_errors: [], extra: true };
    expect(promptAccepted.parse(accepted).node_errors).toEqual({});
    const rejected = {
      error: { type: 'missing_node_type', message: 'm', extra_info: { class_type: 'X', node_title: 'T' } },
    };
    expect(promptRejected.parse(rejected)).toMatchObject({ error: { details: '' }, node_errors: {} });
    const entry = {
      p: {
        prompt: [1, 'p', {}, { create_time: 1 }, [], 'more'],
        outputs: { 9: { images: [{ filename: 'a.mp4', asset: { id: 'x' } }], animated: [true] } },
        status: { status_str: 'success', completed: true, messages: [], execution_summary: {} },
      },
    };
    expect(historyAnswer.parse(entry).p?.status?.status_str).toBe('success');
    expect(systemStatsAnswer.parse({ system: {} })).toMatchObject({
      system: { comfyui_version: 'unknown' },
      devices: [],
    });
  });
});
