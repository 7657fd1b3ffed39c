// A small picture that moves as the camera does: hills behind, a house in front, so that turning, travelling and zooming differ.
import type { CameraWord, MotionType } from './camera-words.ts';
import styles from './move-picture.module.css';

export type Move = 'static' | 'push' | 'dolly' | 'pan' | 'tilt' | 'zoom' | 'crane' | 'orbit';

const OF_CAMERA: Record<CameraWord, { readonly move: Move; readonly slow?: true }> = {
  static: { move: 'static' },
  slow_push: { move: 'push', slow: true },
  dolly: { move: 'dolly' },
  pan: { move: 'pan' },
  slow_pan: { move: 'pan', slow: true },
  tilt: { move: 'tilt' },
  zoom: { move: 'zoom' },
  crane: { move: 'crane' },
};

const OF_MOTION: Record<MotionType, Move> = {
  none: 'static',
  macro_dolly: 'dolly',
  macro_pan: 'pan',
  macro_tilt: 'tilt',
  macro_zoom: 'zoom',
  macro_orbit: 'orbit',
};

export const CameraPicture = ({ word }: { readonly word: CameraWord }) => (
  <MovePicture move={OF_CAMERA[word].move} slow={OF_CAMERA[word].slow ?? false} />
);

export const MotionPicture = ({ type }: { readonly type: MotionType }) => (
  <MovePicture move={OF_MOTION[type]} slow={false} />
);

/** Says nothing by itself: its name stands beside it. */
function MovePicture({ move, slow }: { readonly move: Move; readonly slow: boolean }) {
  return (
    <svg className={styles.picture} viewBox="0 0 64 36" data-move={move} data-slow={slow || undefined} aria-hidden>
      <g className={styles.far}>
        <rect x="-40" y="-40" width="144" height="116" className={styles.sky} />
        <circle cx="47" cy="9" r="4" className={styles.sun} />
        <path d="M-40 30 L-14 16 L4 24 L22 11 L40 23 L58 14 L104 28 V80 H-40Z" className={styles.hills} />
      </g>
      <g className={styles.near}>
        <rect x="-40" y="29" width="144" height="60" className={styles.ground} />
        <path d="M25 30 V22 L32 16 L39 22 V30Z" className={styles.house} />
        <rect x="30.5" y="24.5" width="3.5" height="5.5" className={styles.door} />
        <path d="M4 31 L8 19 L12 31Z M52 31 L56 17 L60 31Z" className={styles.tree} />
      </g>
    </svg>
  );
}
