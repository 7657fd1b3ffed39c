// A 16:9 frame with a picture in it, or with words where there is none. The frame keeps its size either way.
import { IconPhotoOff } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import styles from './picture.module.css';

interface PictureProps {
  readonly src: string | null;
  readonly alt: string;
  /** Said where there is no picture. */
  readonly absence: string;
  readonly tone?: 'quiet' | 'problem';
  readonly children?: ReactNode;
}

export function Picture({ src, alt, absence, tone = 'quiet', children }: PictureProps) {
  const [failedSrc, setFailedSrc] = useState<string | null>(null);
  const shows = src !== null && src !== failedSrc;
  return (
    <div className={styles.frame} data-tone={shows ? undefined : tone}>
      {shows ? (
        <img
          className={styles.image}
          src={src}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onError={() => setFailedSrc(src)}
        />
      ) : (
        <div className={styles.absence}>
          <IconPhotoOff size={20} stroke={1.4} aria-hidden />
          <span>{src === null ? absence : 'The picture cannot be shown'}</span>
        </div>
      )}
      {children}
    </div>
  );
}
