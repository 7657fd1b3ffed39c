// Ties the deck to the page: its two elements, its programme, and the clip that was chosen.
import { type RefObject, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { useStores } from '../app/stores-context.ts';
import { versionedUrl } from '../app/versioned-url.ts';
import { Deck } from './deck.ts';
import { movedRange } from './in-out.ts';
import type { Playlist } from './playlist.ts';

interface DeckInput {
  readonly playlist: Playlist;
  readonly currentKey: string | null;
  readonly framesPerSecond: number;
}

export interface Screen {
  /** null until the two elements are in the page. */
  readonly deck: Deck | null;
  readonly first: RefObject<HTMLVideoElement | null>;
  readonly second: RefObject<HTMLVideoElement | null>;
}

export function useDeck({ playlist, currentKey, framesPerSecond }: DeckInput): Screen {
  const { studio, player } = useStores();
  const first = useRef<HTMLVideoElement>(null);
  const second = useRef<HTMLVideoElement>(null);
  const [deck, setDeck] = useState<Deck | null>(null);
  /** The clip the deck stands on, and how far into it. */
  const place = useRef({ key: '', frameInClip: 0 });
  /** The list it was loaded with. */
  const loaded = useRef<Playlist | null>(null);

  useEffect(() => {
    if (!first.current || !second.current) return;
    const made = new Deck(first.current, second.current);
    setDeck(made);
    return () => made.close();
  }, []);

  const programme = useMemo(() => {
    const urls = playlist.clips.map((clip) => versionedUrl(studio, clip.mediaPath, clip.version));
    return { playlist, framesPerSecond, urls };
  }, [playlist, framesPerSecond, studio]);
  // The clip that is played is none of its dependencies: playing on into the next one is no new programme.
  const onProgramme = useEffectEvent((next: Deck) => {
    const { key, frameInClip } = place.current;
    const stays = playlist.clips.find((clip) => clip.key === key);
    const clip = stays ?? playlist.clips.find((entry) => entry.key === currentKey) ?? playlist.clips[0];
    const { loop } = next.state.getState();
    const before = loaded.current;
    loaded.current = playlist;
    const moved = before && stays ? movedRange(loop, before, playlist) : null;
    next.load(programme, (clip?.firstFrame ?? 0) + (stays ? frameInClip : 0), moved);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another programme is what it is for
  useEffect(() => {
    if (deck) onProgramme(deck);
  }, [deck, programme]);

  // Playing on into another clip moves the mark in the list.
  const onDeckState = useEffectEvent((frame: number, clipIndex: number) => {
    const clip = playlist.clips[clipIndex];
    if (!clip) return;
    const entered = clip.key !== place.current.key;
    place.current = { key: clip.key, frameInClip: frame - clip.firstFrame };
    if (entered) player.getState().setClip(clip.key);
  });
  useEffect(() => deck?.state.subscribe(({ frame, clipIndex }) => onDeckState(frame, clipIndex)), [deck]);

  // A click in the list moves the deck.
  const onChosen = useEffectEvent((key: string | null) => {
    const clip = playlist.clips.find((entry) => entry.key === key);
    if (clip && clip.key !== place.current.key) deck?.show(clip.firstFrame);
  });
  useEffect(() => onChosen(currentKey), [currentKey]);

  return { deck, first, second };
}
