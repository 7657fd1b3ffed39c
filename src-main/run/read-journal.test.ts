import { appendFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { newJournalPath, openJournal } from './journal.ts';
import type { NewJournalEvent } from './journal-event.ts';
import { listJournals, parseJournal, readJournal, replayJournal, setDamagedLinesAside } from './read-journal.ts';
import { applyEvent } from './run-state.ts';
import { at, done, rendered, segmentsOf, sent } from './scheduler-fixtures.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-journal-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const started = (chainLengths: readonly number[]): NewJournalEvent => ({
  ...{ event: 'run.started', run_id: 'r', engine: 'comfyui', engine_name: 'Wan' },
  ...{ segments: segmentsOf(chainLengths), plan: {}, settings: {}, fallbacks: [] },
});
const lineOf = (event: NewJournalEvent) => JSON.stringify({ at, ...event });
const textOf = (...events: NewJournalEvent[]) => events.map((event) => `${lineOf(event)}\n`).join('');
const names = (text: string) => parseJournal(text).events.map(({ event }) => event);
const statesIn = (text: string) =>
  [...(replayJournal(parseJournal(text).events)?.jobs.values() ?? [])].map(({ state }) => state.kind);

const writeJournal = async (content: string | Uint8Array) => {
  const filePath = join(folder, 'run.jsonl');
  await writeFile(filePath, content);
  return filePath;
};

describe('a journal as a crash leaves it', () => {
  const whole = textOf(started([2]), sent('a/0'), rendered('a/0'), done('a/0'));

  it('is believed up to its torn last line, wherever that was torn', () => {
    const full = `${whole}${lineOf(sent('a/1'))}`;
    for (let length = whole.length; length < full.length; length += 1) {
      const { events, damaged } = parseJournal(full.slice(0, length));
      expect([events.length, damaged.length]).toEqual([4, 0]);
    }
    expect(names(full).at(-1), 'whole but for its line end').toBe('job.submitting');
  });

  it('may end in half a character', async () => {
    const line = Buffer.from(lineOf({ ...started([1]), engine_name: 'Wan “14B”' } as NewJournalEvent));
    const cutAt = line.indexOf(Buffer.from('“')) + 1;
    const filePath = await writeJournal(Buffer.concat([Buffer.from(whole), line.subarray(0, cutAt)]));
    const { events, damaged } = await readJournal(filePath);
    expect([events.length, damaged]).toEqual([4, []]);
  });

  it('goes on on a line of its own, so that nothing said from then on is lost', async () => {
    const filePath = await writeJournal(`${whole}${lineOf(sent('a/1')).slice(0, 60)}`);
    const journal = openJournal(filePath, () => new Date(at));
    if (!journal.ok) throw new Error(journal.error.message);
    journal.value.append({ event: 'run.resumed', reopened: true });
    journal.value.close();
    const { events, damaged } = await readJournal(filePath);
    expect(events.at(-1)?.event).toBe('run.resumed');
    expect(damaged.map(({ lineNumber }) => lineNumber)).toEqual([5]);
  });

  it('without damage gets no empty line when it goes on', async () => {
    const filePath = await writeJournal(whole);
    const journal = openJournal(filePath, () => new Date(at));
    if (!journal.ok) throw new Error(journal.error.message);
    journal.value.append({ event: 'run.resumed', reopened: true });
    journal.value.close();
    expect((await readFile(filePath, 'utf8')).slice(0, whole.length + 2)).toBe(`${whole}{"`);
  });

  it.each([
    ['is not there', null],
    ['is empty', ''],
    ['is torn in its first line', lineOf(started([1])).slice(0, 30)],
    ['does not begin with a run', textOf(sent('a/0'))],
  ])('is no run where it %s', async (_, content) => {
    const filePath = content === null ? join(folder, 'gone.jsonl') : await writeJournal(content);
    expect(replayJournal((await readJournal(filePath)).events)).toBeNull();
  });
});

describe('damaged lines', () => {
  const lines = [started([3]), sent('a/0'), rendered('a/0'), done('a/0'), sent('a/1')].map(lineOf);
  const damagedText = (damage: string) => [...lines.slice(0, 3), damage, ...lines.slice(3), ''].join('\n');

  it.each([
    ['no JSON', '{"at":"x","event":"job.rendered", broken'],
    ['another event', '{"at":"x","event":"job.celebrated","segment":"a/0"}'],
    ['an event that lacks something', '{"at":"x","event":"clip.cut","segment":"a/0"}'],
    ['a disk that forgot', '\0'.repeat(80)],
    ['not an object', 'null'],
  ])('are passed over: %s', (_, damage) => {
    const { events, damaged } = parseJournal(damagedText(damage));
    expect([events.length, damaged]).toEqual([5, [{ lineNumber: 4, text: damage }]]);
    expect(statesIn(damagedText(damage))).toEqual(['done', 'submitting', 'waiting']);
  });

  it('are set aside beside the journal, each once, and the journal stays as it is', async () => {
    const filePath = await writeJournal(damagedText('broken'));
    const asidePath = await setDamagedLinesAside(await readJournal(filePath));
    expect(basename(asidePath ?? '')).toBe('run.damaged.txt');
    await appendFile(filePath, 'broken too\n{}\n');
    await setDamagedLinesAside(await readJournal(filePath));
    expect(await readFile(asidePath ?? '', 'utf8')).toBe('line 4: broken\nline 7: broken too\nline 8: {}\n');
    expect(await readFile(filePath, 'utf8')).toBe(`${damagedText('broken')}broken too\n{}\n`);
    expect(await setDamagedLinesAside({ filePath, events: [], damaged: [] })).toBeNull();
  });
});

