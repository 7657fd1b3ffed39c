import { expect, it } from 'vitest';
import { openJobsIn } from './open-jobs.ts';

const line = (event: string, more: object) => JSON.stringify({ at: '2026-11-21T00:00:00Z', event, ...more });
const submitting = (segment: string, job_id: string) =>
  line('job.submitting', { segment, job_id, attempt: 1, engine: 'comfyui', server: 'http://a', request_sha256: 'r' });

it('finds what was sent and never landed, past torn and damaged lines', () => {
  const journal = [
    submitting('a/0', 'one'),
    line('take.landed', { segment: 'a/0', take: 1, gpu_seconds: null }),
    submitting('b/0', 'two'),
    '{"event":"job.submitting","segment":"c/0" damaged',
    submitting('d/0', 'three'),
    line('job.failed', { segment: 'd/0', attempt: 1, error: { code: 'server-unreachable', message: '', remedy: '' } }),
    submitting('e/0', 'four').slice(0, 40),
  ].join('\n');
  expect(openJobsIn(journal).map(({ segment, job_id }) => [segment, job_id])).toEqual([
    ['b/0', 'two'],
    ['d/0', 'three'],
  ]);
});

it('reads journals of before there were fingerprints: such a job fits nothing', () => {
  const older = line('job.submitting', { segment: 'a/0', job_id: 'x', attempt: 1, engine: 'comfyui', server: null });
  expect(openJobsIn(older)).toMatchObject([{ request_sha256: null, start_frame_sha256: null, end_frame_sha256: null }]);
});
