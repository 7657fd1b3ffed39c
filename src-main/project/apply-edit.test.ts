// Edits as values: what each makes of the files' own JSON.
import { describe, expect, it } from 'vitest';
import type { EditCommand } from '#shared/contract/edit-command.ts';
import { framesInDuration } from '#shared/frame-math.ts';
import { applyEdit } from './apply-edit.ts';
import type { Documents, FilmTiming } from './documents.ts';
import { PLAIN_TIMING } from './plain-timing.ts';

const shot = (id: string, more: object = {}) => ({ shot_id: id, filename_base: `f${id}`, prompt: `p${id}`, ...more });
const documentsOf = (shots: unknown[], more: Partial<Documents> = {}): Documents => ({
  storyboard: { project: 'P', version: '2.0', shots },
  project: { id: 'p' },
  selection: null,
  ...more,
});
const selectionOf = (...ids: string[]) => ({
  project: 'P',
  theirs: 1,
  selections: ids.map((id) => ({ shot_id: id, mood: id, export_path: `selected/${id}.png` })),
});

function applied(documents: Documents, command: EditCommand, timing: FilmTiming = PLAIN_TIMING) {
  const edited = applyEdit(documents, command, { timing, nowIso: '2026-01-02T03:04:05.000Z' });
  if (!edited.ok) throw new Error(edited.error.message);
  return edited.value;
}
type Raw = Record<string, unknown>;
const shotsIn = ({ storyboard }: Documents) => storyboard?.shots as Raw[];
const idsIn = (documents: Documents) => shotsIn(documents).map((one) => one?.shot_id ?? '?');
const refusal = (documents: Documents, command: EditCommand) =>
  applyEdit(documents, command, { timing: PLAIN_TIMING, nowIso: '' });

describe('several shots at once', () => {
  const [bad, again] = [{ prompt: 'no id' }, shot('1', { prompt: 'again' })];
  const documents = documentsOf([bad, shot('1', { mood: 'calm', steps: 9 }), again, shot('2'), bad, shot('3')]);

  it('are changed alike, or each in its way, in one step with a name', () => {
    const alike = applied(documents, { kind: 'shots.change', shotIds: ['1', '3'], patch: { scene: 'x', steps: null } });
    expect(alike.label).toBe('change scene, steps of 2 shots');
    expect(shotsIn(alike.documents).slice(1)).toEqual([
      { ...shot('1'), mood: 'calm', scene: 'x' },
      ...[again, shot('2'), bad],
      { ...shot('3'), scene: 'x' },
    ]);
    const each = applied(documents, {
      kind: 'shots.changeEach',
      changes: [
        { shotId: '3', patch: { duration: 2 } },
        { shotId: '1', patch: { segment_prompts: ['a', ''], character: 'Ada' } },
      ],
    });
    expect(shotsIn(each.documents)[1]).toMatchObject({ segment_prompts: ['a', ''], character: 'Ada', mood: 'calm' });
    expect(shotsIn(each.documents)[5]).toMatchObject({ duration: 2 });
    expect(refusal(documents, { kind: 'shots.change', shotIds: ['1', '9'], patch: { scene: 'x' } })).toMatchObject({
      error: { code: 'conflict', shotId: '9' },
    });
  });

  it.each([
    [['3', '1'], 0, ['?', '1', '1', '3', '2', '?']],
    [['3', '1'], 1, ['?', '2', '1', '1', '3', '?']],
    [['2', '3'], 0, ['?', '2', '3', '1', '1', '?']],
    [['2'], 99, ['?', '1', '1', '?', '3', '2']],
  ])('are moved together in their order: %j to %i', (shotIds, toIndex, expected) => {
    const moved = applied(documents, { kind: 'shots.move', shotIds, toIndex });
    expect(idsIn(moved.documents)).toEqual(expected);
    expect(moved.documents.storyboard).toMatchObject({ version: '2.0' });
  });

  it('are removed, also all of them, with what the selection says of them; the cuts of others stay', () => {
    const chained = documentsOf([shot('1', { transition: { kind: 'crossfade', duration: 1 } }), shot('2'), shot('3')], {
      selection: selectionOf('1', '2', '3'),
    });
    const removed = applied(chained, { kind: 'shots.remove', shotIds: ['3', '2'] });
    expect(removed.label).toBe('remove 2 shots');
    expect(shotsIn(removed.documents)).toEqual([shotsIn(chained)[0]]);
    expect(removed.documents.selection).toMatchObject({ theirs: 1, total_shots: 1, selections: [{ shot_id: '1' }] });
    expect(shotsIn(applied(chained, { kind: 'shots.remove', shotIds: ['1', '2', '3'] }).documents)).toEqual([]);
  });
});

