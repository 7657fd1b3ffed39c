import { describe, expect, it } from 'vitest';
import { type EndedWan, explainEnd } from './explain-end.ts';
import { createWanOutputReader, describeStage, type WanSigns } from './wan-output.ts';

const LOG = '[2026-11-21 12:00:00,123] INFO: ';
const BAR = (percent: number, done: number, total = 50) =>
  `\r ${percent}%|██▍       | ${done}/${total} [01:00<03:10,  5.00s/it]`;

const LOADING = [
  // Something is downloaded first; its bar has no words.
  `\r100%|██████████| 3/3 [00:01<00:00,  1.7s/it]\n`,
  `${LOG}offload_model is not specified, set to True.\n`,
  `${LOG}Input prompt: a cat says Finished.\n`,
  `${LOG}Creating WanTI2V pipeline.\n`,
  `\rLoading checkpoint shards:  50%|█████     | 3/6 [00:05<00:05,  1.7s/it]`,
  `\rLoading checkpoint shards: 100%|██████████| 6/6 [00:10<00:00,  1.7s/it]\n`,
];

describe('what generate.py prints', () => {
  it('is followed from stage to stage, whatever the pieces are cut at', () => {
    const whole = [
      ...LOADING,
      `${LOG}Generating video ...\n`,
      BAR(0, 0),
      BAR(24, 12),
      `${BAR(100, 50)}\n`,
      `${LOG}Saving generated video to /jobs/1/take.mp4\n`,
      `${LOG}Finished.\n`,
    ].join('');
    for (const size of [1, 7, 4096]) {
      const reader = createWanOutputReader();
      const told: string[] = [];
      for (let at = 0; at < whole.length; at += size) {
        reader.read(whole.slice(at, at + size));
        const { activity, fraction } = describeStage(reader.signs());
        const line = fraction === null ? activity : `${activity} = ${fraction}`;
        if (told.at(-1) !== line) told.push(line);
      }
      expect(reader.signs()).toMatchObject({ stage: 'finished', savedTo: '/jobs/1/take.mp4' });
      const stages = ['Starting Python', 'Loading the models', 'Reading the prompt', 'Sampling 0 of 50 = 0'];
      const ends = ['Sampling 12 of 50 = 0.24', 'Decoding the frames', 'Saving the film'];
      if (size < 4096) expect(told).toEqual([...stages, ...ends]);
    }
  });

  it('does not believe a prompt, nor the bars of files that are loaded', () => {
    const reader = createWanOutputReader();
    reader.read(LOADING.join(''));
    expect(reader.signs()).toMatchObject({ stage: 'loading', step: null });
  });

  it('keeps the last lines only, each bar as it stood last', () => {
    const reader = createWanOutputReader();
    for (let line = 0; line < 10_000; line += 1) reader.read(`line ${line} ${'x'.repeat(5_000)}\n`);
    reader.read(`${BAR(2, 1)}${BAR(4, 2)}\nlast words`);
    const { tail } = reader.signs();
    expect(tail).toHaveLength(41);
    expect(tail.slice(-2)).toEqual([BAR(4, 2).slice(1), 'last words']);
    expect(Math.max(...tail.map(({ length }) => length))).toBeLessThanOrEqual(2_000);
  });

  it('finds a log line behind a bar that was broken off', () => {
    const reader = createWanOutputReader();
    reader.read(`${LOG}Generating video ...\n${BAR(4, 2)}${LOG}Finished.\n`);
    expect(reader.signs().stage).toBe('finished');
  });
});

