// A 16:9 frame with a picture in it, or with words where there is none. The frame keeps its size either way.
import { IconPhotoOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import styles from './picture.module.css';

/** A hair's breadth of bars at the sides looks like a fault; that little is cut off instead. */
const isNear = (ratio: number, aspect: number) => Math.abs(ratio / aspect - 1) < 0.08;

interface PictureProps {
  readonly src: string | null;
  readonly alt: string;
  /** Said where there is no picture. */
  readonly absence: string;
  /** Width by height of the frame; 16:9 unless said. */
  readonly aspect?: number;
  readonly tone?: 'quiet' | 'problem';
  readonly children?: ReactNode;
}

export function Picture({ src, alt, absence, aspect = 16 / 9, tone = 'quiet', children }: PictureProps) {
  const [failedSrc, setFailedSrc] = useState<string | null>(null);
  const [trims, setTrims] = useState(false);
  const shows = src !== null && src !== failedSrc;
  return (
    <div className={styles.frame} data-tone={shows ? undefined : tone} style={{ aspectRatio: aspect }}>
      {shows ? (
        <img
          className={styles.image}
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          data-trims={trims || undefined}
          onLoad={({ currentTarget }) =>
            setTrims(isNear(currentTarget.naturalWidth / currentTarget.naturalHeight, aspect))
          }
          onError={() => setFailedSrc(src)}
        />
      ) : (
        <div className={styles.absence}>
          <IconPhotoOff size={20} stroke={1.4} aria-hidden />
          <span>{src === null ? absence : say`The picture cannot be shown`}</span>
        </div>
      )}
      {children}
    </div>
  );
}