describe('a new shot', () => {
  it('never gets the id of one that is there, or that left takes, seeds or a keyframe', () => {
    const left = documentsOf([shot('001')], {
      project: { segments: { '002/0': { active_take: 1 } }, seed_overrides: { '003/0': 7 } },
      selection: selectionOf('004'),
    });
    expect(idsIn(applied(left, { kind: 'shot.add', afterShotId: null }).documents)).toEqual(['001', '005']);
  });
});

describe('copies', () => {
  it('stand behind the last of the chosen ones, with names of their own and everything else alike', () => {
    const documents = documentsOf([shot('1', { mood: 'calm', seed: 7 }), shot('2'), shot('3'), shot('4')], {
      project: { seed_overrides: { '1/0': 70, '2/1': 71 }, seam_corrections: { '1/1': 'on' } },
      selection: selectionOf('3', '1'),
    });
    const copied = applied(documents, { kind: 'shots.duplicate', shotIds: ['3', '1'] });
    expect(copied.label).toBe('duplicate 2 shots');
    expect(idsIn(copied.documents)).toEqual(['1', '2', '3', '1_2', '3_2', '4']);
    expect(shotsIn(copied.documents)[3]).toEqual({
      ...shot('1', { mood: 'calm', seed: 7 }),
      shot_id: '1_2',
      filename_base: 'f1_2',
    });
    expect(copied.documents.project).toEqual({
      seed_overrides: { '1/0': 70, '2/1': 71, '1_2/0': 70 },
      seam_corrections: { '1/1': 'on' },
    });
    expect(copied.documents.selection?.selections).toMatchObject([
      ...[{ shot_id: '3' }, { shot_id: '1', mood: '1' }],
      { shot_id: '1_2', mood: '1', filename_base: 'f1_2', export_path: 'selected/1.png' },
      { shot_id: '3_2', export_path: 'selected/3.png' },
    ]);
  });

  it.each([
    ['a copy is copied', ['1', '1_2'], '1_2', '1_3'],
    ['a number that belongs to the name', ['s_1'], 's_1', 's_1_2'],
    ['the name is taken in other letters', ['A', 'a_2'], 'A', 'A_3'],
    ['replaced characters meet', ['a/b', 'a_b_2'], 'a/b', 'a/b_3'],
    ['its own segment would write the file of another', ['1', '1_2_seg_0'], '1', '1_3'],
    ['a segment of another would write that file', ['1', '1_seg'], '1_seg', '1_seg_copy_2'],
  ])('have free names: %s', (_what, ids, copied, expected) => {
    const documents = documentsOf(ids.map((id) => shot(id)));
    const [copy] = idsIn(applied(documents, { kind: 'shots.duplicate', shotIds: [copied] }).documents).filter(
      (id) => !ids.includes(String(id)),
    );
    expect(copy).toBe(expected);
  });

  it('of ten thousand shots are made in a moment', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => String(index));
    const documents = documentsOf(
      ids.map((id) => shot(id)),
      { selection: selectionOf(...ids) },
    );
    const startMs = performance.now();
    const copied = applied(documents, { kind: 'shots.duplicate', shotIds: ids });
    expect(performance.now() - startMs).toBeLessThan(1000);
    expect(new Set(idsIn(copied.documents)).size).toBe(20_000);
  });

  it('of a thousand copies of one shot are made in a moment, each under the next free number', () => {
    const ids = ['1', ...Array.from({ length: 9999 }, (_, index) => `1_${index + 2}`)];
    const startMs = performance.now();
    const copied = applied(documentsOf(ids.map((id) => shot(id))), {
      kind: 'shots.duplicate',
      shotIds: ids.slice(0, 1000),
    });
    expect(performance.now() - startMs).toBeLessThan(1000);
    expect(idsIn(copied.documents).slice(1000, 1002)).toEqual(['1_10001', '1_10002']);
    expect(new Set(idsIn(copied.documents)).size).toBe(11_000);
  });
});

