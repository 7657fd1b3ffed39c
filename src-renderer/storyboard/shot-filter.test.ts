import { expect, it } from 'vitest';
import type { KeyframeView } from '#shared/model/project-view.ts';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { listedShots, type ShotFilter } from './shot-filter.ts';
import { standingsOf } from './shot-standings.ts';

const SHOTS = [
  standInShot(0, { prompt: 'A LAMP at night', scene: 'Harbour' }),
  standInShot(1, { prompt: 'Gulls', description: 'the lamp is out', durationSeconds: 7, start: 'previous' }),
  standInShot(2, { prompt: 'Boats', character: 'Keeper', transition: { kind: 'crossfade', durationSeconds: 1 } }),
  standInShot(3, { prompt: 'Rain', durationSeconds: Number.NaN }),
];

const plan = standInPlan(SHOTS.slice(0, 3), ({ shotId, segmentIndex }) => {
  if (shotId === '002' && segmentIndex === 1) return { ...toRender, status: 'stale', reasons: ['The prompt changed.'] };
  if (shotId === '003') return { ...toRender, status: 'blocked', reasons: ['Its keyframe is missing.'] };
  return { ...toRender, status: 'up-to-date', reasons: [] };
});

const FOUND: KeyframeView = { status: 'found', mediaPath: 'k.png', filePath: 'k.png', end: null };

function listed(words: string, ...filters: ShotFilter[]): string[] {
  const facts = {
    standing: (shotId: string) => standingsOf(plan).get(shotId),
    keyframe: (shotId: string) => (shotId === '003' ? { ...FOUND, status: 'missing' as const } : FOUND),
  };
  return listedShots(SHOTS, { words, filters: new Set(filters) }, facts).map(({ shotId }) => shotId);
}

it('finds words in id, prompt, description, scene and character, whatever their case', () => {
  expect(listed('lamp')).toEqual(['001', '002']);
  expect(listed('harbour')).toEqual(['001']);
  expect(listed('KEEPER')).toEqual(['003']);
  expect(listed('004')).toEqual(['004']);
  expect(listed(' lamp  out ')).toEqual(['002']);
});

it('filters, all of them at once', () => {
  expect(listed('', 'problems')).toEqual(['003', '004']);
  expect(listed('', 'stale')).toEqual(['002']);
  expect(listed('', 'no-keyframe')).toEqual(['003']);
  expect(listed('', 'crossfade')).toEqual(['003']);
  expect(listed('gulls', 'previous', 'stale')).toEqual(['002']);
  expect(listed('lamp', 'crossfade')).toEqual([]);
});

it('leaves the list itself where nothing is asked', () => {
  const none = { words: '  ', filters: new Set<ShotFilter>() };
  expect(listedShots(SHOTS, none, { standing: () => undefined, keyframe: () => undefined })).toBe(SHOTS);
});

it('gathers what the plan says of a shot: its problems with what can be done, else why it is blocked', () => {
  const finding = { code: 'file-missing', message: 'It is missing.', remedy: 'Put it there.', shotId: '001' } as const;
  const view = standInPlan(SHOTS.slice(0, 3), ({ shotId }) =>
    shotId === '003' ? { ...toRender, status: 'blocked', reasons: ['No keyframe.'] } : toRender,
  );
  view.plan.problems.push({ ...finding, severity: 'problem' }, { ...finding, severity: 'warning', message: 'Odd.' });
  const standings = standingsOf(view);
  expect(standings.get('001')).toMatchObject({
    status: 'will-render',
    problems: ['It is missing. Put it there.'],
    warnings: ['Odd. Put it there.'],
  });
  expect(standings.get('003')).toMatchObject({ problems: ['No keyframe.'], segmentKeys: ['003/0', '003/1'] });
});
