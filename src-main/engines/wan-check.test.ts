import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PlanSegment } from '#shared/model/video-plan.ts';
import { openWanWorkshop, type WanWorkshopOptions, wanSegment } from './wan-engine-for-tests.ts';

const soon = () => AbortSignal.timeout(25_000);

async function checked(
  options: WanWorkshopOptions,
  changes: Partial<PlanSegment> = {},
  spoil?: (folder: string) => unknown,
) {
  await using shop = await openWanWorkshop(options);
  await spoil?.(shop.stand.folderPath);
  const { findings, looked } = await shop.engine.check([wanSegment(changes)], {}, soon());
  expect(await shop.stand.starts()).toEqual([]);
  return { findings: findings.map((one) => ({ ...one, message: one.message.replaceAll(shop.path, '') })), looked };
}

const large = { width: 1280, height: 704, framesPerSecond: 24 };

describe('what is known before generate.py runs', () => {
  it('is all well where everything is there', async () => {
    const { findings, looked } = await checked({ version: '2.2' }, large);
    expect(findings).toEqual([]);
    expect(looked.map(({ what, result }) => `${what}: ${result.replace(/\/tmp.*\//, '…/')}`)).toEqual([
      expect.stringMatching(/^Wan's folder: generate.py of Wan 2.2 in …\/Wan$/),
      expect.stringMatching(/^Python: 3\.\d+\.\d+ at \S+, torch 2\.4\.1\+stand-in, Stand-in card with 96 GB$/),
      'Checkpoint of ti2v-5B: …/Wan2.2-TI2V-5B',
    ]);
  });

  type Case = [string, 'problem' | 'warning', RegExp, RegExp, WanWorkshopOptions, Partial<PlanSegment>?];
  it.each<Case>([
    [
      'no folder',
      'problem',
      /Nobody has said where/,
      /longtake -- wan --folder DIR --python PATH/,
      { wan: { folder: null } },
    ],
    [
      'a folder of something else',
      'problem',
      /no generate\.py .* in \/tmp/,
      /--folder DIR/,
      { wan: { folder: '/tmp' } },
    ],
    [
      'no Python',
      'problem',
      /No Python runs at \/nowhere\/python/,
      /--python PATH/,
      { wan: { python: '/nowhere/python' } },
    ],
    ['no torch', 'problem', /The Python at \S+ has no module torch/, /requirements\.txt/, { torch: 'missing' }],
    ['no card', 'warning', /sees no NVIDIA card/, /nvidia-smi/, { torch: 'no-card' }],
    ['a slow torch', 'warning', /torch took too long to load/, /check again/, { torch: 'slow' }],
    [
      'a small card',
      'warning',
      /ti2v-5B asks for about 24 GB .* Stand-in card has 12 GB/,
      /--t5-cpu true/,
      { version: '2.2', vramGb: 12 },
      large,
    ],
    [
      'no checkpoint',
      'problem',
      /checkpoint of t2v-1\.3B is not there.*Wan2\.1-T2V-1\.3B/,
      /--checkpoint t2v-1\.3B=DIR/,
      { checkpoints: [] },
    ],
    [
      'a checkpoint elsewhere',
      'problem',
      /not there, or empty: \/nowhere/,
      /--checkpoint/,
      { wan: { checkpoints: { 't2v-1.3B': '/nowhere' } } },
    ],
    [
      'the wrong version',
      'problem',
      /of Wan 2\.1; the task ti2v-5B is of Wan 2\.2/,
      /\(t2v-14B, t2v-1\.3B, i2v-14B, flf2v-14B, vace-1\.3B and vace-14B\)/,
      { version: '2.1', task: 'ti2v-5B', checkpoints: ['Wan2.2-TI2V-5B'] },
      large,
    ],
    [
      'the checkpoint of another size',
      'warning',
      /Wan2\.1-I2V-14B-720P is trained for another size than 832\*480/,
      /Wan-AI\/Wan2\.1-I2V-14B-480P/,
      { task: 'i2v-14B', checkpoints: ['Wan2.1-I2V-14B-720P'] },
      { start: { kind: 'keyframe', filePath: '/k.png' } },
    ],
    [
      'a start that the task cannot take',
      'problem',
      /goes by the prompt alone/,
      /Choose ti2v-5B/,
      {},
      { start: { kind: 'last-frame', segmentKey: '001/0' } },
    ],
    ['a task that makes something else', 'problem', /s2v-14B is not offered/, /ti2v-5B/, {}, { model: 's2v-14B' }],
  ])('%s: %s', async (_, severity, message, remedy, options, changes = {}) => {
    const { findings } = await checked(options, changes);
    expect(findings).toHaveLength(1);
    expect(findings[0]?.severity).toBe(severity);
    expect(findings[0]?.message).toMatch(message);
    expect(findings[0]?.remedy).toMatch(remedy);
  });

  it('names a download that was broken off', async () => {
    const file = 'models_t5_umt5-xxl-enc-bf16.pth';
    const cut = (folder: string) =>
      rm(join(folder, 'Wan2.1-T2V-1.3B', file)).then(() => writeFile(join(folder, 'Wan2.1-T2V-1.3B', 'part'), ''));
    const { findings } = await checked({}, {}, cut);
    expect(findings).toMatchObject([
      { severity: 'warning', message: expect.stringContaining(`${file} is missing in`) },
    ]);
  });
});
