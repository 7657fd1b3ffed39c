// References and overlays of a shot: which are used, which are left out with a word, and which stop it.
import { describe, expect, it } from 'vitest';
import { DEFAULT_OVERLAY_PLACE } from '#shared/built-in-styles.ts';
import type { OverlayAsked } from '#shared/model/overlay.ts';
import type { FoundPicture } from './chain.ts';
import { makeShot, SETTINGS } from './plan-fixtures.ts';
import { overlaysOf, referencesOf, unreadObstacles } from './shot-pictures.ts';

const found = (name: string): FoundPicture => ({ status: 'found', filePath: `/p/${name}`, given: name });
const missing = (name: string): FoundPicture => ({ status: 'missing', filePath: `/p/selected/${name}`, given: name });

describe('reference images', () => {
  const given = ['a.png', 'b.png', 'c.png'];
  const shot = { referenceImages: given };
  const model = (mostReferences: number) => ({ mostReferences, displayName: 'Veo 3.1' });

  it('go to a model that takes them, the first ones where there are too many', () => {
    const references = given.map(found);
    expect(referencesOf(shot, { references }, model(3))).toEqual({
      ...{ references: ['/p/a.png', '/p/b.png', '/p/c.png'], obstacles: [], warnings: [] },
    });
    const two = referencesOf(shot, { references: [...references.slice(0, 2), missing('c.png')] }, model(2));
    expect(two).toMatchObject({ references: ['/p/a.png', '/p/b.png'], obstacles: [] });
    expect(two.warnings.map(({ key, reason }) => [key, reason])).toEqual([
      ['reference_images[2]', 'Of its 3 reference images only the first 2 are used: Veo 3.1 takes no more.'],
    ]);
  });

  it('are left out with a word where the model takes none, missing or not', () => {
    const { references, obstacles, warnings } = referencesOf(shot, { references: given.map(missing) }, model(0));
    expect([references, obstacles]).toEqual([[], []]);
    expect(warnings).toMatchObject([{ reason: 'Its reference images are left out: Veo 3.1 takes none.' }]);
    expect(referencesOf({ referenceImages: [] }, undefined, model(0)).warnings).toEqual([]);
  });

  it('that are missing or addresses stop the shot, each with its place', () => {
    const address: FoundPicture = { status: 'address', filePath: null, given: 'https://x.org/b.png' };
    const { obstacles } = referencesOf(shot, { references: [found('a.png'), address, missing('c.png')] }, model(3));
    expect(obstacles.map(({ key, reason }) => [key, reason])).toEqual([
      ['reference_images[1]', 'The picture https://x.org/b.png is an address, and Longtake fetches none.'],
      ['reference_images[2]', 'The picture c.png is missing.'],
    ]);
  });
});

describe('overlays', () => {
  const overlays: OverlayAsked[] = [{ image: 'product.png' }, { image: 'logo.png', position: 'top-left', scale: 0.1 }];
  const laid = (
    stylePreset: string | null,
    start: Parameters<typeof overlaysOf>[2] = 'keyframe',
    pictures = overlays.map(({ image }) => found(image)),
  ) => overlaysOf(makeShot({ overlays, stylePreset }), { overlays: pictures }, start, SETTINGS);

  it('stand where they say, else where their style has them, else in the middle', () => {
    expect(laid('energetic').overlays).toEqual([
      { image: '/p/product.png', position: 'bottom-right', scale: 0.45, opacity: 1, margin: 0.04 },
      { image: '/p/logo.png', position: 'top-left', scale: 0.1, opacity: 1, margin: 0.04 },
    ]);
    expect(laid(null).overlays[0]).toEqual({ image: '/p/product.png', ...DEFAULT_OVERLAY_PLACE });
  });

  it('need a keyframe: without one they are left out with a word', () => {
    for (const start of ['text', 'last-frame'] as const) {
      const { overlays: none, obstacles, warnings } = laid(null, start);
      expect([none, obstacles, warnings.map(({ key }) => key)]).toEqual([[], [], ['overlays']]);
    }
  });

  // Seed 003: a product image that is not there.
  it('that are missing stop the shot, and none of them is laid over it', () => {
    const { overlays: none, obstacles } = laid(null, 'keyframe', [found('product.png'), missing('logo.png')]);
    expect(none).toEqual([]);
    expect(obstacles).toMatchObject([{ key: 'overlays[1].image', reason: 'The picture logo.png is missing.' }]);
  });
});

it('what could not be read stops the shot, but for references that nobody takes', () => {
  const shot = makeShot({ unreadInputs: ['engine', 'reference_images[0]'] });
  const keys = (mostReferences: number) => unreadObstacles(shot, { mostReferences }).map(({ key }) => key);
  expect([keys(0), keys(1)]).toEqual([['engine'], ['engine', 'reference_images[0]']]);
});