describe('a split', () => {
  const whole = shot('1', {
    ...{ duration: 8, mood: 'calm', start: 'keyframe', end_keyframe: 'e.png', seed: 10 },
    transition: { kind: 'crossfade', duration: 1 },
    segment_prompts: ['A', '', 'C'],
  });

  it('gives two shots: the end and what follows belong to the second, which continues the first', () => {
    const split = applied(documentsOf([whole, shot('2')]), { kind: 'shot.split', shotId: '1', atSeconds: 5 });
    const [first, second, third] = shotsIn(split.documents);
    // 3 + 2 and 3 seconds of what was 3 + 3 + 2.
    expect(first).toEqual({
      ...shot('1', { mood: 'calm', start: 'keyframe', duration: 5, seed: 10 }),
      segment_prompts: ['A'],
    });
    expect(second).toEqual({
      ...whole,
      ...{ shot_id: '1_2', filename_base: 'f1_2', duration: 3, start: 'previous', seed: 12 },
      segment_prompts: ['C'],
    });
    expect(third).toEqual(shot('2'));
  });

  it.each([
    [5, 1.7, 16],
    [5, 1.71875, 16],
    [4.1, 1.3, 25],
    [3, 0.1, 23.976],
    [10 / 3, 1, 24],
    [3600, 1234.56789, 30],
    [0.125, 0.06, 16],
  ])('of %d s at %d s loses no time and no frame at %d fps', (duration, atSeconds, framesPerSecond) => {
    const timing = { ...PLAIN_TIMING, framesPerSecond };
    const documents = documentsOf([shot('1', { duration })]);
    const split = applied(documents, { kind: 'shot.split', shotId: '1', atSeconds }, timing);
    const [first, second] = shotsIn(split.documents).map((one) => Number(one.duration));
    expect((first ?? 0) + (second ?? 0)).toBeCloseTo(duration, 8);
    const frames = (seconds: number | undefined) => framesInDuration(seconds ?? 0, framesPerSecond);
    expect(frames(first)).toBe(framesInDuration(atSeconds, framesPerSecond));
    expect(frames(first) + frames(second)).toBe(frames(duration));
  });

  it('of a length that ends half-way in a frame keeps that frame', () => {
    const timing = { ...PLAIN_TIMING, framesPerSecond: 60 };
    const split = applied(
      documentsOf([shot('1', { duration: 26.975 })]),
      { kind: 'shot.split', shotId: '1', atSeconds: 25.968 },
      timing,
    );
    const frames = shotsIn(split.documents).map((one) => framesInDuration(Number(one.duration), 60));
    expect(frames).toEqual([1558, 61]);
  });

  it.each([
    ['before its first frame', 3, 0.02],
    ['at its end', 3, 3],
    ['behind its end', 3, 4],
    ['a shot of one frame', 1 / 16, 0.03],
    ['a shot whose length is no number', 'long', 1],
  ])('is refused %s', (_what, duration, atSeconds) => {
    const documents = documentsOf([shot('1', { duration })]);
    expect(refusal(documents, { kind: 'shot.split', shotId: '1', atSeconds })).toMatchObject({
      error: { code: 'bad-request', shotId: '1' },
    });
  });
});

describe('a keyframe', () => {
  const choose = (filePath: string | null): EditCommand => ({ kind: 'keyframe.choose', shotId: '1', filePath });

  it('is chosen in a selection that is made when there is none', () => {
    const { documents } = applied(documentsOf([shot('1')]), choose('selected/f1_v2.png'));
    expect(documents.selection).toEqual({
      project: 'P',
      total_shots: 1,
      exported_at: '2026-01-02T03:04:05.000Z',
      selections: [
        {
          ...{ shot_id: '1', filename_base: 'f1', selected_variant: 'v2', selected_file: 'f1_v2.png' },
          ...{ source_path: 'selected/f1_v2.png', export_path: 'selected/f1_v2.png' },
        },
      ],
    });
  });

  it('leaves other entries and unknown keys alone, changes the entry that counts, and starts the shot', () => {
    const other = { shot_id: '2', export_path: 'D:\\elsewhere\\2.png', selected_variant: 3 };
    const selection = { theirs: 1, selections: [{ shot_id: '1' }, 'odd', other, { shot_id: '1', mood: 'calm' }] };
    const before = documentsOf([shot('1', { start: 'previous' })], { selection });
    const { documents, label } = applied(before, choose('selected_keyframes/f1_v3_dark.png'));
    expect(label).toBe('choose the keyframe of shot 1');
    expect(documents.selection).toMatchObject({ theirs: 1 });
    expect(documents.selection?.selections).toEqual([
      ...[{ shot_id: '1' }, 'odd', other],
      expect.objectContaining({ mood: 'calm', selected_variant: 'v3_dark', selected_file: 'f1_v3_dark.png' }),
    ]);
    expect(shotsIn(documents)[0]).toEqual(shot('1', { start: 'keyframe' }));
    const counted = applied(before, choose('selected/f1_v3.png')).documents.selection?.selections;
    expect((counted as Raw[])[3]).toMatchObject({ selected_variant: 3 });
  });

  it('is taken away', () => {
    const before = documentsOf([shot('1')], { selection: selectionOf('1', '2', '1') });
    const { documents } = applied(before, choose(null));
    expect(documents.selection).toMatchObject({ total_shots: 1, selections: [{ shot_id: '2' }] });
  });
});
