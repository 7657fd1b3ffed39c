// @vitest-environment jsdom
import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { createStores } from '../app/create-stores.ts';
import { renderForTest } from '../app/render-for-test.tsx';
import { standInSeam } from '../studio-client/stand-in-film.ts';
import { standInPlan, standInShot, toRender } from '../studio-client/stand-in-project.ts';
import { StandInStudio } from '../studio-client/stand-in-studio.ts';
import type { Deck, DeckState } from './deck.ts';
import { usePlayerKeys, useSeamActions } from './use-player-keys.ts';

afterEach(cleanup);

const { segments } = standInPlan([standInShot(1), standInShot(2)], () => toRender).plan;
const marks = segments
  .filter(({ segmentIndex }) => segmentIndex === 1)
  .map((segment, index) => ({ frame: index === 0 ? 72 : 192, seam: standInSeam(segment, 72) }));

function setUp(state: Partial<DeckState> = {}) {
  const deck = {
    state: createStore<DeckState>()(() => ({
      frame: 100,
      speed: 0,
      clipIndex: 0,
      loop: null,
      failed: false,
      ...state,
    })),
    show: vi.fn(),
    act: vi.fn(),
    loop: vi.fn(),
  } as unknown as Deck;
  const stores = createStores(new StandInStudio(), vi.fn());
  function Keys() {
    const actions = useSeamActions(deck, 24, marks);
    usePlayerKeys(deck, 24, marks, actions);
    return <input aria-label="a field" />;
  }
  const { getByLabelText } = renderForTest(stores, <Keys />);
  return { deck, stores, field: getByLabelText('a field') };
}

it('goes to the next and the previous seam, standing still', () => {
  const { deck, stores } = setUp();
  fireEvent.keyDown(document.body, { key: ']' });
  expect(deck.show).toHaveBeenLastCalledWith(192);
  expect(deck.act).toHaveBeenLastCalledWith({ kind: 'speed', speed: 0 });
  expect(stores.player.getState().seamKey).toBe('003/1');
  fireEvent.keyDown(document.body, { key: '[' });
  expect(deck.show).toHaveBeenLastCalledWith(72);
});

it('loops one second around the nearest seam until Esc', () => {
  const { deck } = setUp({ loop: { from: 60, to: 84 } });
  fireEvent.keyDown(document.body, { key: '\\' });
  expect(deck.loop).toHaveBeenLastCalledWith({ from: 60, to: 84 });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(deck.loop).toHaveBeenLastCalledWith(null);
});

it('hears a bracket that is typed with AltGr, but no shortcut and nothing that is typed into a field', () => {
  const { deck, field } = setUp();
  fireEvent.keyDown(document.body, { key: ']', ctrlKey: true });
  fireEvent.keyDown(field, { key: ']' });
  fireEvent.keyDown(document.body, { key: 'Escape' });
  expect(deck.show).not.toHaveBeenCalled();
  expect(deck.loop).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: ']', ctrlKey: true, altKey: true, modifierAltGraph: true });
  expect(deck.show).toHaveBeenCalledWith(192);
});
