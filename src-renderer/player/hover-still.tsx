// What is under the pointer on the filmstrip: a small picture of that moment, its time, and what is special there.
import { many, say } from '#shared/i18n/say.ts';
import { STRIP_TILE_WIDTH_PIXELS, stripTiles } from '#shared/model/filmstrip.ts';
import type { SeamView } from '#shared/model/seam.ts';
import { SEAM_LOOKS, seamState } from '../film/seam-looks.tsx';
import type { CrossfadeMark } from './film-marks.ts';
import styles from './filmstrip.module.css';
import { timecode } from './frame-clock.ts';
import type { Clip, Playlist } from './playlist.ts';
import { boxOver, type HoveredPlace, placeOfFrame, tileOfFrame } from './strip-geometry.ts';
import type { Stills } from './use-stills.ts';

interface HoverStillProps {
  readonly under: HoveredPlace;
  readonly place: number;
  readonly stripWidth: number;
  readonly playlist: Playlist;
  readonly framesPerSecond: number;
  readonly aspect: number;
  readonly stills: Stills;
  readonly seam: SeamView | null;
  readonly crossfade: CrossfadeMark | null;
}

const GAP_REACH_PIXELS = 12;

export function HoverStill(props: HoverStillProps) {
  const { under, place, stripWidth, playlist, framesPerSecond, aspect, stills, seam, crossfade } = props;
  const clip = playlist.clips[under.index];
  if (!clip) return null;
  const strip = stills.of(clip, 'strip');
  const tile = tileOfFrame(under.frameInClip, clip.frames);
  const time = timecode(under.frame, framesPerSecond);
  return (
    <div className={styles.hover} style={{ left: boxOver(place, STRIP_TILE_WIDTH_PIXELS + 2, stripWidth) }}>
      <div
        className={styles.tile}
        data-testid="hover-still"
        data-state={typeof strip === 'string' ? strip : 'loaded'}
        style={{
          height: Math.round(STRIP_TILE_WIDTH_PIXELS / aspect),
          ...(typeof strip !== 'string' && {
            backgroundImage: `url(${JSON.stringify(strip.src)})`,
            backgroundSize: `${stripTiles(clip.frames).length * STRIP_TILE_WIDTH_PIXELS}px 100%`,
            backgroundPositionX: -tile * STRIP_TILE_WIDTH_PIXELS,
          }),
        }}
      >
        {typeof strip === 'string' && <span>{time}</span>}
      </div>
      <div className={styles.hoverWords}>
        <span>{time}</span>
        <span className={styles.hoverShot}>
          {say`Shot ${clip.shotId} · ${clip.segmentIndex + 1} of ${clip.segmentCount}`}
        </span>
      </div>
      {seam && <HoveredSeam seam={seam} />}
      {crossfade && (
        <p className={styles.hoverNote}>{say`Crossfade from ${crossfade.fromShotId}, seen in the export`}</p>
      )}
      {isAtGap(clip, under, props) && (
        <p className={styles.hoverNote} data-tone="gap">
          {many(
            clip.missingBefore,
            '{{count}} segment is missing before it',
            '{{count}} segments are missing before it',
          )}
        </p>
      )}
    </div>
  );
}

/** A gap has no width on the strip: it is told of near the cut that hides it. */
function isAtGap(clip: Clip, under: HoveredPlace, { playlist, stripWidth }: HoverStillProps): boolean {
  return clip.missingBefore > 0 && placeOfFrame(under.frameInClip, stripWidth, playlist.frames) < GAP_REACH_PIXELS;
}

function HoveredSeam({ seam }: { readonly seam: SeamView }) {
  const { sentence, icon: Mark, color } = SEAM_LOOKS[seamState(seam)];
  return (
    <p className={styles.hoverNote} style={{ color }}>
      <Mark size={12} stroke={2.2} aria-hidden /> {sentence()}
    </p>
  );
}
