// Where a picture laid over a keyframe stands, as styles of the page: the same rule as ffmpeg's, by sight. Pure.
import type { CSSProperties } from 'react';
import type { OverlayPlace } from '#shared/model/overlay.ts';

/** Inside a box of the keyframe's own shape that is a size container. */
export function overlayCss({ position, scale, opacity, margin }: OverlayPlace): CSSProperties {
  const edge = `${percent(margin)}cqmin`;
  const isLeft = position.endsWith('left');
  const isRight = position.endsWith('right');
  const isTop = position.startsWith('top');
  const isBottom = position.startsWith('bottom');
  return {
    width: `${percent(scale)}cqw`,
    opacity,
    ...(isLeft ? { left: edge } : isRight ? { right: edge } : { left: '50%' }),
    ...(isTop ? { top: edge } : isBottom ? { bottom: edge } : { top: '50%' }),
    translate: `${isLeft || isRight ? '0' : '-50%'} ${isTop || isBottom ? '0' : '-50%'}`,
  };
}

const percent = (share: number): number => Number((share * 100).toFixed(2));
