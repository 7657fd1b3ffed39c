import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { layout } from '#shared/model/project-layout.ts';
import { newJournalPath } from './journal.ts';
import { openJobsIn, readOpenJobs } from './open-jobs.ts';
import { parseJournal } from './read-journal.ts';

const line = (event: string, more: object) => JSON.stringify({ at: '2026-11-21T00:00:00Z', event, ...more });
const submitting = (segment: string, job_id: string, more: object = {}) =>
  line('job.submitting', {
    ...{ segment, job_id, attempt: 1, engine: 'comfyui', server: 'http://a', request_sha256: 'r' },
    ...more,
  });
const landed = (segment: string, more: object = {}) =>
  line('take.landed', { segment, take: 1, gpu_seconds: 1, ...more });
const error = { code: 'server-unreachable', message: '', remedy: '' };

const openIn = (lines: readonly string[]) => openJobsIn(parseJournal(lines.join('\n')).events);
const idsIn = (lines: readonly string[]) => openIn(lines).map(({ segment, job_id }) => [segment, job_id]);

it('finds what was sent and never landed, the newest first, past torn and damaged lines', () => {
  const journal = [
    submitting('a/0', 'one'),
    landed('a/0', { job_id: 'one' }),
    submitting('b/0', 'two'),
    '{"event":"job.submitting","segment":"c/0" damaged',
    submitting('d/0', 'three'),
    line('job.failed', { segment: 'd/0', attempt: 1, error }),
    submitting('e/0', 'four').slice(0, 40),
  ];
  expect(idsIn(journal)).toEqual([
    ['d/0', 'three'],
    ['b/0', 'two'],
  ]);
});

it('settles only the job that the take came from', () => {
  expect(idsIn([submitting('a/0', 'one'), submitting('a/0', 'two'), landed('a/0', { job_id: 'two' })])).toEqual([
    ['a/0', 'one'],
  ]);
});

it('reads journals of before there were fingerprints: such a job fits nothing, and a take settles whatever was sent', () => {
  const older = line('job.submitting', { segment: 'a/0', job_id: 'x', attempt: 1, engine: 'comfyui', server: null });
  expect(openIn([older])).toMatchObject([
    { request_sha256: null, start_frame_sha256: null, end_frame_sha256: null, start_job_id: null },
  ]);
  expect(idsIn([older, submitting('a/0', 'y'), landed('a/0')])).toEqual([]);
});

it('of several runs: what a later one brought home is settled, what it waits for is told once', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'longtake-open-jobs-'));
  const runs = join(folder, layout.runsFolder);
  await mkdir(runs, { recursive: true });
  const attached = { attached: true };
  await writeFile(
    join(runs, '1.jsonl'),
    [submitting('a/0', 'a1'), submitting('b/0', 'b1'), submitting('c/0', 'c1')].join('\n'),
  );
  await writeFile(
    join(runs, '2.jsonl'),
    [submitting('a/0', 'a1', attached), landed('a/0', { job_id: 'a1' }), submitting('b/0', 'b1', attached)].join('\n'),
  );
  await writeFile(join(runs, '3.jsonl'), submitting('c/0', 'c2'));
  const open = await readOpenJobs(folder);
  await rm(folder, { recursive: true });
  expect([...open].map(([key, jobs]) => [key, jobs.map(({ job_id }) => job_id)])).toEqual([
    ['c/0', ['c2', 'c1']],
    ['b/0', ['b1']],
  ]);
});

it('looks through the last ten runs, and through every run of the last day', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'longtake-open-'));
  const runs = join(folder, layout.runsFolder);
  await mkdir(runs, { recursive: true });
  const now = new Date('2026-11-21T12:00:00Z');
  const write = (hoursAgo: number, jobId: string) => {
    const startedAt = new Date(now.getTime() - hoursAgo * 3_600_000);
    return writeFile(newJournalPath(folder, jobId, startedAt), submitting(jobId, jobId));
  };
  for (let run = 0; run < 14; run += 1) await write(run, `recent-${run}`);
  await write(30, 'older');
  const ofDay = [...(await readOpenJobs(folder, now)).keys()];
  const later = [...(await readOpenJobs(folder, new Date(now.getTime() + 7 * 24 * 3_600_000))).keys()];
  await rm(folder, { recursive: true });
  expect([ofDay.length, ofDay.includes('recent-13'), ofDay.includes('older')]).toEqual([14, true, false]);
  expect(later).toHaveLength(10);
});
