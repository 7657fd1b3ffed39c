import { expect, it } from 'vitest';
import { planToJson } from '#shared/model/plan-json.ts';
import { standInScene } from '../studio-client/stand-in-scenes.ts';
import { findLines, textParts } from './find-lines.ts';
import { jsonTokens } from './json-line.tsx';
import { jsonDocument, planDocument, segmentDocument } from './plan-document.ts';

async function planIn(scene: string) {
  const answer = await standInScene(scene).call('plan.build', {});
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

const signal = new AbortController().signal;

it.each(['takes', 'failed', 'film'])(
  'writes the whole plan line by line as it would be in one piece: %s',
  async (scene) => {
    const view = await planIn(scene);
    const document = planDocument(view);
    const text = JSON.stringify(planToJson(view.plan, view.standings, view.estimates), null, 2);
    const lines = Array.from({ length: document.lineCount }, (_, line) => document.line(line));
    expect(lines.join('\n')).toBe(text);
    expect((await textParts(document, signal)).join('')).toBe(text);
  },
);

it('writes a plan without a segment, too', async () => {
  const view = await planIn('takes');
  const empty = { ...view, plan: { ...view.plan, segments: [], shots: [], problems: [] } };
  const document = planDocument(empty);
  expect(document.line(1)).toBe('  "segments": [],');
  expect(document.lineCount).toBe(JSON.stringify(planToJson(empty.plan), null, 2).split('\n').length);
});

it('shows one segment as it stands in the plan', async () => {
  const view = await planIn('takes');
  expect(segmentDocument(view, '002/1').line(1)).toBe('  "shot_id": "002",');
});

it('finds lines by words whatever their capitals, and stops when it is told to', async () => {
  const document = jsonDocument({ Prompt: 'A boat', other: ['prompt', 1] });
  expect(await findLines(document, 'PROMPT', signal)).toEqual([1, 3]);
  expect(await findLines(document, 'nowhere', signal)).toEqual([]);
  const over = new AbortController();
  over.abort();
  expect(await findLines(document, 'prompt', over.signal)).toBeNull();
});

it('colours a line without losing any of it', () => {
  const line = '  "a\\"b:": [-1.5e+3, true, {}, "x: \\\\"],';
  const tokens = jsonTokens(line);
  expect(tokens.map(({ text }) => text).join('')).toBe(line);
  expect(tokens.filter(({ kind }) => kind === 'name').map(({ text }) => text)).toEqual(['"a\\"b:"']);
});