describe('why it ended', () => {
  const why = (said: string, end: Partial<EndedWan> = {}, stage: WanSigns['stage'] = 'sampling') => {
    const signs = { stage, step: null, savedTo: null, tail: said.split('\n') };
    return explainEnd({
      exitCode: 1,
      signal: null,
      signs,
      python: '/venv/bin/python',
      logPath: '/jobs/1/generate.log',
      ...end,
    });
  };

  it.each<[string, string, string, string, WanSigns['stage']]>([
    [
      'out-of-memory',
      'The graphics card ran out of memory.',
      '--offload-model true',
      'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.53 GiB.',
      'sampling',
    ],
    [
      'out-of-memory',
      'The graphics card ran out of memory.',
      '--t5-cpu',
      'torch.cuda.OutOfMemoryError: Allocation failed',
      'loading',
    ],
    [
      'out-of-memory',
      'This computer ran out of memory.',
      '--t5_cpu',
      "RuntimeError: [enforce fail] DefaultCPUAllocator: can't allocate memory: you tried",
      'loading',
    ],
    [
      'not-supported',
      'The Python at /venv/bin/python has no module torch.',
      'longtake -- wan --python',
      "ModuleNotFoundError: No module named 'torch'",
      'starting',
    ],
    [
      'not-supported',
      'The Python at /venv/bin/python has no module flash_attn.',
      'requirements.txt',
      "ModuleNotFoundError: No module named 'flash_attn'",
      'starting',
    ],
    [
      'not-supported',
      'generate.py refused what it was asked for: unrecognized arguments: --first_frame=a',
      '2.1 or 2.2',
      'usage: generate.py [-h]\ngenerate.py: error: unrecognized arguments: --first_frame=a',
      'starting',
    ],
    [
      'not-supported',
      'generate.py refused what it was asked for: Unsupport size 1280*704 for task t2v-14B',
      '2.1 or 2.2',
      'AssertionError: Unsupport size 1280*704 for task t2v-14B',
      'starting',
    ],
    // Past the arguments an assertion is a fault like others.
    ['render-failed', 'generate.py failed: AssertionError: shapes', 'details', 'AssertionError: shapes', 'sampling'],
    [
      'model-missing',
      'A part of the checkpoint is missing: ./Wan2.2-TI2V-5B/models_t5_umt5-xxl-enc-bf16.pth.',
      '--checkpoint TASK=DIR',
      "FileNotFoundError: [Errno 2] No such file or directory: './Wan2.2-TI2V-5B/models_t5_umt5-xxl-enc-bf16.pth'",
      'loading',
    ],
    [
      'model-missing',
      'A part of the checkpoint is missing: ./Wan2.1-T2V-14B.',
      '--checkpoint',
      'OSError: Error no file named diffusion_pytorch_model.bin found in directory ./Wan2.1-T2V-14B.',
      'loading',
    ],
    [
      'not-supported',
      'generate.py found no NVIDIA card that it can use.',
      'nvidia-smi',
      'RuntimeError: No CUDA GPUs are available',
      'loading',
    ],
    ['disk-full', 'The disk is full.', 'Free some space', 'OSError: [Errno 28] No space left on device', 'saving'],
    [
      'render-failed',
      'generate.py failed: RuntimeError: mat1 and mat2 shapes',
      'details',
      'RuntimeError: mat1 and mat2 shapes cannot be multiplied',
      'sampling',
    ],
  ])('%s: %s', (code, message, remedy, said, stage) => {
    const error = why(`Traceback (most recent call last):\n${said}`, {}, stage);
    expect(error).toMatchObject({ code, filePath: '/jobs/1/generate.log' });
    expect(error.message).toContain(message);
    expect(error.remedy).toContain(remedy);
    expect(error.details).toContain(said);
  });

  it('is told by the signal or the code where nothing was said', () => {
    expect(why('', { exitCode: null, signal: 'SIGKILL' })).toMatchObject({
      ...{ code: 'interrupted', message: 'generate.py was ended by signal SIGKILL.', details: 'signal SIGKILL' },
    });
    expect(why('', { exitCode: 3 }).message).toBe('generate.py failed (exit code 3).');
    expect(why('', { exitCode: null }).message).toBe('generate.py ended before its film was saved.');
  });
});
