// @vitest-environment jsdom
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Deck } from './deck.ts';
import type { Clip } from './playlist.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const RATE = 10;
const START_TAKES_MS = 50;

/** What jsdom does not do with a video: a file of one second that loads at once and plays by the clock after a slow start. */
function video() {
  const element = document.createElement('video');
  const state = {
    seconds: 0,
    runsFromMs: Number.POSITIVE_INFINITY,
    playing: false,
    ready: true,
    plays: [] as number[],
  };
  const now = () => {
    const ran = (Math.max(0, performance.now() - state.runsFromMs) / 1000) * element.playbackRate;
    return state.playing ? Math.min(state.seconds + ran, 1) : state.seconds;
  };
  const stop = () => {
    state.seconds = now();
    state.playing = false;
  };
  let rate = 1;
  Object.defineProperties(element, {
    readyState: { get: () => (state.ready && element.dataset.url ? 4 : 0) },
    seeking: { value: false },
    duration: { value: 1 },
    ended: { get: () => now() >= 1 },
    paused: { get: () => !state.playing },
    error: { value: null },
    playbackRate: { get: () => rate, set: (value: number) => (rate = value) },
    currentTime: {
      get: now,
      set: (seconds: number) => {
        state.seconds = seconds;
        state.runsFromMs = performance.now();
      },
    },
    load: { value: () => (state.seconds = 0) },
    play: {
      value: async () => {
        if (state.playing) return;
        state.plays.push(performance.now());
        state.runsFromMs = performance.now() + START_TAKES_MS;
        state.playing = true;
      },
    },
    pause: { value: stop },
  });
  return { element, state };
}

const clip = (index: number): Clip => ({
  key: `001/${index}`,
  shotId: '001',
  segmentIndex: index,
  segmentCount: 4,
  mediaPath: `video/${index}.mp4`,
  thumbnailPath: null,
  version: 'v',
  stale: false,
  kept: false,
  frames: 10,
  firstFrame: index * 10,
  missingBefore: 0,
});

function setUp(clips = 4) {
  const videos = [video(), video()] as const;
  const deck = new Deck(videos[0].element, videos[1].element);
  const list = Array.from({ length: clips }, (_, index) => clip(index));
  const programme = {
    playlist: { clips: list, frames: clips * 10 },
    framesPerSecond: RATE,
    urls: list.map(({ mediaPath }) => mediaPath),
  };
  deck.load(programme, 0, null);
  const seen = () => videos.find(({ element }) => element.hasAttribute('data-seen'));
  const behind = () => videos.find(({ element }) => !element.hasAttribute('data-seen'));
  /** When each clip came to the front, from the press of Play. */
  const turns: [string, number][] = [];
  const from = performance.now();
  const play = (untilMs: number) => {
    let url = seen()?.element.dataset.url;
    while (performance.now() - from < untilMs) {
      vi.advanceTimersByTime(4);
      const next = seen()?.element.dataset.url;
      if (next !== url && next !== undefined) turns.push([next, performance.now() - from]);
      url = next;
    }
  };
  return { deck, programme, seen, behind, play, turns };
}

it('holds the next clip behind at its first frame', () => {
  const { deck, seen, behind } = setUp();
  expect([seen()?.element.dataset.url, behind()?.element.dataset.url]).toEqual(['video/0.mp4', 'video/1.mp4']);
  deck.show(25);
  expect([seen()?.element.dataset.url, behind()?.element.dataset.url]).toEqual(['video/2.mp4', 'video/3.mp4']);
  expect(behind()?.element.currentTime).toBe(0);
  expect(seen()?.element.dataset.testid).toBe('player-video');
});

it('learns how long a start takes, and then loses no time at a join', () => {
  const { deck, play, turns } = setUp();
  deck.act({ kind: 'speed', speed: 1 });
  play(3_700);
  const [one, two, three] = turns.map(([, atMs]) => atMs);
  // A clip is a second. The user's own start takes 50 ms, and begins in the middle of a frame, which is 50 ms less.
  expect(Math.abs((one ?? 0) - 1_000)).toBeLessThanOrEqual(17);
  expect(Math.abs((two ?? 0) - (one ?? 0) - 1_000)).toBeLessThanOrEqual(17);
  expect(Math.abs((three ?? 0) - (one ?? 0) - 2_000)).toBeLessThanOrEqual(20);
  expect(deck.state.getState().clipIndex).toBe(3);
});

