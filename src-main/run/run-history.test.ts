// Earlier runs as their journals tell them: counts, lines, damage, and how quickly.
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { newJournalPath } from './journal.ts';
import type { JournalEvent, NewJournalEvent } from './journal-event.ts';
import { replayJournal } from './read-journal.ts';
import { openRunHistory } from './run-history.ts';
import { runViewOf } from './run-view.ts';
import { readFrozen } from './scan-journal.ts';
import { captured, done, rendered, segmentsOf, sent } from './scheduler-fixtures.ts';
import { nameOfJournal } from './tell-run.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'longtake-history-'));
  await mkdir(join(folder, layout.runsFolder), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const START = Date.parse('2026-01-02T03:04:05.678Z');
const stamped = (events: readonly NewJournalEvent[]) =>
  events.map((event, index) => ({ at: new Date(START + index * 1000).toISOString(), ...event }) as JournalEvent);
const textOf = (events: readonly NewJournalEvent[]) =>
  stamped(events)
    .map((event) => `${JSON.stringify(event)}\n`)
    .join('');

async function writeRun(runId: string, text: string, startedAtMs = START): Promise<string> {
  const path = newJournalPath(folder, runId, new Date(startedAtMs));
  await writeFile(path, text);
  return path;
}

const started = (chainLengths: readonly number[], plan: unknown = { marker: '],"plan":{' }): NewJournalEvent => ({
  ...{ event: 'run.started', run_id: 'r1', engine: 'comfyui', engine_name: 'Wan 2.2' },
  ...{ segments: segmentsOf(chainLengths), plan, settings: { models: {} }, fallbacks: [] },
});
const error = { code: 'out-of-memory' as const, message: 'Too little memory.', remedy: 'Take a smaller size.' };
const segment = (key: string) => ({ segment: key });
const finished: NewJournalEvent = { event: 'run.finished', done: 3, failed: 2, rendered: 1, up_to_date: 2 };

const EVENTFUL: readonly NewJournalEvent[] = [
  started([2, 1, 1, 1]),
  { ...sent('a/0', 'http://me:secret@gpu:8188') } as NewJournalEvent,
  { event: 'job.progress', ...segment('a/0'), job_id: 'j', fraction: 0.5, activity: 'Sampling' },
  captured('a/0'),
  rendered('a/0'),
  { event: 'take.landed', ...segment('a/0'), take: 3, job_id: 'j', started_at: null, gpu_seconds: 32.4 },
  done('a/0'),
  { event: 'clip.cut', ...segment('a/1'), take: 2, frames: 32, rendered: false },
  { event: 'job.skipped', ...segment('b/0') },
  { event: 'job.again', ...segment('c/0'), error, not_before: '2026-01-02T03:05:00.000Z', afresh: false },
  { event: 'run.pausing' },
  { event: 'run.paused', because: 'user', message: '', remedy: '' },
  { event: 'run.resumed', reopened: false },
  { ...sent('c/0', 'draft'), attempt: 2 } as NewJournalEvent,
  { event: 'job.failed', ...segment('c/0'), attempt: 2, error },
  { event: 'job.blocked', ...segment('d/0'), error },
  { event: 'server.changed', server: 'http://gpu:8188', change: 'parked', reason: 'It is silent.' },
  finished,
];

describe('the list of runs', () => {
  it('counts what became of the segments as the run itself does, the newest first', async () => {
    await writeRun('r1', textOf(EVENTFUL));
    await writeRun('r2', textOf([{ ...started([1]), run_id: 'r2' } as NewJournalEvent]), START + 60_000);
    const [newest, older] = await openRunHistory(folder).list(null);
    expect(newest).toMatchObject({ runId: 'r2', state: 'stopped', endedAtIso: null, seconds: null, segments: 1 });
    const run = replayJournal(stamped(EVENTFUL));
    if (run === null) throw new Error('no run');
    const view = runViewOf({
      run,
      live: new Map(),
      servers: [],
      estimateOf: () => null,
      fallbackName: () => '',
      minimumClips: null,
      nowMs: 0,
    });
    expect(older).toEqual({
      ...{ runId: 'r1', engineName: 'Wan 2.2', startedAtIso: '2026-01-02T03:04:05.678Z', state: 'finished' },
      ...{ endedAtIso: '2026-01-02T03:04:22.678Z', seconds: 17, segments: view.jobs.length },
      ...{ rendered: view.rendered, upToDate: view.upToDate, failed: view.failed },
    });
    expect([view.rendered, view.upToDate, view.failed]).toEqual([1, 2, 2]);
  });

  it('shows the run that is held as it stands, and one that was added to as going on', async () => {
    const added: NewJournalEvent = {
      event: 'run.added',
      segments: segmentsOf([1, 2]),
      plan: {},
      settings: {},
      fallbacks: [],
    };
    const path = await writeRun('r1', textOf([...EVENTFUL, added]));
    const history = openRunHistory(folder);
    expect(await history.list({ runId: 'r1', state: 'paused' })).toMatchObject([
      { state: 'paused', segments: 6, rendered: 0, upToDate: 1, failed: 2, endedAtIso: null },
    ]);
    await writeFile(path, textOf([...EVENTFUL, added, { event: 'run.stopped' }]));
    expect(await history.list(null), 'read again').toMatchObject([{ state: 'stopped', seconds: 19 }]);
  });

  it('has damaged journals too, with what could be read', async () => {
    const lines = textOf(EVENTFUL).split('\n');
    const path = await writeRun('r1', [lines[0]?.slice(0, 50), ...lines.slice(1, 9), '{"at":'].join('\n'));
    await writeRun('r0', '\u0000\u0000', START - 1000);
    const history = openRunHistory(folder);
    expect(await history.list(null)).toMatchObject([
      {
        runId: 'r1',
        startedAtIso: '2026-01-02T03:04:05.678Z',
        engineName: '',
        state: 'stopped',
        segments: 3,
        rendered: 1,
      },
      { runId: 'r0', segments: 0 },
    ]);
    expect(await history.read('r1', null)).toMatchObject({ unreadLines: 1 });
    expect(await history.read('../r1', null)).toBeNull();
    expect(await readFrozen(path)).toBeNull();
    expect(nameOfJournal('odd.jsonl')).toEqual({ runId: 'odd', startedAtIso: '1970-01-01T00:00:00.000Z' });
  });

  it('goes once through a line of many megabytes', async () => {
    await writeRun('r1', textOf([started([1], 'x'.repeat(96_000_000)), finished]));
    const startMs = performance.now();
    expect(await openRunHistory(folder).list(null)).toMatchObject([{ runId: 'r1', state: 'finished', segments: 1 }]);
    expect(performance.now() - startMs).toBeLessThan(5000);
  });
});

describe('one run', () => {
  it('is told in sentences, with what went wrong and where', async () => {
    await writeRun('r1', textOf(EVENTFUL));
    const record = await openRunHistory(folder).read('r1', null);
    const told = record?.lines.map(({ segmentKey, severity, text }) => `${segmentKey ?? '-'} ${severity}: ${text}`);
    expect(told).toEqual([
      '- info: Started with Wan 2.2: 5 segments.',
      'a/0 info: Started on gpu:8188.',
      'a/0 info: Rendered after 3 s; the take is fetched.',
      'a/0 success: Take 3 landed, rendered in 32 s.',
      'a/0 info: Its clip is cut: 1 frame.',
      'a/1 success: Nothing to render: its clip was cut from take 2.',
      'b/0 info: Up to date: nothing to render.',
      expect.stringMatching(/^c\/0 warning: It did not come out and is tried again at .+: Too little memory\.$/),
      '- info: Pausing.',
      '- info: Paused.',
      '- info: Resumed.',
      'c/0 info: Started on this machine, try 2.',
      'c/0 problem: Failed after 2 tries: Too little memory. Take a smaller size.',
      'd/0 problem: Too little memory. Take a smaller size.',
      '- warning: gpu:8188 gets nothing for now: It is silent.',
      '- warning: Finished: 1 rendered, 2 up to date, 2 failed.',
    ]);
    expect(record).toMatchObject({ unreadLines: 0, state: 'finished', seconds: 17 });
  });

  it('of ten thousand segments is read quickly; the earliest of too many lines are left out and counted', async () => {
    const plan = { segments: Array.from({ length: 10_000 }, (_, key) => ({ key, prompt: 'a boat '.repeat(100) })) };
    const keys = segmentsOf(Array.from({ length: 10_000 }, () => 1)).map((one, index) => ({
      ...one,
      key: `${index}/0`,
    }));
    const first = { ...started([], plan), segments: keys } as NewJournalEvent;
    const events = keys.flatMap(({ key }) => [
      ...[sent(key), rendered(key)],
      { event: 'take.landed', segment: key, take: 1, job_id: 'j', started_at: null, gpu_seconds: 3 } as NewJournalEvent,
      done(key),
    ]);
    const path = await writeRun('r1', textOf([first, ...events, finished]));
    const history = openRunHistory(folder);
    const measured = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
      const cpu = process.cpuUsage();
      const value = await work();
      const { user, system } = process.cpuUsage(cpu);
      return [value, (user + system) / 1000];
    };
    const [list, listMs] = await measured(() => history.list(null));
    expect(list).toMatchObject([{ segments: 10_000, rendered: 10_000 }]);
    expect((await measured(() => history.list(null)))[1], 'known').toBeLessThan(100);
    const [record, recordMs] = await measured(() => history.read('r1', null));
    expect(record?.lines).toHaveLength(20_001);
    expect(record?.lines[0]?.text).toBe('20,002 earlier lines are not shown.');
    const [frozen, frozenMs] = await measured(() => readFrozen(path));
    expect(frozen?.plan).toEqual(plan);
    expect(Math.max(listMs, recordMs, frozenMs), `${basename(path)} ${listMs} ${recordMs} ${frozenMs}`).toBeLessThan(
      3000,
    );
  });
});
