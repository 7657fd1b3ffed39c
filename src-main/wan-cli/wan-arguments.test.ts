import { describe, expect, it } from 'vitest';
import { checkOrder } from './check-order.ts';
import { canonicalWan, NO_PICTURES, toArgv, type WanOrder, wanArguments } from './wan-arguments.ts';
import { wanLimits, wanModels } from './wan-models.ts';
import { findWanTask, WAN_TASKS, type WanTask } from './wan-tasks.ts';

const taskNamed = (name: string): WanTask => findWanTask(name) ?? expect.fail(`no task ${name}`);

const SEGMENT = {
  ...{ prompt: '-- a cat, "quoted"\nand more', seed: 7, steps: null, cfgScale: null },
  ...{ width: 832, height: 480, framesRequested: 49, references: [] },
};
const SETTINGS = { offloadModel: null, convertModelDtype: false, t5Cpu: false, sampleShift: null };

function argvOf(task: string, changes: Partial<Omit<WanOrder, 'task'>> = {}): string[] {
  const order = { segment: SEGMENT, settings: SETTINGS, pictures: NO_PICTURES, ...changes };
  const paths = { checkpointPath: '/wan/ckpt', saveFile: '/jobs/1/take.mp4' };
  return toArgv(wanArguments({ task: taskNamed(task), ...order, ...paths }));
}

describe('the command line of generate.py', () => {
  it('names everything, whatever the prompt begins with', () => {
    expect(argvOf('t2v-1.3B')).toEqual([
      ...['--task=t2v-1.3B', '--size=832*480', '--frame_num=49', '--prompt=-- a cat, "quoted"\nand more'],
      ...['--base_seed=7', '--sample_steps=50', '--sample_shift=8', '--sample_guide_scale=6'],
      ...['--ckpt_dir=/wan/ckpt', '--save_file=/jobs/1/take.mp4'],
    ]);
  });

  it('has a prompt even where nothing is to be said', () => {
    expect(argvOf('t2v-14B', { segment: { ...SEGMENT, prompt: '' } })).toContain('--prompt=');
  });

  it('takes what the shot and the settings say before what the task is used to', () => {
    const segment = { ...SEGMENT, steps: 12, cfgScale: 4.5 };
    const argv = argvOf('ti2v-5B', { segment, settings: { ...SETTINGS, sampleShift: 3 } });
    expect(argv).toEqual(expect.arrayContaining(['--sample_steps=12', '--sample_guide_scale=4.5', '--sample_shift=3']));
  });

  it('leaves a pair of guide scales to generate.py, and sets both where one is asked for', () => {
    expect(argvOf('t2v-A14B').join(' ')).not.toContain('--sample_guide_scale');
    expect(argvOf('t2v-A14B', { segment: { ...SEGMENT, cfgScale: 4 } })).toContain('--sample_guide_scale=4');
  });

  it.each<[string, string, boolean]>([
    ['ti2v-5B', '--convert_model_dtype', true],
    // Wan 2.1 would refuse it.
    ['i2v-14B', '--convert_model_dtype', false],
  ])('saves memory as %s can: %s', (task, name, isGiven) => {
    const argv = argvOf(task, { settings: { ...SETTINGS, offloadModel: false, convertModelDtype: true, t5Cpu: true } });
    expect(argv).toEqual(expect.arrayContaining(['--offload_model=False', '--t5_cpu']));
    expect(argv.includes(name)).toBe(isGiven);
  });

  it('gives pictures under the names of the task', () => {
    const image = { ...NO_PICTURES, image: '/j/start.png' };
    const pair = { ...NO_PICTURES, firstFrame: '/j/start.png', lastFrame: '/j/end.png' };
    const vace = {
      ...NO_PICTURES,
      sourceVideo: '/j/s.mp4',
      sourceMask: '/j/m.mp4',
      references: ['/j/a.png', '/j/b.png'],
    };
    expect(argvOf('i2v-14B', { pictures: image })).toContain('--image=/j/start.png');
    expect(argvOf('flf2v-14B', { pictures: pair })).toEqual(
      expect.arrayContaining(['--first_frame=/j/start.png', '--last_frame=/j/end.png']),
    );
    expect(argvOf('vace-14B', { pictures: vace })).toEqual(
      expect.arrayContaining(['--src_video=/j/s.mp4', '--src_mask=/j/m.mp4', '--src_ref_images=/j/a.png,/j/b.png']),
    );
  });
});

describe('the canonical request', () => {
  const canonical = (changes: Partial<typeof SEGMENT> = {}, settings: Partial<typeof SETTINGS> = {}) =>
    canonicalWan({
      task: taskNamed('vace-1.3B'),
      segment: { ...SEGMENT, ...changes },
      settings: { ...SETTINGS, ...settings },
    });

  it('depends on what decides the pictures, not on how memory is saved or where files lie', () => {
    expect(canonical({}, { t5Cpu: true, convertModelDtype: true })).toBe(canonical());
    expect(canonical({ references: ['/a/cat.png'] as never[] })).toBe(
      canonical({ references: ['/b/cat.png'] as never[] }),
    );
    const others = [
      canonical({ seed: 8 }),
      canonical({ framesRequested: 53 }),
      canonical({ references: ['/a/dog.png'] as never[] }),
      canonical({}, { sampleShift: 4 as never }),
    ];
    expect(new Set([canonical(), ...others]).size).toBe(5);
  });
});

