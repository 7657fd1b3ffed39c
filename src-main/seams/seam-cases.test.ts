// Takes with one known fault each: what is measured, what is said, and what the correction leaves of it in the pixels.
import { beforeAll, describe, expect, it } from 'vitest';
import { expectOk, findTestFfmpeg, makeTemporaryFolder, readRawPixels } from '../media/counted-film.ts';
import type { Ffmpeg } from '../media/index.ts';
import { appliesByDefault, correctionFor, stepsAfterCorrection } from './correct-seam.ts';
import { judgeSeam, looksLikeCut } from './judge-seam.ts';
import { measureSeam } from './measure-seam.ts';
import { addOffsets, type Chain, CLIP_FRAMES, ELSEWHERE, makeChain } from './seam-fixture.ts';

let ffmpeg: Ffmpeg;
beforeAll(async () => {
  ffmpeg = await findTestFfmpeg();
});

async function lookInto(chain: Chain) {
  await using folder = await makeTemporaryFolder();
  const measurement = expectOk(await measureSeam(ffmpeg, await makeChain(ffmpeg, folder, chain)));
  const figures = judgeSeam(measurement);
  return { measurement, figures, correction: correctionFor(measurement, figures), isMended: appliesByDefault(figures) };
}

const NOTHING_SEEN = [expect.stringMatching(/^Nothing shows at the join/)];
const through = (slope: number): Chain => ({
  before: { luma: `${slope}*N` },
  after: { luma: `${slope}*(N+${CLIP_FRAMES - 1})` },
});

describe('a seam without a fault is left alone', () => {
  it.each<[string, Chain, { readonly isRepeat: boolean | null }]>([
    ['one moving picture in two takes', {}, { isRepeat: true }],
    ['a slow drift through the join', through(-0.4), { isRepeat: true }],
    ['a fade through the join', through(-1.5), { isRepeat: true }],
    ['a fade that begins at the join', { after: { luma: '-2*max(0,N-1)' } }, { isRepeat: true }],
    ['clips of one frame', { beforeFrames: 1, afterFrames: 1 }, { isRepeat: true }],
  ])('%s', async (_, chain, { isRepeat }) => {
    const { figures, isMended } = await lookInto(chain);
    expect(figures).toMatchObject({ grade: 'clean', isRepeat, words: expect.arrayContaining(NOTHING_SEEN) });
    expect(Math.abs(figures.lumaStep)).toBeLessThan(0.004);
    expect(figures.colourStep).toBeLessThan(0.004);
    expect(figures.repeatDifference).toBeLessThan(0.004);
    expect(isMended).toBe(false);
  });

  it('says how far the shot has drifted', async () => {
    const { figures } = await lookInto(through(-0.4));
    expect(figures.drift).toBeCloseTo((-0.4 * CLIP_FRAMES) / 219, 2);
    expect(figures.words.at(-1)).toBe("The picture is 4.5 % darker than the shot's first frame.");
  });
});

