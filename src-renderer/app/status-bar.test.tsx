// @vitest-environment jsdom
import { act, cleanup, fireEvent, screen } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import type { ServerStatus } from '#shared/contract/shapes.ts';
import { DEFAULT_SETTINGS } from '#shared/model/settings.ts';
import { ok } from '#shared/result.ts';
import { standInJob, standInProject, standInRun, standInShot } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createStores } from './create-stores.ts';
import { Rail } from './rail.tsx';
import { renderForTest } from './render-for-test.tsx';
import { StatusBar } from './status-bar.tsx';

afterEach(cleanup);

const answer = (url: string, reachable: boolean): ServerStatus => ({
  url,
  reachable,
  version: '0.3.64',
  device: reachable ? 'cuda:0 NVIDIA GeForce RTX 4090 : native' : null,
  pytorchVersion: null,
  vramTotalBytes: null,
  vramFreeBytes: null,
  queueRemaining: 0,
  othersQueued: 0,
  canRender: null,
  restart: { offered: false, byItself: false },
  sageAttention: { usable: null, reasons: [] },
  error: null,
});

function setUp(servers: string[], freeBytes = 400e9) {
  const studio = new StandInStudio({
    'disk.space': () => ok({ freeBytes }),
    'servers.check': ({ url }) => ok(answer(url, !url.includes('down'))),
  });
  const stores = createStores(studio, vi.fn());
  stores.app.setState({ settings: { ...DEFAULT_SETTINGS, servers } });
  stores.project.setState({ view: standInProject([standInShot(0)]) });
  renderForTest(
    stores,
    <>
      <Rail />
      <StatusBar />
    </>,
  );
  return { studio, stores };
}

it('names the card of a server that answers, and the server that does not; a click leads to the servers', async () => {
  const { stores } = setUp(['http://box:8188', 'http://down:8188']);
  await vi.waitFor(() =>
    expect(screen.getAllByTestId('server-chip').map(({ textContent }) => textContent)).toEqual([
      'RTX 4090',
      'down:8188: Does not answer',
    ]),
  );
  fireEvent.click(screen.getAllByTestId('server-chip')[1] as HTMLElement);
  expect(stores.app.getState().panel).toBe('settings');
});

it('counts servers where there are many', async () => {
  setUp(['http://a:1', 'http://b:1', 'http://down:1']);
  await vi.waitFor(() => expect(screen.getByTestId('server-chip').textContent).toBe('2 of 3 servers answer'));
});

it.each([
  { freeBytes: 400e9, tone: 'fine' },
  { freeBytes: 9.9e9, tone: 'warning' },
  { freeBytes: 1.9e9, tone: 'problem' },
])('says of $freeBytes free bytes that it is $tone', async ({ freeBytes, tone }) => {
  setUp([], freeBytes);
  expect((await screen.findByTestId('disk-space')).dataset.tone).toBe(tone);
});

it('tells in the rail and at the foot what the run does', () => {
  const { studio } = setUp([]);
  const jobs = [standInJob('001/0', { state: 'running' }), standInJob('002/0'), standInJob('003/0')];
  act(() => studio.emit('run.changed', standInRun(jobs, { fraction: 0.374 })));
  const generate = () => screen.getByRole('button', { name: 'Generate' });
  expect(generate().getAttribute('aria-description')).toBe('37 % rendered');
  expect(screen.getByRole('contentinfo').textContent).toContain('1 running · 2 waiting');
  act(() => studio.emit('run.changed', standInRun(jobs, { state: 'finished', failed: 2 })));
  expect(generate().getAttribute('aria-description')).toBe('2 segments failed');
});