it('comes to a stand on the last frame', () => {
  const { deck, play, seen } = setUp(2);
  deck.act({ kind: 'speed', speed: 1 });
  play(2_400);
  seen()?.element.dispatchEvent(new Event('ended'));
  expect(deck.state.getState()).toMatchObject({ frame: 19, speed: 0 });
});

it('waits for a clip that is not there yet, and goes on when it is', () => {
  const { deck, play, seen, behind } = setUp();
  const next = behind();
  if (next) next.state.ready = false;
  deck.act({ kind: 'speed', speed: 1 });
  play(1_500);
  expect([seen()?.element.dataset.url, seen()?.element.paused]).toEqual(['video/0.mp4', true]);
  if (next) next.state.ready = true;
  next?.element.dispatchEvent(new Event('loadeddata'));
  expect([seen()?.element.dataset.url, seen()?.element.paused]).toEqual(['video/1.mp4', false]);
});

it('loops over a join and shows no frame outside of it', () => {
  const { deck, play } = setUp();
  const frames = new Set<number>();
  deck.state.subscribe(({ frame }) => frames.add(frame));
  deck.loop({ from: 15, to: 25 });
  play(4_000);
  expect([...frames].toSorted((a, b) => a - b)).toEqual([15, 16, 17, 18, 19, 20, 21, 22, 23, 24]);
  expect(deck.state.getState()).toMatchObject({ loop: { from: 15, to: 25 }, speed: 1 });
  deck.setLoop(null);
  expect(deck.state.getState().loop).toBeNull();
});

it('ends a loop when another place is shown', () => {
  const { deck } = setUp();
  deck.loop({ from: 15, to: 25 });
  deck.show(20);
  expect(deck.state.getState().loop).not.toBeNull();
  deck.show(30);
  expect(deck.state.getState()).toMatchObject({ loop: null, frame: 30 });
});

it('plays on untouched when the list comes anew with the same clip', () => {
  const { deck, programme, play, seen } = setUp();
  deck.act({ kind: 'speed', speed: 1 });
  play(500);
  const before = seen()?.element.currentTime;
  deck.load({ ...programme, urls: ['video/0.mp4', 'video/1.mp4?v=2', 'video/2.mp4', 'video/3.mp4'] }, 4, null);
  expect(seen()?.element.currentTime).toBe(before);
  play(1_200);
  expect(seen()?.element.dataset.url).toBe('video/1.mp4?v=2');
});

it('goes on looping where a stretch is set while it plays, and jumps into it only from outside', () => {
  const { deck, play, seen } = setUp();
  deck.act({ kind: 'speed', speed: 1 });
  play(500);
  const before = seen()?.element.currentTime;
  deck.setLoop({ from: 2, to: 8 });
  expect(seen()?.element.currentTime).toBe(before);
  const frames = new Set<number>();
  deck.state.subscribe(({ frame }) => frames.add(frame));
  play(3_000);
  expect(Math.max(...frames)).toBe(7);
  deck.setLoop({ from: 0, to: 1 });
  expect(seen()?.element.currentTime).toBeLessThan(0.1);
  deck.setLoop({ from: 30, to: 35 });
  expect(deck.state.getState()).toMatchObject({ frame: 30, speed: 1 });
});

it('keeps a loop when clips come in before it', () => {
  const { deck, programme } = setUp();
  deck.setLoop({ from: 15, to: 25 });
  deck.load(programme, 20, { from: 18, to: 28 });
  expect(deck.state.getState()).toMatchObject({ frame: 20, loop: { from: 18, to: 28 } });
});

it('tells of sound as soon as some was decoded, and is as loud as it is told', () => {
  const { deck, seen } = setUp();
  const element = seen()?.element;
  if (!element) throw new Error('A clip is on the screen.');
  element.dispatchEvent(new Event('timeupdate'));
  expect(deck.state.getState().hasSound).toBe(false);
  Object.assign(element, { webkitAudioDecodedByteCount: 4_096 });
  element.dispatchEvent(new Event('timeupdate'));
  expect(deck.state.getState().hasSound).toBe(true);
  deck.setVolume(0.4);
  expect(element.volume).toBe(0.4);
});
