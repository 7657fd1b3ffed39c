import { expect, it } from 'vitest';
import { takeSidecar } from '#shared/model/take.ts';
import { textOf } from './take-text.ts';

const SIDECAR = takeSidecar.parse({
  ...{ take: 2, shot_id: '003', segment_index: 1, created_at: '', engine: 'replicate', model: 'google/veo-3.1-fast' },
  ...{ workflow_file: null, graph_sha256: null, prompt: 'All of it', negative_prompt: 'blur', seed: 7, width: 1280 },
  ...{ height: 720, fps: 24, frames_requested: 192, frames_delivered: 191, original_target_duration: 7 },
  ...{ start_frame_sha256: null, request_sha256: '', loras: [], models: [], server: null, job_id: 'j', queued_at: '' },
  ...{
    started_at: '',
    finished_at: '2026-11-21T12:00:00Z',
    gpu_seconds: null,
    text_as_sent: 'A bench\n\nDialogue: Hi',
  },
  cost: { estimate: 1.2, currency: 'USD', source: 'a test', date: '2026-11-21' },
  prompt_parts: { video: 'A bench', background: 'Strings', dialogue: 'Hi' },
  input_as_sent: [
    ['image', 'https://api.replicate.com/v1/files/x'],
    ['duration', '8'],
    ['generate_audio', 'true'],
  ],
  ...{ media_file: 'take_2.mp4', media_is_clean: true, last_frame: { file: '', index: 190 }, clip: null },
});

// Seed 002: the prompt as it went out, its parts, the picture's address and the model's settings, for every scene.
it('has all that the older debug file of a scene had: what was asked, in parts, and everything that went out', () => {
  expect(textOf(SIDECAR)).toBe(
    [
      'Shot 003, segment 1, take 2',
      'Made 2026-11-21T12:00:00Z by replicate, google/veo-3.1-fast',
      'Cost: about 1.2 USD (a test, 2026-11-21)',
      '',
      ...['Prompt: A bench', 'Background: Strings', 'Dialogue: Hi', 'Negative: blur', 'Seed: 7'],
      'Size: 1280×720 at 24 fps, 192 frames asked, 191 delivered',
      '',
      ...['As sent:', 'A bench', '', 'Dialogue: Hi', ''],
      'Everything that was sent:',
      ...['image: https://api.replicate.com/v1/files/x', 'duration: 8', 'generate_audio: true', ''],
    ].join('\n'),
  );
});