describe('what a task cannot do', () => {
  const asked = { shotId: '001', segmentIndex: 0, width: 832, height: 480, framesRequested: 49, seed: 1 };
  const none = { hasStart: false, hasEnd: false };

  it.each<[string, Partial<typeof asked>, Partial<typeof none>, string]>([
    ['t2v-14B', { framesRequested: 48 }, {}, 't2v-14B cannot make 48 frames: it takes 5, 9, 13 and so on, up to 81.'],
    ['t2v-14B', { framesRequested: 85 }, {}, 't2v-14B cannot make 85 frames: it takes 5, 9, 13 and so on, up to 81.'],
    ['t2v-1.3B', { width: 1280, height: 720 }, {}, 't2v-1.3B has no size 1280*720.'],
    ['t2v-14B', { seed: -1 }, {}, '-1 is no seed: below zero generate.py draws one of its own'],
    // The seed's temporal consistency: refused where a task takes no picture.
    ['t2v-14B', {}, { hasStart: true }, 't2v-14B goes by the prompt alone: it takes no picture to start from.'],
    // Its examples would be rendered.
    ['i2v-14B', {}, {}, 'i2v-14B needs a picture to start from'],
    [
      'flf2v-14B',
      { width: 1280, height: 720 },
      { hasStart: true },
      'flf2v-14B needs a picture to start from and one to end on',
    ],
  ])('%s %j %j: %s', (task, changes, given, message) => {
    const fault = checkOrder(taskNamed(task), { ...asked, ...changes }, { ...none, ...given });
    expect(fault).toMatchObject({ code: 'not-supported', shotId: '001', segmentIndex: 0 });
    expect(fault?.message).toContain(message);
    expect(fault?.remedy).not.toBe('');
  });

  it('lets pass what it can', () => {
    const start = { hasStart: true, hasEnd: false };
    for (const task of ['i2v-14B', 'vace-1.3B']) expect(checkOrder(taskNamed(task), asked, start)).toBeNull();
    expect(checkOrder(taskNamed('vace-1.3B'), asked, none)).toBeNull();
    const large = { ...asked, width: 1280, height: 704, framesRequested: 121 };
    for (const given of [start, none]) expect(checkOrder(taskNamed('ti2v-5B'), large, given)).toBeNull();
  });
});

describe('the tasks', () => {
  it('say what the plan must know', () => {
    const known = wanModels().map(({ limits }) => [
      limits.model,
      limits.takesTextOnly,
      limits.takesStartImage,
      limits.takesEndImage,
      limits.mostReferences,
    ]);
    expect(known).toEqual([
      ['ti2v-5B', true, true, false, 0],
      ['i2v-A14B', false, true, false, 0],
      ['t2v-A14B', true, false, false, 0],
      ['t2v-1.3B', true, false, false, 0],
      ['t2v-14B', true, false, false, 0],
      ['i2v-14B', false, true, false, 0],
      ['flf2v-14B', false, true, true, 0],
      ['vace-1.3B', true, true, true, 3],
      ['vace-14B', true, true, true, 3],
    ]);
    expect(wanModels()[0]?.limits).toMatchObject({
      ...{ framesPerSecond: 24, frameRule: { kind: 'grid', step: 4, maxFrames: 121 }, takesNegativePrompt: false },
      ...{ sizeRule: { kind: 'list', followsStartImage: true }, stepsByQuality: { low: 20, medium: 30, high: 50 } },
      defaultSize: { width: 1280, height: 704 },
    });
  });

  it('have the shift of their size and the checkpoint that was trained for it', () => {
    const { shift, checkpoints } = taskNamed('i2v-14B');
    expect([shift('480*832'), shift('1280*720')]).toEqual([3, 5]);
    expect([checkpoints('480*832')[0], checkpoints('1280*720')[0]]).toEqual([
      'Wan2.1-I2V-14B-480P',
      'Wan2.1-I2V-14B-720P',
    ]);
    expect(WAN_TASKS.map(({ task }) => task)).toHaveLength(9);
  });

  it.each([
    ['s2v-14B', "Wan's task s2v-14B is not offered: it makes a film as long as a sound file"],
    ['animate-14B', "Wan's task animate-14B is not offered: it needs the poses"],
    ['t2i-14B', "Wan's task t2i-14B is not offered: it makes one picture"],
    ['t2v-2B', 'Wan has no task "t2v-2B".'],
  ])('refuse %s with the reason', (task, message) => {
    const limits = wanLimits(task);
    if (limits.ok) return expect.fail('it was offered');
    expect(limits.error.message).toContain(message);
    expect(limits.error.remedy).toContain('ti2v-5B, i2v-A14B');
  });
});
