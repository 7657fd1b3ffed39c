// The take on the stage: plays without sound while the mouse is on it, or with its button.
import { ActionIcon } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconPhotoOff, IconPlayerPauseFilled, IconPlayerPlayFilled } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { say } from '#shared/i18n/say.ts';
import styles from './stage.module.css';

interface TakeVideoProps {
  readonly name: string;
  readonly src: string;
  readonly poster: string | null;
}

export function TakeVideo({ name, src, poster }: TakeVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  /** `looked-at`: only while the mouse is on it. */
  const [playing, setPlaying] = useState<'no' | 'looked-at' | 'yes'>('no');
  const [broken, setBroken] = useState(false);
  const isStill = useReducedMotion();
  const play = (why: 'looked-at' | 'yes') => {
    setPlaying(why);
    // Refused where another call overtook it: then that one counts.
    void video.current?.play().catch(() => undefined);
  };
  const pause = () => {
    setPlaying('no');
    video.current?.pause();
  };
  const isPlaying = playing === 'yes';
  return (
    <div
      className={styles.take}
      onPointerEnter={() => !isStill && playing === 'no' && play('looked-at')}
      onPointerLeave={() => playing === 'looked-at' && pause()}
    >
      <video
        ref={video}
        className={styles.picture}
        src={src}
        poster={poster ?? undefined}
        aria-label={say`The take of ${name}`}
        muted
        loop
        playsInline
        preload="metadata"
        onError={() => setBroken(true)}
      />
      {broken ? (
        <span className={styles.caption}>
          <IconPhotoOff size={15} stroke={1.5} aria-hidden /> {say`The clip cannot be played here.`}
        </span>
      ) : (
        <ActionIcon
          className={styles.play}
          variant="default"
          size={40}
          radius="xl"
          aria-label={isPlaying ? say`Pause the take` : say`Play the take`}
          onClick={() => (isPlaying ? pause() : play('yes'))}
        >
          {isPlaying ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
        </ActionIcon>
      )}
    </div>
  );
}
