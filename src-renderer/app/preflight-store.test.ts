import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { RequestOutput, WireResult } from '#shared/contract/studio-client.ts';
import { err, ok } from '#shared/result.ts';
import { standInPreflight } from '../studio-client/stand-in-reports.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createPreflightStore } from './preflight-store.ts';
import { blocksStart } from './preflight-words.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const PAUSE_MS = 1_000;
const report = (scene = '') => standInPreflight(scene, new Date().toISOString());

function setUp(scene = '') {
  const studio = new StandInStudio({ 'preflight.check': () => ok(report(scene)) });
  const run = { active: false };
  const store = createPreflightStore(studio, { isRunActive: () => run.active, pauseMs: PAUSE_MS });
  return { studio, run, store, checks: () => studio.inputsOf('preflight.check').length };
}

/** Checks are answered when the test says so. */
function heldBack(studio: StandInStudio) {
  const answers: ((answer: WireResult<RequestOutput<'preflight.check'>>) => void)[] = [];
  studio.answers['preflight.check'] = () => new Promise((resolve) => answers.push(resolve));
  return answers;
}

it('checks when somebody looks, and once for many changes that come together', async () => {
  const { store, checks } = setUp();
  store.getState().watch();
  for (let change = 0; change < 20; change++) store.getState().touch();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(checks()).toBe(1);
  expect(store.getState()).toMatchObject({ report: { verdict: 'can-run' }, outdated: false, checking: false });
});

it('checks nothing while nobody looks, and catches up when somebody does', async () => {
  const { store, checks } = setUp();
  store.getState().watch()();
  store.getState().touch();
  await vi.advanceTimersByTimeAsync(10 * PAUSE_MS);
  expect(checks()).toBe(0);
  store.getState().watch();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(checks()).toBe(1);
});

it('never asks twice at a time, and asks again for what changed meanwhile', async () => {
  const { store, studio, checks } = setUp();
  const answers = heldBack(studio);
  store.getState().watch();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  store.getState().touch();
  await vi.advanceTimersByTimeAsync(5 * PAUSE_MS);
  expect(checks()).toBe(1);
  answers[0]?.(ok(report('preflight-problem')));
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(checks()).toBe(2);
});

it('leaves the server to a run, and checks after it', async () => {
  const { store, run, checks } = setUp();
  store.getState().watch();
  run.active = true;
  store.getState().touch();
  await store.getState().check();
  await vi.advanceTimersByTimeAsync(5 * PAUSE_MS);
  expect(checks()).toBe(0);
  run.active = false;
  store.getState().touch();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(checks()).toBe(1);
});

it('does not take the answer about one project for the next, and asks for that', async () => {
  const { store, studio, checks } = setUp();
  const answers = heldBack(studio);
  store.getState().watch();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  store.getState().clear();
  answers[0]?.(ok(report('preflight-problem')));
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(store.getState().report).toBeNull();
  expect(checks()).toBe(2);
});

it('asks anew for a report that has grown old, not for a fresh one', async () => {
  const { store, checks } = setUp();
  store.getState().watch()();
  await store.getState().check();
  store.getState().watch()();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(checks()).toBe(1);
  await vi.advanceTimersByTimeAsync(120_000);
  store.getState().watch();
  await vi.advanceTimersByTimeAsync(PAUSE_MS);
  expect(checks()).toBe(2);
});

it('holds Start back only while the answer still holds', async () => {
  const { store, studio } = setUp('preflight-problem');
  await store.getState().check();
  expect(blocksStart(store.getState())).toBe(true);
  store.getState().touch();
  expect(blocksStart(store.getState())).toBe(false);
  studio.answers['preflight.check'] = () => err({ code: 'unexpected', message: 'No answer.', remedy: '' });
  await store.getState().check();
  expect(blocksStart(store.getState())).toBe(false);
});
