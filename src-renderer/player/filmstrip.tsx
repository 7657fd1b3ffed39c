// The line to scrub on: the whole list as a strip of pictures, with what stands where.
import { useComputedColorScheme } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { type PointerEvent, useEffect, useRef, useState } from 'react';
import type { Deck } from './deck.ts';
import { drawStrip, LANE_PIXELS, STRIP_PIXELS } from './draw-strip.ts';
import type { CrossfadeMark, SeamMark } from './film-marks.ts';
import styles from './filmstrip.module.css';
import { HoverStill } from './hover-still.tsx';
import type { MarkedFrames } from './in-out.ts';
import type { Playlist } from './playlist.ts';
import { frameAtPlace, placeOfFrame, placeUnder } from './strip-geometry.ts';
import { LoopedPart, MarkedPart, Playhead } from './strip-marks.tsx';
import { type Stills, useStills } from './use-stills.ts';

export interface FilmstripProps {
  readonly deck: Deck;
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
  /** Of the project's pictures, width by height. */
  readonly aspect: number;
  readonly seams: readonly SeamMark[];
  readonly crossfades: readonly CrossfadeMark[];
  readonly marked: MarkedFrames;
  readonly onSeam: (segmentKey: string) => void;
}

const REACH_PIXELS = 7;

export function Filmstrip(props: FilmstripProps) {
  const { deck, playlist, framesPerSecond, aspect, seams, crossfades, marked, onSeam } = props;
  const { ref, width } = useElementSize();
  const stills = useStills();
  const [place, setPlace] = useState<number | null>(null);
  const markAt = (x: number, reach: number) => {
    const near = (mark: SeamMark) => Math.abs(placeOfFrame(mark.frame, width, playlist.frames) - x);
    return seams.filter((mark) => near(mark) <= reach).toSorted((a, b) => near(a) - near(b))[0] ?? null;
  };
  const scrubTo = (event: PointerEvent<HTMLDivElement>) => {
    const x = xOf(event);
    setPlace(x);
    if (event.buttons === 1) deck.show(frameAtPlace(x, width, playlist.frames));
  };
  const under = place === null ? null : placeUnder(playlist, place, width);
  return (
    <div
      ref={ref}
      className={styles.strip}
      data-testid="filmstrip"
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const mark = yOf(event) < LANE_PIXELS ? markAt(xOf(event), REACH_PIXELS) : null;
        if (mark) onSeam(mark.seam.segmentKey);
        else scrubTo(event);
      }}
      onPointerMove={scrubTo}
      onPointerLeave={() => setPlace(null)}
      onPointerCancel={() => setPlace(null)}
    >
      <StripCanvas {...props} width={width} stills={stills} />
      <MarkedPart marked={marked} frames={playlist.frames} />
      <LoopedPart deck={deck} frames={playlist.frames} />
      <Playhead deck={deck} playlist={playlist} framesPerSecond={framesPerSecond} />
      {under && place !== null && (
        <HoverStill
          under={under}
          place={place}
          stripWidth={width}
          playlist={playlist}
          framesPerSecond={framesPerSecond}
          aspect={aspect}
          stills={stills}
          seam={markAt(place, REACH_PIXELS / 2)?.seam ?? null}
          crossfade={crossfades.find(({ from, to }) => under.frame >= from && under.frame < to) ?? null}
        />
      )}
    </div>
  );
}

const xOf = (event: PointerEvent<HTMLDivElement>) => event.clientX - event.currentTarget.getBoundingClientRect().left;
const yOf = (event: PointerEvent<HTMLDivElement>) => event.clientY - event.currentTarget.getBoundingClientRect().top;

type StripCanvasProps = FilmstripProps & { readonly width: number; readonly stills: Stills };

function StripCanvas({ playlist, aspect, seams, crossfades, width, stills }: StripCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const scheme = useComputedColorScheme('dark');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another scheme has other colours, another version more stills
  useEffect(() => {
    const element = canvas.current;
    const context = element?.getContext('2d');
    if (!element || !context || width === 0) return;
    const ratio = window.devicePixelRatio || 1;
    element.width = Math.round(width * ratio);
    element.height = Math.round(STRIP_PIXELS * ratio);
    context.scale(ratio, ratio);
    const style = getComputedStyle(element);
    const wanted = new Set<string>();
    drawStrip(context, {
      playlist,
      width,
      aspect,
      seams,
      crossfades,
      stillOf: (clip, kind) => {
        wanted.add(stills.urlOf(clip, kind));
        return stills.of(clip, kind);
      },
      colorOf: (css) => style.getPropertyValue(/^var\((.+)\)$/.exec(css)?.[1] ?? '').trim() || css,
    });
    stills.keepOnly(wanted);
  }, [playlist, aspect, seams, crossfades, width, scheme, stills.version]);
  return <canvas ref={canvas} className={styles.canvas} style={{ height: STRIP_PIXELS }} aria-hidden />;
}
