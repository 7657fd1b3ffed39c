import { expect, it } from 'vitest';
import { planPictures } from './assign-pictures.ts';

const SHOTS = [
  { shotId: '1', filenameBase: 'lamp' },
  { shotId: '2', filenameBase: 'boat' },
  { shotId: '10', filenameBase: 'gulls' },
];

function plan(names: string[], chosenIds: string[], overId: string | null = null): string {
  const pictures = names.map((name) => ({ name }));
  const answer = planPictures(pictures, { shots: SHOTS, chosenIds, overId });
  const assignments = answer.kind === 'ask' ? answer.byName : answer.assignments;
  return `${answer.kind} ${assignments.map(({ picture, shotId }) => `${picture.name}>${shotId}`).join(' ')}`.trim();
}

it.each([
  ['one picture goes where it was let go', ['boat_v2.png'], ['2'], '1', 'assigned boat_v2.png>1'],
  ['one beside all goes by its name', ['Boat_v2.png'], ['1'], null, 'assigned Boat_v2.png>2'],
  ['names decide', ['gulls.png', 'lamp_v3.webp'], ['1'], '2', 'assigned gulls.png>10 lamp_v3.webp>1'],
  ['an id is a name, too', ['10.png', '2_v1.png'], [], null, 'assigned 2_v1.png>2 10.png>10'],
  ['else the chosen ones in order', ['b10.png', 'b9.png'], ['1', '10'], '1', 'assigned b9.png>1 b10.png>10'],
  ['more pictures than chosen shots: asks', ['a.png', 'b.png', 'c.png'], ['1', '2'], null, 'ask'],
  ['let go on one that is not chosen: asks', ['a.png', 'b.png'], ['1', '2'], '10', 'ask'],
  ['only some names tell: asks', ['boat.png', 'x.png'], ['1', '2'], null, 'ask boat.png>2'],
] as const)('%s', (_name, names, chosenIds, overId, expected) => {
  expect(plan([...names], [...chosenIds], overId)).toBe(expected);
});
