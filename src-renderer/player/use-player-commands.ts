// What the commands of the player do while it is on the screen.
import { useStore } from 'zustand';
import { useStores } from '../app/stores-context.ts';
import { type CommandHandlers, useCommands } from '../commands/use-commands.ts';
import type { Deck } from './deck.ts';
import { nearestSeam, type SeamMark, seamFrom } from './film-marks.ts';
import type { FullScreen } from './full-screen.ts';
import { type MarkedFrames, markedRange, NO_MARKS, withMark } from './in-out.ts';
import type { Playlist } from './playlist.ts';
import type { SeamActions } from './seam-actions.ts';
import { faster, fasterBack, SLOW } from './shuttle.ts';
import { useHeldKey } from './use-held-key.ts';

interface PlayerParts {
  readonly deck: Deck;
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
  readonly seams: readonly SeamMark[];
  readonly seamActions: SeamActions;
  readonly marked: MarkedFrames;
  readonly fullScreen: FullScreen;
  readonly reveal: (() => void) | undefined;
}

export function usePlayerCommands(parts: PlayerParts): void {
  const { deck, fullScreen, reveal } = parts;
  const { player } = useStores();
  const looping = useStore(deck.state, (state) => state.loop !== null);
  useCommands({
    ...useShuttle(deck),
    ...steps(parts),
    ...useMarks(parts),
    ...seamCommands(parts),
    'player.loop': () => deck.setLoop(looping ? null : loopedByHand(parts)),
    'player.endLoop': looping ? () => deck.setLoop(null) : undefined,
    'player.fullScreen': fullScreen.toggle,
    'player.toggleFilm': () => player.getState().setScope(player.getState().scope === 'film' ? 'shot' : 'film'),
    'player.reveal': reveal,
  });
}

/** Between the marks, else the whole list. */
export const loopedByHand = ({ playlist, marked }: Pick<PlayerParts, 'playlist' | 'marked'>) =>
  markedRange(marked, playlist.frames) ?? { from: 0, to: playlist.frames };

function useShuttle(deck: Deck): CommandHandlers {
  const { player } = useStores();
  const speedOf = () => deck.state.getState().speed;
  const play = (speed: number) => deck.act({ kind: 'speed', speed });
  const stopHeld = useHeldKey('k', () => Math.abs(speedOf()) === SLOW && play(0));
  return {
    'player.playPause': () => play(speedOf() === 0 ? player.getState().playSpeed : 0),
    'player.pause': () => play(0),
    'player.forward': () => play(stopHeld.current ? SLOW : faster(speedOf())),
    'player.backward': () => play(stopHeld.current ? -SLOW : fasterBack(speedOf())),
  };
}

function steps({ deck, playlist, framesPerSecond }: PlayerParts): CommandHandlers {
  const step = (frames: number) => () => deck.act({ kind: 'step', frames });
  const second = Math.round(framesPerSecond);
  const cut = (direction: 1 | -1) => () => {
    const { frame } = deck.state.getState();
    const starts = playlist.clips.map(({ firstFrame }) => firstFrame);
    const target = direction === 1 ? starts.find((start) => start > frame) : starts.findLast((start) => start < frame);
    if (target !== undefined) deck.act({ kind: 'step', frames: target - frame });
  };
  return {
    'player.frameForward': step(1),
    'player.frameBack': step(-1),
    'player.fiveFramesForward': step(5),
    'player.fiveFramesBack': step(-5),
    'player.secondForward': step(second),
    'player.secondBack': step(-second),
    'player.nextClip': cut(1),
    'player.previousClip': cut(-1),
    'player.start': () => deck.act({ kind: 'to-start' }),
    'player.end': () => deck.act({ kind: 'to-end' }),
  };
}

function useMarks({ deck, playlist, marked }: PlayerParts): CommandHandlers {
  const { player } = useStores();
  const set = (which: 'markIn' | 'markOut') => () => {
    const { setMarks, markIn, markOut } = player.getState();
    setMarks(withMark(playlist, { markIn, markOut }, which, deck.state.getState().frame));
  };
  const goTo = (frame: number | null) => (frame === null ? undefined : () => standAt(deck, frame));
  const isMarked = marked.first !== null || marked.last !== null;
  return {
    'player.markIn': set('markIn'),
    'player.markOut': set('markOut'),
    'player.goToIn': goTo(marked.first),
    'player.goToOut': goTo(marked.last),
    'player.clearMarks': isMarked ? () => player.getState().setMarks(NO_MARKS) : undefined,
  };
}

export function standAt(deck: Deck, frame: number): void {
  deck.act({ kind: 'speed', speed: 0 });
  deck.show(frame);
}

function seamCommands({ deck, seams, seamActions }: PlayerParts): CommandHandlers {
  const go = (direction: 1 | -1) => () => {
    const mark = seamFrom(seams, deck.state.getState().frame, direction);
    if (mark) seamActions.go(mark.seam.segmentKey);
  };
  const loop = () => {
    const mark = nearestSeam(seams, deck.state.getState().frame);
    if (mark) seamActions.loop(mark.seam.segmentKey);
  };
  if (seams.length === 0) return {};
  return { 'player.nextSeam': go(1), 'player.previousSeam': go(-1), 'player.loopSeam': loop };
}