describe('journals of older versions', () => {
  const old = (event: string, more: object) => JSON.stringify({ at, event, ...more });
  const oldStart = old('run.started', {
    ...{ run_id: 'r', engine: 'draft', engine_name: 'Draft (built in)', plan: {}, settings: {}, fallbacks: [] },
    segments: [
      { key: 'a/0', shot_id: 'a', index: 0, count: 2, depends_on: null },
      { key: 'a/1', shot_id: 'a', index: 1, count: 2, depends_on: 'a/0' },
    ],
  });

  it('are read as they were written then', () => {
    const text = [
      oldStart,
      old('job.submitting', { segment: 'a/0', job_id: 'x', attempt: 1, engine: 'draft', server: null }),
      old('job.submitted', { segment: 'a/0', job_id: 'x' }),
      old('job.progress', { segment: 'a/0', job_id: 'x', fraction: 0.5, activity: 'Drawing' }),
      old('job.rendered', { segment: 'a/0', job_id: 'x' }),
      old('take.landed', { segment: 'a/0', take: 1, gpu_seconds: null }),
      old('frame.captured', { segment: 'a/0', sha256: '1f' }),
      old('clip.cut', { segment: 'a/0', take: 1, frames: 24, rendered: true }),
      old('job.submitting', { segment: 'a/1', job_id: 'y', attempt: 1, engine: 'draft', server: null }),
      '',
    ].join('\n');
    expect(parseJournal(text).damaged).toEqual([]);
    const run = replayJournal(parseJournal(text).events);
    expect(run).toMatchObject({ phase: 'running', batches: 1, order: ['a/0', 'a/1'] });
    expect(run?.jobs.get('a/0')).toMatchObject({ state: { kind: 'done' }, server: 'draft', again: false });
    expect(run?.jobs.get('a/1')).toMatchObject({ state: { kind: 'submitting', startJobId: null }, tries: 1 });
  });

  it('name what they paused for in no words', () => {
    const run = replayJournal(parseJournal(`${oldStart}\n${old('run.paused', {})}\n`).events);
    expect(run).toMatchObject({ phase: 'paused', pause: { because: 'user', message: '', remedy: '' } });
  });
});

describe('a long run', () => {
  it('is read back in one pass: each event touches its own job and copies nothing', () => {
    const segments = segmentsOf(Array.from({ length: 26 }, () => 400));
    const begun = { ...started([]), segments } as NewJournalEvent;
    const events = segments.flatMap(({ key }) => [sent(key), rendered(key), done(key)]);
    const { events: read } = parseJournal(textOf(begun, ...events));
    const state = replayJournal(read.slice(0, 1));
    if (state === null) throw new Error('no run');
    const { jobs, order, index } = state;
    const before = new Map(jobs);
    for (const event of read.slice(1, 4)) applyEvent(state, event);
    expect([...jobs].filter(([key, job]) => before.get(key) !== job).map(([key]) => key)).toEqual(['a/0']);
    for (const event of read.slice(4)) applyEvent(state, event);
    expect([state.jobs === jobs, state.order === order, state.index === index]).toEqual([true, true, true]);
    expect([...jobs.values()].filter(({ state: { kind } }) => kind === 'done')).toHaveLength(10_400);
  });
});

describe('the journals of a project', () => {
  it('are listed the newest first, also two of the same second', async () => {
    const paths = [
      ['zz', '2026-01-01T00:00:00.100Z'],
      ['aa', '2026-01-01T00:00:00.900Z'],
      ['mm', '2026-01-02T00:00:00.000Z'],
    ].map(([runId = '', iso = '']) => newJournalPath(folder, runId, new Date(iso)));
    await mkdir(join(folder, layout.runsFolder), { recursive: true });
    for (const path of paths) await writeFile(path, '');
    await writeFile(join(folder, layout.runsFolder, 'notes.txt'), '');
    expect(await listJournals(folder, 10)).toEqual(paths.toReversed());
    expect(await listJournals(folder, 1)).toEqual(paths.slice(-1));
    expect(await listJournals(join(folder, 'nowhere'), 10)).toEqual([]);
  });
});
