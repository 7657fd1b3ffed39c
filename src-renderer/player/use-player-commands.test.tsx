// @vitest-environment jsdom
import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import type { CommandId } from '../commands/command-table.ts';
import { standInSeam } from '../studio-client/stand-in-film.ts';
import { standInPlan, standInShot } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import type { Deck } from './deck.ts';
import { type DeckState, STANDING } from './deck-state.ts';
import { markedFrames } from './in-out.ts';
import { playlistOf } from './playlist.ts';
import { useSeamActions } from './seam-actions.ts';
import { usePlayerCommands } from './use-player-commands.ts';

afterEach(cleanup);

// Segments of 72 + 48 and 72 + 29 frames.
const plan = standInPlan([standInShot(1), standInShot(2)], ({ key }) => ({
  status: 'up-to-date',
  reasons: [],
  kept: false,
  clip: { mediaPath: key, thumbnailPath: null, take: 1, version: 'v' },
}));
const playlist = playlistOf(plan, null);
const marks = plan.plan.segments
  .filter(({ segmentIndex }) => segmentIndex === 1)
  .map((segment, index) => ({ frame: index === 0 ? 72 : 192, seam: standInSeam(segment, 72) }));

function setUp(state: Partial<DeckState> = {}) {
  const deck = {
    state: createStore<DeckState>()(() => ({ ...STANDING, frame: 100, ...state })),
    show: vi.fn(),
    act: vi.fn(),
    loop: vi.fn(),
    setLoop: vi.fn(),
  } as unknown as Deck;
  const stores = createStores(new StandInStudio(), vi.fn());
  const fullScreen = { on: false, idle: false, toggle: vi.fn() };
  function Commands() {
    const { markIn, markOut } = stores.player.getState();
    const seamActions = useSeamActions(deck, 24, marks);
    const marked = markedFrames(playlist, { markIn, markOut });
    usePlayerCommands({
      ...{ deck, playlist, framesPerSecond: 24, seams: marks, seamActions, marked, fullScreen },
      reveal: undefined,
    });
    return null;
  }
  const { rerender } = renderForTest(stores, <Commands />);
  const run = (id: CommandId) => {
    let done = false;
    act(() => {
      done = stores.commands.getState().run(id);
    });
    return done;
  };
  return { deck, stores, run, rerender };
}

it('goes to the next and the previous seam, standing still', () => {
  const { deck, stores, run } = setUp();
  run('player.nextSeam');
  expect(deck.show).toHaveBeenLastCalledWith(192);
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'speed', speed: 0 });
  expect(stores.player.getState().seamKey).toBe('003/1');
  run('player.previousSeam');
  expect(deck.show).toHaveBeenLastCalledWith(72);
});

it('loops one second around the nearest seam, and ends a loop only where there is one', () => {
  const { deck, run } = setUp({ loop: { from: 60, to: 84 } });
  run('player.loopSeam');
  expect(deck.loop).toHaveBeenLastCalledWith({ from: 60, to: 84 });
  expect(run('player.endLoop')).toBe(true);
  expect(deck.setLoop).toHaveBeenLastCalledWith(null);
  expect(setUp().run('player.endLoop')).toBe(false);
});

it('shuttles with J and L, and slowly while K is held', () => {
  const { deck, run } = setUp({ speed: 2 });
  run('player.forward');
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'speed', speed: 4 });
  fireEvent.keyDown(document.body, { key: 'k' });
  run('player.forward');
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'speed', speed: 0.5 });
  deck.state.setState({ speed: 0.5 });
  fireEvent.keyUp(document.body, { key: 'k' });
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'speed', speed: 0 });
  run('player.backward');
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'speed', speed: -1 });
});

it('plays at the speed that was chosen, and stops what plays', () => {
  const { deck, stores, run } = setUp();
  act(() => stores.player.getState().setPlaySpeed(0.25));
  run('player.playPause');
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'speed', speed: 0.25 });
  deck.state.setState({ speed: -4 });
  run('player.playPause');
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'speed', speed: 0 });
});

it('goes from cut to cut, first to the start of the clip it is in', () => {
  const { deck, run } = setUp();
  run('player.previousClip');
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'step', frames: -28 });
  run('player.nextClip');
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'step', frames: 20 });
});

it('sets in and out where it stands, and loops the whole list as long as neither is set', () => {
  const { deck, stores, run } = setUp();
  run('player.loop');
  expect(deck.setLoop).toHaveBeenLastCalledWith({ from: 0, to: 221 });
  expect(run('player.goToIn')).toBe(false);
  run('player.markIn');
  expect(stores.player.getState().markIn).toEqual({ key: '002/1', frameInClip: 28 });
});
