import { expect, it } from 'vitest';
import { standInShot } from '../studio-client/stand-in-project.ts';
import type { CommandId } from './command-table.ts';
import { nearestFirst, paletteEntries } from './palette-entries.ts';

const commands: CommandId[] = ['app.keys', 'panel.plan', 'run.start', 'edit.redo', 'plan.build'];
const none = { commands, shots: [], recent: [] };

it('offers first what fits best, by title and by the name of the group', () => {
  expect(paletteEntries('re', none).commands).toEqual(['edit.redo', 'run.start', 'app.keys']);
  expect(paletteEntries('plan', none).commands).toEqual(['panel.plan', 'plan.build']);
  expect(paletteEntries('again plan', none).commands).toEqual(['plan.build']);
});

it('begins with what belongs to the panel that is shown', () => {
  expect(nearestFirst(commands, 'plan')).toEqual(['plan.build', 'run.start', 'edit.redo', 'panel.plan', 'app.keys']);
});

it('finds a shot among ten thousand while somebody types, its id first', () => {
  const shots = Array.from({ length: 10_000 }, (_, index) => ({
    ...standInShot(index),
    shotId: String(index).padStart(5, '0'),
    prompt: `A boat on the sea at dusk, number ${index}, slowly passing the lighthouse`,
  }));
  const sources = { ...none, shots };
  paletteEntries('warm up', sources);
  const startedMs = performance.now();
  const found = paletteEntries('00420', sources);
  const many = paletteEntries('boat dusk', sources);
  expect(performance.now() - startedMs).toBeLessThan(100);
  expect(found.shots[0]?.shotId).toBe('00420');
  expect(paletteEntries('Shot 00420', sources).shots.map(({ shotId }) => shotId)).toEqual(['00420']);
  expect([many.shots.length, many.moreShots]).toEqual([30, 9_970]);
});