describe('a known fault is found at its size', () => {
  it('a step in brightness', async () => {
    const { figures, isMended, correction } = await lookInto({ after: { luma: '12' } });
    expect(figures.lumaStep).toBeCloseTo(12 / 219, 2);
    expect(figures).toMatchObject({ grade: 'visible', isRepeat: true });
    expect(figures.repeatDifference).toBeCloseTo(12 / 219, 2);
    expect(figures.words[0]).toMatch(/^The picture gets 5\.\d % brighter at the join\.$/);
    expect(isMended).toBe(true);
    expect(correction?.side).toBe('after');
  });

  it('a step in colour: the tinted side is the one that is mended', async () => {
    const { figures, isMended, correction } = await lookInto({ after: { blue: '8', red: '-4' } });
    expect(figures.colourStep).toBeCloseTo(Math.hypot(8, 4) / 224, 2);
    expect(figures.words[0]).toMatch(/^The colours change by 3\.\d % at the join\.$/);
    expect(isMended).toBe(true);
    expect(correction?.side).toBe('after');
    // The picture's own reds move by half a code from frame to frame.
    expect(correction?.offsets[0]).toEqual({
      luma: 0,
      blue: -8,
      red: expect.toSatisfy((red) => red === 3 || red === 4),
    });
  });

  it('a flash that decays: a step, and only the flash is taken out', async () => {
    const { figures, isMended, correction } = await lookInto({ after: { luma: '20*eq(N,1)+10*eq(N,2)+4*eq(N,3)' } });
    expect(figures.lumaStep).toBeCloseTo(20 / 219, 2);
    expect(isMended).toBe(true);
    expect(correction?.side).toBe('after');
    expect(correction?.offsets.map(({ luma }) => luma)).toEqual([-20, -10, -4]);
  });

  it('a flash at the end of the earlier side is mended there', async () => {
    const { correction } = await lookInto({
      before: { luma: `9*eq(N,${CLIP_FRAMES - 1})+5*eq(N,${CLIP_FRAMES - 2})` },
    });
    expect(correction?.side).toBe('before');
    expect(correction?.offsets.map(({ luma }) => luma)).toEqual([-9, -5]);
  });

  it('a kept repeat: the motion stands still', async () => {
    const { figures, isMended } = await lookInto({ dropped: 0 });
    expect(figures).toMatchObject({ repeatDifference: null, isRepeat: null, grade: 'visible' });
    expect(figures.motionAcross).toBeLessThan(figures.motionBefore / 3);
    expect(figures.words[0]).toMatch(/^The motion stands still for one frame: 0\.\d % across the join, 1\.2 % before/);
    expect(isMended).toBe(false);
  });

  it('a dropped frame that was no repeat', async () => {
    const { figures, isMended } = await lookInto({ after: { from: CLIP_FRAMES } });
    expect(figures.isRepeat).toBe(false);
    expect(figures.words.join(' ')).toMatch(/is not the frame before it again \(difference 1\.2 %\)/);
    expect(figures.words[0]).toMatch(/^The motion jumps/);
    expect(isMended).toBe(false);
  });

  it('a cut: possible to mend, and not mended unless it is wanted', async () => {
    const { figures, isMended, correction } = await lookInto({ after: { source: ELSEWHERE } });
    expect(looksLikeCut(figures)).toBe(true);
    expect(figures).toMatchObject({ score: 100, grade: 'broken', isRepeat: false });
    expect(figures.words[0]).toMatch(/^The picture after the join is another one, as after a cut/);
    expect(Math.abs(figures.lumaStep)).toBeGreaterThan(0.008);
    expect(isMended).toBe(false);
    expect(correction).not.toBeNull();
  });
});

describe('the correction, in pixels', () => {
  it.each<[string, Chain]>([
    ['a step in brightness', { after: { luma: '12' } }],
    ['a step in brightness the other way', { after: { luma: '-12' } }],
    ['a step in colour', { after: { blue: '8', red: '-4' } }],
    ['a flash that decays', { after: { luma: '20*eq(N,1)+10*eq(N,2)+4*eq(N,3)' } }],
    ['an earlier side that drifted off', { before: { luma: '0.5*N' }, after: { luma: '0' } }],
    ['a step into a single frame', { afterFrames: 1, after: { luma: '12' } }],
  ])('%s: at most a fifth is left, and all other frames are as they were', async (_, chain) => {
    await using folder = await makeTemporaryFolder();
    const footage = await makeChain(ffmpeg, folder, chain);
    const measurement = expectOk(await measureSeam(ffmpeg, footage));
    const before = judgeSeam(measurement);
    const correction = correctionFor(measurement, before);
    if (correction === null) throw new Error('There is something to correct.');
    const corrected = await addOffsets(ffmpeg, footage, correction, folder.file('corrected.mp4'));
    const after = judgeSeam(expectOk(await measureSeam(ffmpeg, corrected)));
    expect(Math.hypot(after.lumaStep, after.colourStep)).toBeLessThanOrEqual(
      Math.hypot(before.lumaStep, before.colourStep) / 5,
    );
    expect(after.grade).toBe('clean');
    const promised = stepsAfterCorrection(measurement, correction);
    expect(after.lumaStep).toBeCloseTo(promised.lumaStep, 2);
    expect(after.colourStep).toBeCloseTo(promised.colourStep, 2);

    const { side, offsets } = correction;
    const { frames } = footage[side];
    const touched = offsets
      .map((__, index) => (side === 'after' ? index : frames - 1 - index))
      .toSorted((a, b) => a - b);
    expect(await changedFrames(footage[side].clipPath, corrected[side].clipPath, frames)).toEqual(touched);
  });
});

async function changedFrames(onePath: string, otherPath: string, frames: number): Promise<readonly number[]> {
  const [one, other] = [await pixels(onePath), await pixels(otherPath)];
  expect(other.length).toBe(one.length);
  const bytes = one.length / frames;
  const isChanged = (frame: number) =>
    one.compare(other, frame * bytes, (frame + 1) * bytes, frame * bytes, (frame + 1) * bytes) !== 0;
  return Array.from({ length: frames }, (_, frame) => frame).filter(isChanged);
}

const pixels = (filePath: string) => readRawPixels(ffmpeg, filePath, 'null', 'yuv420p');
