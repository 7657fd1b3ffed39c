// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CompareDeck } from './compare-deck.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** What jsdom does not do with a video: it has a picture, stands at a time, plays or not. */
function video() {
  const element = document.createElement('video');
  const state = { readyState: 4, ended: false, playing: false };
  Object.defineProperties(element, {
    readyState: { get: () => state.readyState },
    ended: { get: () => state.ended },
    seeking: { value: false },
    currentTime: { value: 0, writable: true },
    load: { value: () => undefined },
    play: {
      value: async () => {
        state.playing = true;
      },
    },
    pause: {
      value: () => {
        state.playing = false;
      },
    },
  });
  return { element, state };
}

const take = (framesDelivered: number, url: string | null = 'take.mp4') => ({
  framesPerSecond: 24,
  framesDelivered,
  url,
});

function setUp(left = take(72), right = take(48)) {
  const videos = [video(), video()] as const;
  const deck = new CompareDeck([left, right], [videos[0].element, videos[1].element]);
  const refresh = () => vi.advanceTimersByTime(40);
  return { deck, left: videos[0], right: videos[1], refresh };
}

it('starts both together, and not before both have a picture', () => {
  const { deck, left, right, refresh } = setUp();
  right.state.readyState = 1;
  deck.play();
  refresh();
  expect([left.state.playing, right.state.playing, deck.state.getState().phase]).toEqual([false, false, 'gathering']);
  right.state.readyState = 4;
  refresh();
  expect([left.state.playing, right.state.playing, deck.state.getState().phase]).toEqual([true, true, 'playing']);
});

it('follows the longer one and brings the other back in step', () => {
  const { deck, left, right, refresh } = setUp();
  deck.play();
  refresh();
  left.element.currentTime = 1;
  right.element.currentTime = 1.05;
  refresh();
  expect(deck.state.getState().frame).toBe(24);
  expect(right.element.playbackRate).toBeLessThan(1);
  right.element.currentTime = 0.2;
  refresh();
  expect(right.element.currentTime).toBe(1);
});

it('begins again at the end of the longer one', () => {
  const { deck, left, right, refresh } = setUp();
  deck.play();
  refresh();
  left.element.currentTime = 3;
  left.state.ended = true;
  right.state.ended = true;
  refresh();
  expect(deck.state.getState()).toMatchObject({ frame: 0 });
  left.state.ended = false;
  refresh();
  expect([left.state.playing, right.state.playing]).toEqual([true, true]);
});

it('shows one frame on both sides when stepping, the last one past an end', () => {
  const { deck, left, right } = setUp();
  deck.step(60);
  expect(deck.state.getState().frame).toBe(60);
  expect(left.element.currentTime).toBeCloseTo(60.5 / 24);
  expect(right.element.currentTime).toBeCloseTo(47.5 / 24);
  deck.step(999);
  expect(deck.state.getState().frame).toBe(71);
});

it('goes on with the other side where one cannot be played', () => {
  const { deck, left, right, refresh } = setUp();
  left.state.readyState = 0;
  left.element.dispatchEvent(new Event('error'));
  deck.play();
  refresh();
  expect(deck.state.getState().failed).toEqual([true, false]);
  expect(right.state.playing).toBe(true);
});

it('plays nothing where both are stills', () => {
  const { deck } = setUp(take(72, null), take(72, null));
  deck.play();
  expect(deck.state.getState().phase).toBe('paused');
});
