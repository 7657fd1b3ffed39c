import { expect, it, vi } from 'vitest';
import { DEFAULT_SETTINGS, type StudioSettings } from '#shared/model/settings.ts';
import { ok } from '#shared/result.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import { createAppStore } from './app-store.ts';
import { createLayoutMemory } from './layout-memory.ts';

function setUp() {
  let stored: StudioSettings = { ...DEFAULT_SETTINGS, layout: { 'player.side': 300 } };
  const studio = new StandInStudio({
    'settings.change': (patch) => {
      stored = { ...stored, ...(patch as Partial<StudioSettings>) };
      return ok(structuredClone(stored));
    },
  });
  const app = createAppStore(studio, vi.fn());
  app.setState({ settings: stored });
  return { studio, app, memory: createLayoutMemory(app, 10), stored: () => stored.layout };
}

it('keeps what is dragged at once, and stores the end of it beside what was there', async () => {
  const { studio, memory, stored } = setUp();
  const heard = vi.fn();
  memory.subscribe(heard);
  for (const pixels of [310, 320, 330]) memory.remember('storyboard.side', pixels);
  memory.remember('dock.open', true);
  expect([memory.read('storyboard.side'), memory.read('dock.open'), heard.mock.calls.length]).toEqual([330, true, 4]);
  await vi.waitFor(() => expect(stored()).toEqual({ 'player.side': 300, 'storyboard.side': 330, 'dock.open': true }));
  expect(studio.inputsOf('settings.change')).toHaveLength(1);
  await vi.waitFor(() => expect(memory.read('storyboard.side')).toBe(330));
});

it('leaves the other settings the same objects, so that nothing else believes to have changed', async () => {
  const { app, memory } = setUp();
  const before = app.getState().settings;
  memory.remember('dock.height', 240);
  await vi.waitFor(() => expect(app.getState().settings?.layout).toHaveProperty('dock.height', 240));
  expect(app.getState().settings?.servers).toBe(before?.servers);
});
